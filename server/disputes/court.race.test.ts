// Proves: one of two admins decides, a case is decided or taken back and never both, a hold is never released while its share is contested however an opening meets a release or the sharing
// of the fee, and a decision that becomes final meets the sharing of the fee without a cent lost. Would miss: a path that writes the tables by hand.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { brokenInvariants } from "@/db/testing/invariants";
import { deadlocksOf, together, warm } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { proof } from "@/db/testing/world/disputes";
import type { Recruiter, Someone } from "@/db/testing/world/people";
import { recordInvoicePayments } from "../billing";
import { allocateFee, releaseDueHolds } from "../payouts";
import { answerDispute, withdrawDispute } from "./answer-dispute";
import { contestClaim } from "./contest-claim";
import { decideDispute } from "./decide-dispute";
import { settleDispute } from "./settle-case";

let world: World;
let holder: Recruiter;
let challenger: Recruiter;
let admins: [Someone, Someone];
beforeAll(async () => {
  world = await makeWorld(20);
  [holder, challenger] = [await world.recruiter(), await world.recruiter()];
  admins = [await world.person({ platformRole: "support" }), await world.person({ platformRole: "owner" })];
  await warm(world.db, 8);
});
afterAll(() => world.close());

const because = "Their mails are a month older.";
const codes = (results: readonly PromiseSettledResult<unknown>[]) => results.flatMap((one) => (one.status === "rejected" ? [(one.reason as { code?: string }).code ?? String(one.reason)] : []));
const answered = async () => {
  const made = await world.contested({ holder, challenger });
  await answerDispute.call(holder.ctx, { disputeId: made.disputeId, answer: "We had an agreement in writing." });
  return made;
};
const open = async (applicationId: string) => contestClaim.call(challenger.ctx, { applicationId, statement: "I had spoken with them before.", evidence: await proof(world.db) });
const sourcerHolds = (placementId: string) => world.db.execute<{ state: string; open_disputes: number; payee_id: string; amount: string }>(sql`select h.state, h.open_disputes, h.payee_id, h.amount_minor::text as amount from escrow_holds h join payout_splits s on s.id = h.payout_split_id and s.role = 'candidate_sourcer' where h.placement_id = ${placementId}`);
const paid = async (made: { stripeInvoiceId: string; amountMinor: bigint }) => recordInvoicePayments.call(world.system, { stripeInvoiceId: made.stripeInvoiceId, payments: [await world.payment(made.amountMinor)] });

describe("two who end a case at once", () => {
  it("are one: two admins, over 20 rounds", async () => {
    for (let round = 0; round < 20; round++) {
      const { disputeId } = await answered();
      const { results, inFlight } = await together(2, (i) => decideDispute.call((admins[i] ?? admins[0]).ctx, { disputeId, outcome: i === 0 ? "upheld" : "overturned", reason: because }));
      expect(inFlight).toBe(2);
      expect(codes(results)).toEqual(["changed_meanwhile"]);
      expect(await world.db.execute(sql`select round from dispute_decisions where dispute_id = ${disputeId}`)).toHaveLength(1);
    }
  }, 60_000);
  it("are one: an admin decides and the opener takes it back, over 15 rounds", async () => {
    const ends = new Set<string>();
    for (let round = 0; round < 15; round++) {
      const { disputeId } = await answered();
      const work = [() => decideDispute.call(admins[0].ctx, { disputeId, outcome: "overturned", reason: because }), () => withdrawDispute.call(challenger.ctx, { disputeId })];
      const { results } = await together<unknown>(2, (i) => work[(i + round) % 2]?.() ?? Promise.resolve());
      expect(codes(results)).toHaveLength(1);
      for (const code of codes(results)) expect(["changed_meanwhile", "nothing_to_withdraw"]).toContain(code);
      const [row] = await world.db.execute<{ state: string }>(sql`select state from disputes where id = ${disputeId}`);
      ends.add(row?.state ?? "");
    }
    expect([...ends].every((state) => state === "decided" || state === "withdrawn")).toBe(true);
  }, 60_000);
});

describe("an opening", () => {
  it("meets the release: a hold is released or contested, never both, over 20 rounds", async () => {
    let frozen = 0;
    for (let round = 0; round < 20; round++) {
      const made = await world.allocated({ holder, recruiter: challenger });
      await world.passTime({ days: 120 });
      // An opening looks around before it writes: the release sets out later and later, so that each comes first in some rounds.
      const late = async () => {
        for (let i = 0; i < round; i++) await world.db.execute(sql`select 1`);
        return releaseDueHolds.call(world.system, {});
      };
      const { results } = await together<unknown>(2, (i) => (i === 0 ? open(made.applicationId) : late()));
      expect(codes(results)).toEqual([]);
      for (const hold of await sourcerHolds(made.placementId)) {
        expect(hold.state === "released" && hold.open_disputes > 0).toBe(false);
        if (hold.open_disputes > 0) frozen++;
      }
    }
    expect(frozen).toBeGreaterThan(0);
    expect(frozen).toBeLessThan(60);
    console.log(`open ∥ release: ${frozen} holds frozen of ${20 * 3}`);
    expect(await brokenInvariants(world.db)).toEqual([]);
  }, 120_000);
  it("meets the sharing of the fee: the contested holds are frozen, whoever came first, over 20 rounds", async () => {
    for (let round = 0; round < 20; round++) {
      const made = await world.invoiced({ holder, recruiter: challenger });
      await paid(made);
      const work = [() => open(made.applicationId), () => allocateFee.call(world.system, { placementId: made.placementId })];
      const { results } = await together<unknown>(2, (i) => work[(i + round) % 2]?.() ?? Promise.resolve());
      expect(codes(results)).toEqual([]);
      const holds = await sourcerHolds(made.placementId);
      expect(holds.length).toBeGreaterThan(0);
      expect(holds.every((hold) => hold.open_disputes === 1)).toBe(true);
    }
    expect(await brokenInvariants(world.db)).toEqual([]);
  }, 120_000);
});

it("a decision that becomes final meets the sharing of the fee: the winner has the share, whoever came first, over 15 rounds", async () => {
  for (let round = 0; round < 15; round++) {
    const made = await world.invoiced({ holder, recruiter: challenger });
    const { disputeId } = await open(made.applicationId);
    await answerDispute.call(holder.ctx, { disputeId, answer: "We had an agreement in writing." });
    await decideDispute.call(admins[0].ctx, { disputeId, outcome: "shared", openerBasisPoints: 4_001, reason: because });
    await world.passTime({ days: 15 });
    await paid(made);
    const work = [() => settleDispute.call(world.system, { disputeId }), () => allocateFee.call(world.system, { placementId: made.placementId })];
    const { results } = await together<unknown>(2, (i) => work[(i + round) % 2]?.() ?? Promise.resolve());
    expect(codes(results)).toEqual([]);
    const live = (await sourcerHolds(made.placementId)).filter((hold) => hold.state !== "moved");
    const total = live.reduce((sum, hold) => sum + BigInt(hold.amount), 0n);
    const won = live.filter((hold) => hold.payee_id === challenger.payeeId).reduce((sum, hold) => sum + BigInt(hold.amount), 0n);
    expect(won).toBe((total * 4_001n + 5_000n) / 10_000n);
    expect(live.every((hold) => hold.open_disputes === 0)).toBe(true);
  }
  expect(await brokenInvariants(world.db)).toEqual([]);
  expect(await deadlocksOf(world.db)).toBe(0);
}, 120_000);
