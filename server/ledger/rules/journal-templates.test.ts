// Proves: every template balances for any amounts, and leaves out empty entries. Would miss: a template used for the wrong cause.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { feeAllocated, holdReleased, invoiceIssued, invoicePaid, type JournalDraft, shareAwarded, transferSent } from "./journal-templates";

const of = { placementId: "plc_1", currency: "USD" as const };
const positive = fc.bigInt({ min: 1n, max: 10_000_000_000_000n });
const sum = (journal: JournalDraft) => journal.entries.reduce((total, entry) => total + entry.minor, 0n);

describe("journal templates", () => {
  it("balance", () => {
    fc.assert(
      fc.property(positive, positive, fc.array(positive, { minLength: 1, maxLength: 10 }), (amountMinor, platformMinor, shares) => {
        const held = shares.map((share, i) => ({ payeeId: `pye_${i}`, amountMinor: share }));
        const feeMinor = platformMinor + shares.reduce((total, share) => total + share, 0n);
        const journals = [
          invoiceIssued({ ...of, invoiceId: "inv_1", amountMinor }),
          invoicePaid({ ...of, paymentId: "pay_1", amountMinor, costMinor: amountMinor / 30n }),
          feeAllocated({ ...of, feeMinor, platformMinor, held }),
          holdReleased({ ...of, holdId: "hld_1", payeeId: "pye_1", amountMinor }),
          shareAwarded({ ...of, disputeId: "dsp_1", fromPayeeId: "pye_1", toPayeeId: "pye_2", amountMinor }),
          transferSent({ ...of, intentId: "tri_1", payeeId: "pye_1", amountMinor }),
        ];
        for (const journal of journals) {
          expect(sum(journal)).toBe(0n);
          expect(journal.entries.length).toBeGreaterThanOrEqual(2);
          expect(journal.entries.every((entry) => entry.minor !== 0n)).toBe(true);
        }
      }),
    );
  });
  it("leaves out a platform part of zero", () => {
    expect(feeAllocated({ ...of, feeMinor: 5n, platformMinor: 0n, held: [{ payeeId: "pye_1", amountMinor: 5n }] }).entries).toHaveLength(2);
  });
});
