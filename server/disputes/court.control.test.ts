// Proves: a contested share is released although its case is open once the trigger is gone that freezes holds as they are made, so that the green run of the same steps means something.
// Would miss: a harness that fails for another reason as well; what is found is the contested payee's hold alone.
import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { controlName, controls } from "@/db/testing/controls";
import { makeWorld, type World } from "@/db/testing/world";
import { proof } from "@/db/testing/world/disputes";
import { recordInvoicePayments } from "../billing";
import { allocateFee, releaseDueHolds } from "../payouts";
import { contestClaim } from "./contest-claim";

/** A case is opened, the fee is shared out while it is open, and every date passes. Out: how many contested holds were released all the same. */
async function contestedReleases(world: World): Promise<number> {
  const [holder, recruiter] = [await world.recruiter(), await world.recruiter()];
  const made = await world.invoiced({ holder, recruiter });
  await contestClaim.call(recruiter.ctx, { applicationId: made.applicationId, statement: "I had spoken with them before.", evidence: await proof(world.db) });
  await recordInvoicePayments.call(world.system, { stripeInvoiceId: made.stripeInvoiceId, payments: [await world.payment(made.amountMinor)] });
  await allocateFee.call(world.system, { placementId: made.placementId });
  await world.passTime({ days: 120 });
  await releaseDueHolds.call(world.system, { limit: 1_000 });
  const [row] = await world.db.execute<{ n: number }>(sql`select count(*)::int as n from escrow_holds where placement_id = ${made.placementId} and payee_id = ${holder.payeeId} and state = 'released'`);
  return row?.n ?? 0;
}

it(controlName(controls.contested), async () => {
  const world = await makeWorld();
  try {
    expect(await contestedReleases(world)).toBe(0);
    await world.database.ownerSql`drop trigger hold_contested on escrow_holds`;
    expect(await contestedReleases(world)).toBe(3);
  } finally {
    await world.close();
  }
}, 60_000);
