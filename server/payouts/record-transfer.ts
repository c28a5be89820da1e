import { and, desc, eq, inArray } from "drizzle-orm";
import { z } from "zod";
import { payeeAccounts, payoutSchedules, transferIntents, transfers } from "@/db/schema/money";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { postJournals, transferSent } from "../ledger";
import { currencyOf } from "../money";

const intentRef = z.string().max(limits.idLength);

/**
 * Records that the provider has made an intent's transfer. The call's answer, the webhook and the look-up all come here; the first
 * wins, the others change nothing. What differs from the intent freezes it for a person to look at.
 */
export const recordTransferSent = command({
  input: z.strictObject({ intentId: intentRef, stripeTransferId: intentRef, amountMinor: z.bigint(), currency: z.string().length(3), destination: z.string().max(limits.idLength) }),
  output: z.strictObject({ state: z.enum(["sent", "already", "frozen", "unknown_intent"]) }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, input) {
    const [intent] = await tx.select().from(transferIntents).where(eq(transferIntents.id, input.intentId)).for("update");
    if (!intent) return { state: "unknown_intent" as const };
    const [last] = await tx.select().from(transfers).where(eq(transfers.intentId, intent.id)).orderBy(desc(transfers.attempt)).limit(1);
    if (intent.state === "sent") {
      if (last?.stripeTransferId === input.stripeTransferId) return { state: "already" as const };
      throw new Error(`Intent ${intent.id} is sent as ${String(last?.stripeTransferId)}, and the provider also shows ${input.stripeTransferId}.`);
    }
    const same = intent.amountMinor === input.amountMinor && intent.currency === input.currency && intent.destination === input.destination && last !== undefined && last.outcome !== "refused";
    if (!same) {
      if (intent.state === "calling" || intent.state === "unknown") await tx.update(transferIntents).set({ state: "frozen" }).where(eq(transferIntents.id, intent.id));
      await tx.update(payoutSchedules).set({ state: "frozen", leaseUntil: null }).where(and(eq(payoutSchedules.id, intent.scheduleId), inArray(payoutSchedules.state, ["claimed", "scheduled"])));
      emit({ type: "payouts/transfer.differs", data: { intentId: intent.id, stripeTransferId: input.stripeTransferId, payeeId: intent.payeeId }, placementId: intent.placementId });
      return { state: "frozen" as const };
    }
    await tx.update(transfers).set({ outcome: "sent", stripeTransferId: input.stripeTransferId, endedAt: now }).where(and(eq(transfers.intentId, intent.id), eq(transfers.attempt, last.attempt)));
    await tx.update(transferIntents).set({ state: "sent", sentAt: now }).where(eq(transferIntents.id, intent.id));
    await tx.update(payoutSchedules).set({ state: "paid", paidAt: now, leaseUntil: null, retryAt: null, refusal: null }).where(eq(payoutSchedules.id, intent.scheduleId));
    await postJournals(tx, [transferSent({ intentId: intent.id, placementId: intent.placementId, payeeId: intent.payeeId, currency: currencyOf(intent.currency), amountMinor: intent.amountMinor })], now);
    emit({ type: "payouts/transfer.sent", data: { scheduleId: intent.scheduleId, placementId: intent.placementId, payeeId: intent.payeeId }, placementId: intent.placementId });
    return { state: "sent" as const };
  },
});

/** Stores a definitive refusal: only now may a new attempt, under a new key, exist. The schedule waits and is tried again. */
export const recordTransferRefused = command({
  input: z.strictObject({ intentId: intentRef, attempt: z.number().int(), code: z.string().max(80), payeeCannotReceive: z.boolean() }),
  output: z.strictObject({ retryAt: z.date().nullable() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, input) {
    const [intent] = await tx.select().from(transferIntents).where(eq(transferIntents.id, input.intentId)).for("update");
    if (!intent || (intent.state !== "calling" && intent.state !== "unknown")) return { retryAt: null };
    if (intent.state === "unknown") await tx.update(transferIntents).set({ state: "calling" }).where(eq(transferIntents.id, intent.id));
    const retryAt = new Date(now.getTime() + limits.refusalPauseMs);
    await tx.update(transfers).set({ outcome: "refused", refusal: input.code, endedAt: now }).where(and(eq(transfers.intentId, intent.id), eq(transfers.attempt, input.attempt)));
    await tx.update(transferIntents).set({ state: "ready" }).where(eq(transferIntents.id, intent.id));
    await tx.update(payoutSchedules).set({ state: "scheduled", leaseUntil: null, refusal: input.code, retryAt }).where(and(eq(payoutSchedules.id, intent.scheduleId), eq(payoutSchedules.state, "claimed")));
    if (input.payeeCannotReceive) await tx.update(payeeAccounts).set({ transfersActive: false, updatedAt: now }).where(eq(payeeAccounts.payeeId, intent.payeeId));
    emit({ type: "payouts/transfer.refused", data: { scheduleId: intent.scheduleId, code: input.code, payeeId: intent.payeeId }, placementId: intent.placementId });
    return { retryAt };
  },
});

/** Stores that nobody knows what became of a call. It is looked up before anything else happens to it. */
export const recordTransferUnknown = command({
  input: z.strictObject({ intentId: intentRef, attempt: z.number().int(), why: z.string().max(limits.lineLength), giveUp: z.boolean() }),
  output: z.strictObject({ state: z.enum(["unknown", "frozen", "settled"]) }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, input) {
    const [intent] = await tx.select().from(transferIntents).where(eq(transferIntents.id, input.intentId)).for("update");
    if (!intent || (intent.state !== "calling" && intent.state !== "unknown")) return { state: "settled" as const };
    await tx.update(transfers).set({ outcome: "unknown" }).where(and(eq(transfers.intentId, intent.id), eq(transfers.attempt, input.attempt), inArray(transfers.outcome, ["open", "unknown"])));
    await tx.update(transferIntents).set({ state: input.giveUp ? "frozen" : "unknown" }).where(eq(transferIntents.id, intent.id));
    if (input.giveUp) {
      await tx.update(payoutSchedules).set({ state: "frozen", leaseUntil: null }).where(and(eq(payoutSchedules.id, intent.scheduleId), eq(payoutSchedules.state, "claimed")));
      emit({ type: "payouts/transfer.unresolved", data: { intentId: intent.id, why: input.why, payeeId: intent.payeeId }, placementId: intent.placementId });
      return { state: "frozen" as const };
    }
    const retryAt = new Date(now.getTime() + 60_000);
    await tx.update(payoutSchedules).set({ state: "scheduled", leaseUntil: null, retryAt, refusal: null }).where(and(eq(payoutSchedules.id, intent.scheduleId), eq(payoutSchedules.state, "claimed")));
    return { state: "unknown" as const };
  },
});
