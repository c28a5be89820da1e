import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { escrowHolds, payeeAccounts, payoutSchedules, placementMoney, transferIntents, transfers } from "@/db/schema/money";
import { payoutStops as stops } from "@/db/schema/ground";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { payoutErrors } from "./errors";

const go = z.strictObject({
  go: z.literal(true), intentId: z.string(), attempt: z.number().int(), amountMinor: z.bigint(), currency: z.string(), destination: z.string(), placementId: z.string(), scheduleId: z.string(),
  payeeId: z.string(), lookFirst: z.boolean(), firstTriedAt: z.date(), now: z.date(),
});
const stay = z.strictObject({ go: z.literal(false), why: z.string() });

/**
 * Commits the intent and the attempt before the provider is called (invariant 4, I-12, I-13).
 * In: the schedule and the fence of the claim. Out: the call to make, whether to look it up first; or why there is nothing to do.
 */
export const beginTransfer = command({
  input: z.strictObject({ scheduleId: z.string().max(limits.idLength), claimNo: z.number().int() }),
  output: z.union([go, stay]),
  allow: asSystem,
  errors: payoutErrors,
  async run({ tx, now }, input) {
    const [schedule] = await tx.select().from(payoutSchedules).where(eq(payoutSchedules.id, input.scheduleId)).for("update");
    if (schedule?.state !== "claimed" || schedule.claimNo !== input.claimNo) return { go: false as const, why: "the claim is lost" };
    const [hold] = await tx.select({ state: escrowHolds.state }).from(escrowHolds).where(eq(escrowHolds.id, schedule.holdId));
    const [account] = await tx.select().from(payeeAccounts).where(eq(payeeAccounts.payeeId, schedule.payeeId));
    const [stopped] = await tx.select({ id: stops.id }).from(stops).where(and(eq(stops.currency, schedule.currency), sql`${stops.closedAt} is null`)).limit(1);
    const why = hold?.state !== "released" ? "its hold is not released" : !account?.transfersActive ? "the payee cannot receive" : stopped ? "payouts of this currency are stopped" : null;
    if (why || !account) {
      await tx.update(payoutSchedules).set({ state: "scheduled", leaseUntil: null }).where(eq(payoutSchedules.id, schedule.id));
      return { go: false as const, why: why ?? "the payee has no account" };
    }
    const inserted = await tx
      .insert(transferIntents)
      .values({
        id: newId("intent"), scheduleId: schedule.id, holdId: schedule.holdId, placementId: schedule.placementId, payeeId: schedule.payeeId, sliceNo: schedule.sliceNo,
        currency: schedule.currency, amountMinor: schedule.amountMinor, destination: account.stripeAccountId, createdAt: now,
      })
      .onConflictDoNothing()
      .returning();
    if (inserted.length > 0) {
      await tx.update(placementMoney).set({ sentMinor: sql`${placementMoney.sentMinor} + ${schedule.amountMinor}` }).where(eq(placementMoney.placementId, schedule.placementId));
    }
    const [intent] = await tx.select().from(transferIntents).where(and(eq(transferIntents.holdId, schedule.holdId), eq(transferIntents.sliceNo, schedule.sliceNo))).for("update");
    if (!intent) throw new Error(`No intent for ${schedule.id} after making one.`);
    if (intent.state === "sent" || intent.state === "frozen" || intent.state === "cancelled") return { go: false as const, why: `the intent is ${intent.state}` };
    const [last] = await tx.select().from(transfers).where(eq(transfers.intentId, intent.id)).orderBy(desc(transfers.attempt)).limit(1);
    const again = last?.outcome === "open" || last?.outcome === "unknown";
    const attempt = again ? last.attempt : (last?.attempt ?? 0) + 1;
    if (!again) {
      await tx.insert(transfers).values({ intentId: intent.id, attempt, prevOutcome: last ? last.outcome : null, placementId: intent.placementId, startedAt: now });
    }
    if (intent.state !== "calling") {
      await tx.update(transferIntents).set({ state: "calling" }).where(eq(transferIntents.id, intent.id));
    }
    return {
      go: true as const, intentId: intent.id, attempt, amountMinor: intent.amountMinor, currency: intent.currency, destination: intent.destination, placementId: intent.placementId,
      scheduleId: schedule.id, payeeId: schedule.payeeId, lookFirst: again || last !== undefined, firstTriedAt: again ? last.startedAt : now, now,
    };
  },
});
