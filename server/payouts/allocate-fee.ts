import { addDays } from "date-fns";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { escrowHolds, invoicePayments, invoices, payoutSchedules, placementMoney } from "@/db/schema/money";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asSystem } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { feeAllocated, postJournals } from "../ledger";
import { currencyOf } from "../money";
import { payoutDates, placementForBilling } from "../placements";
import { policyAt } from "../policy";
import { moneySplitOf } from "../splits";
import { awardsOn } from "./award-share";
import { payoutErrors } from "./errors";
import { withAwards } from "./rules/awarded-shares";
import { later, slicesOf } from "./rules/slices";

/**
 * Shares an arrived fee: the platform's part becomes revenue, each payee's part is held in dated slices (DESIGN §4, "fee allocated").
 * Runs once per placement, when its invoice is paid in full; asked again, changes nothing.
 */
export const allocateFee = command({
  input: z.strictObject({ placementId: z.string().max(limits.idLength) }),
  output: z.strictObject({ fresh: z.boolean(), holds: z.number().int() }),
  allow: asSystem,
  errors: payoutErrors,
  async run({ tx, now, emit }, { placementId }) {
    const [invoice] = await tx.select().from(invoices).where(eq(invoices.placementId, placementId)).for("update");
    const placement = await placementForBilling(tx, placementId);
    const split = await moneySplitOf(tx, placementId);
    if (!invoice || !placement?.startedAt || !split) return notFound();
    if (invoice.state !== "paid") return { fresh: false, holds: 0 };
    const [known] = await tx.select({ id: escrowHolds.id }).from(escrowHolds).where(eq(escrowHolds.placementId, placementId)).limit(1);
    if (known) return { fresh: false, holds: 0 };

    const payments = await tx.select({ availableAt: invoicePayments.availableAt }).from(invoicePayments).where(eq(invoicePayments.invoiceId, invoice.id));
    const policy = await policyAt(tx, placement.policyVersion);
    const usable = addDays(payments.reduce((latest, payment) => later(latest, payment.availableAt), now), policy.settings.payouts.bufferDays);
    const dates = payoutDates(placement.terms, placement.startedAt, placement.timeZone);
    const currency = currencyOf(placement.currency);

    const lines = withAwards(split.shares, await awardsOn(tx, placementId));
    const slices = lines.flatMap((share, i) => {
      // Of a share that a decision has divided, each part has its own slices, counted on.
      const before = lines.slice(0, i).filter((other) => other.payoutSplitId === share.payoutSplitId).length * dates.length;
      return slicesOf(share.amountMinor, dates).map((slice) => ({ ...slice, sliceNo: before + slice.sliceNo, share, holdId: newId("hold"), notBefore: later(slice.dueAt, usable) }));
    });
    await tx.insert(escrowHolds).values(
      slices.map((slice) => ({
        id: slice.holdId, payoutSplitId: slice.share.payoutSplitId, placementId, payeeId: slice.share.payeeId, sliceNo: slice.sliceNo, currency: placement.currency,
        amountMinor: slice.amountMinor, notBefore: slice.notBefore, createdAt: now,
      })),
    );
    await tx.insert(payoutSchedules).values(
      slices.map((slice) => ({
        id: newId("schedule"), holdId: slice.holdId, payoutSplitId: slice.share.payoutSplitId, placementId, payeeId: slice.share.payeeId, sliceNo: slice.sliceNo,
        currency: placement.currency, amountMinor: slice.amountMinor, dueAt: slice.notBefore, createdAt: now,
      })),
    );
    const allocated = split.shares.reduce((sum, share) => sum + share.amountMinor, 0n);
    await tx.update(placementMoney).set({ allocatedMinor: sql`${placementMoney.allocatedMinor} + ${allocated}` }).where(eq(placementMoney.placementId, placementId));
    const byPayee = new Map<string, bigint>();
    for (const share of lines) byPayee.set(share.payeeId, (byPayee.get(share.payeeId) ?? 0n) + share.amountMinor);
    await postJournals(
      tx,
      [feeAllocated({ placementId, currency, feeMinor: split.feeMinor, platformMinor: split.platformMinor, held: [...byPayee].map(([payeeId, amountMinor]) => ({ payeeId, amountMinor })) })],
      now,
    );
    emit({ type: "payouts/fee.allocated", data: { placementId, holds: slices.length }, placementId });
    return { fresh: true, holds: slices.length };
  },
});
