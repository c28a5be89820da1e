import { z } from "zod";
import { type Ctx, flow } from "../kernel/command";
import { failpoint } from "../kernel/failpoints";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { payeeRefusals } from "../providers/stripe";
import { createTransfer, findTransfer } from "../providers/stripe-money";
import { beginTransfer } from "./begin-transfer";
import { recordTransferRefused, recordTransferSent, recordTransferUnknown } from "./record-transfer";

/** Within this time the provider still knows our key; after it only the look-up may answer. */
const KEY_TRUSTED_MS = 20 * 3_600_000;

/**
 * Pays one claimed schedule: intent, look before leap, transfer, record (RELIABILITY §3.2). It may be repeated at any point.
 * Out: what became of it, in a word.
 */
export const paySchedule = flow({
  input: z.strictObject({ scheduleId: z.string().max(limits.idLength), claimNo: z.number().int() }),
  output: z.strictObject({ result: z.string() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }, input) {
    failpoint("payout.before-intent");
    const begun = await beginTransfer.call(ctx, input);
    if (!begun.go) return { result: begun.why };
    failpoint("payout.after-intent");
    const unknown = (why: string, giveUp = false) => markUnknown(ctx, begun.intentId, begun.attempt, why, giveUp);
    if (begun.lookFirst) {
      const found = await findTransfer(begun);
      if (found.kind !== "accepted") return unknown(`the look-up did not answer: ${found.kind === "unknown" ? found.why : found.code}`);
      if (found.value) return record(ctx, begun.intentId, found.value);
      if (begun.now.getTime() - begun.firstTriedAt.getTime() > KEY_TRUSTED_MS) return unknown("the provider has no such transfer and the key is too old to repeat", true);
    }
    failpoint("payout.before-call");
    const outcome = await createTransfer(begun);
    failpoint("payout.after-call");
    if (outcome.kind === "accepted") return record(ctx, begun.intentId, outcome.value);
    if (outcome.kind === "unknown") return unknown(outcome.why);
    await recordTransferRefused.call(ctx, { intentId: begun.intentId, attempt: begun.attempt, code: outcome.code, payeeCannotReceive: payeeRefusals.has(outcome.code) });
    return { result: `refused: ${outcome.code}` };
  },
});

async function record(ctx: Ctx, intentId: string, transfer: { id: string; amount: number; currency: string; destination: unknown }): Promise<{ result: string }> {
  const destination = typeof transfer.destination === "string" ? transfer.destination : String((transfer.destination as { id?: string } | null)?.id ?? "");
  const { state } = await recordTransferSent.call(ctx, { intentId, stripeTransferId: transfer.id, amountMinor: BigInt(transfer.amount), currency: transfer.currency.toUpperCase(), destination });
  failpoint("payout.after-record");
  return { result: state };
}

async function markUnknown(ctx: Ctx, intentId: string, attempt: number, why: string, giveUp: boolean): Promise<{ result: string }> {
  const { state } = await recordTransferUnknown.call(ctx, { intentId, attempt, why: why.slice(0, limits.lineLength), giveUp });
  return { result: `${state}: ${why}` };
}
