import { asc, eq, inArray, sql } from "drizzle-orm";
import { shareAwards } from "@/db/schema/disputes";
import { escrowHolds, payoutSchedules } from "@/db/schema/money";
import type { Reader, Tx } from "../kernel/database";
import { newId } from "../kernel/ids";
import { postJournals, shareAwarded } from "../ledger";
import { currencyOf } from "../money";
import { type Award, wonOfEach } from "./rules/awarded-shares";

type Hold = typeof escrowHolds.$inferSelect;
type Scope = { claimId: string; applicationId: string | null; fromPayeeId: string };

/**
 * Gives a part of a sourcer's share to somebody else, by a final decision: of what is still held at once, of fees that are shared out later when they are. What was released
 * or paid before the dispute stays where it went. Whoever makes holds of the same claim is waited for.
 */
export async function awardShare(tx: Tx, of: Scope & { disputeId: string; toPayeeId: string; basisPoints: number; now: Date }): Promise<void> {
  const { disputeId, claimId, applicationId, fromPayeeId, toPayeeId, basisPoints, now } = of;
  await tx.execute(sql`select 1 from candidate_sourcers where id = ${claimId} for no key update`);
  await tx.insert(shareAwards).values({ disputeId, claimId, applicationId, fromPayeeId, toPayeeId, basisPoints, awardedAt: now });
  for (const { placementId, currency, holds } of await heldOf(tx, of, true)) {
    const won = wonOfEach(holds.map((hold) => hold.amountMinor), basisPoints);
    const moved = holds.map((hold, i) => ({ hold, won: won[i] ?? 0n })).filter((one) => one.won > 0n);
    if (moved.length === 0) continue;
    await moveHolds(tx, moved, toPayeeId, now);
    const amountMinor = moved.reduce((sum, one) => sum + one.won, 0n);
    await postJournals(tx, [shareAwarded({ disputeId, placementId, currency: currencyOf(currency), fromPayeeId, toPayeeId, amountMinor })], now);
  }
}

/** What a decision would move now, placement by placement: what is held of the contested share, and what of it the winner gets. */
export async function awardableNow(db: Reader, of: Scope & { basisPoints: number }): Promise<{ placementId: string; currency: string; heldMinor: bigint; wonMinor: bigint }[]> {
  return (await heldOf(db, of, false)).map(({ placementId, currency, holds }) => {
    const amounts = holds.map((hold) => hold.amountMinor);
    const sum = (list: readonly bigint[]) => list.reduce((total, one) => total + one, 0n);
    return { placementId, currency, heldMinor: sum(amounts), wonMinor: of.basisPoints === 0 ? 0n : sum(wonOfEach(amounts, of.basisPoints)) };
  });
}

/** Final decisions on the sourcer's share of a placement, in their order. Waits for one that is being made: what it gives away is then known. */
export async function awardsOn(tx: Tx, placementId: string): Promise<Award[]> {
  await tx.execute(sql`select 1 from candidate_sourcers where id = (select sourcer_claim_id from placements where id = ${placementId}) for share`);
  return unsafeAwards(tx, placementId);
}

/** The same for a page, without waiting. */
export function unsafeAwards(db: Reader, placementId: string): Promise<Award[]> {
  return db
    .select({ fromPayeeId: shareAwards.fromPayeeId, toPayeeId: shareAwards.toPayeeId, basisPoints: shareAwards.basisPoints })
    .from(shareAwards)
    .where(sql`exists (select 1 from placements p where p.id = ${placementId} and p.sourcer_claim_id = ${shareAwards.claimId} and (${shareAwards.applicationId} is null or ${shareAwards.applicationId} = p.application_id))`)
    .orderBy(asc(shareAwards.awardedAt), asc(shareAwards.disputeId));
}

/** Held money of the contested share. A decision's own dispute is over when it asks, so that its freeze is lifted. */
async function heldOf(db: Reader, of: Scope, lock: boolean): Promise<{ placementId: string; currency: string; holds: Hold[] }[]> {
  const asked = db.select().from(escrowHolds).where(sql`${escrowHolds.state} = 'held' and ${escrowHolds.payeeId} = ${of.fromPayeeId} and exists (select 1 from payout_splits s join placements p on p.id = s.placement_id
    where s.id = ${escrowHolds.payoutSplitId} and s.role = 'candidate_sourcer' and p.sourcer_claim_id = ${of.claimId} and (${of.applicationId}::text is null or p.application_id = ${of.applicationId}))`).orderBy(asc(escrowHolds.payoutSplitId), asc(escrowHolds.sliceNo));
  const rows = lock ? await asked.for("update") : await asked;
  const placementIds = [...new Set(rows.map((row) => row.placementId))];
  return placementIds.map((placementId) => {
    const holds = rows.filter((row) => row.placementId === placementId);
    return { placementId, currency: holds[0]?.currency ?? "", holds };
  });
}

/** Ends holds and their dated payments, and holds the same money anew: the winner's part, and what remains to whom it was held for, with the same dates. */
async function moveHolds(tx: Tx, moved: readonly { hold: Hold; won: bigint }[], toPayeeId: string, now: Date): Promise<void> {
  const ids = moved.map((one) => one.hold.id);
  const dates = new Map((await tx.select({ holdId: payoutSchedules.holdId, dueAt: payoutSchedules.dueAt }).from(payoutSchedules).where(inArray(payoutSchedules.holdId, ids)).for("update")).map((row) => [row.holdId, row.dueAt]));
  await tx.update(payoutSchedules).set({ state: "cancelled" }).where(inArray(payoutSchedules.holdId, ids));
  await tx.update(escrowHolds).set({ state: "moved" }).where(inArray(escrowHolds.id, ids));
  const last = new Map<string, number>();
  for (const splitId of new Set(moved.map((one) => one.hold.payoutSplitId))) {
    const [row] = await tx.select({ no: sql<number>`max(${escrowHolds.sliceNo})::int` }).from(escrowHolds).where(eq(escrowHolds.payoutSplitId, splitId));
    last.set(splitId, row?.no ?? 0);
  }
  const next = (splitId: string) => {
    const no = (last.get(splitId) ?? 0) + 1;
    last.set(splitId, no);
    return no;
  };
  const parts = moved.flatMap(({ hold, won }) =>
    [{ payeeId: toPayeeId, amountMinor: won }, { payeeId: hold.payeeId, amountMinor: hold.amountMinor - won }].filter((part) => part.amountMinor > 0n).map((part) => {
      const same = { ...part, payoutSplitId: hold.payoutSplitId, placementId: hold.placementId, currency: hold.currency, sliceNo: next(hold.payoutSplitId), createdAt: now };
      const holdId = newId("hold");
      return { hold: { id: holdId, ...same, notBefore: hold.notBefore }, schedule: { id: newId("schedule"), ...same, holdId, dueAt: dates.get(hold.id) ?? hold.notBefore } };
    }),
  );
  await tx.insert(escrowHolds).values(parts.map((part) => part.hold));
  await tx.insert(payoutSchedules).values(parts.map((part) => part.schedule));
}
