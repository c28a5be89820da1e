// Proves: ten clicks at once on any button that decides over money do it once, and every other click is told that it is done; two people who
// decide differently at once leave one decision (T7). Would miss: the same click minutes later, which the state machines' own tests cover.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { deadlocksOf, fulfilled, together, warm } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { makeOffer, withdrawOffer } from "./applications/make-offer";
import { submitCandidate } from "./applications/submit-candidate";
import { recordInvoicePayments } from "./billing";
import { draftInvoice } from "./billing/draft-invoice";
import { markInvoiceIssued } from "./billing/mark-invoice-issued";
import { Refusal } from "./kernel/errors";
import { allocateFee } from "./payouts";
import { acceptOffer, declineOffer } from "./placements/accept-offer";
import { confirmStart } from "./placements/confirm-start";
import { releaseClaim } from "./sourcing/release-claim";

const CLICKS = 10;
const ROUNDS = 5;
let world: World;
beforeAll(async () => {
  world = await makeWorld(40);
  await warm(world.db, 40);
});
afterAll(() => world.close());

/** Clicks at once, round after round. Out: the answers of each round; the refusals' codes; fails without two in flight or with a deadlock. */
async function clicked<T>(prepare: () => Promise<() => Promise<T>>, check: (done: T[], refused: string[]) => Promise<void> | void): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const click = await prepare();
    const deadlocks = await deadlocksOf(world.db);
    const { results, inFlight } = await together(CLICKS, click);
    expect(inFlight).toBeGreaterThan(1);
    await check(fulfilled(results), refusals(results));
    expect(await deadlocksOf(world.db)).toBe(deadlocks);
  }
}
const refusals = (results: readonly PromiseSettledResult<unknown>[]) => results.flatMap((result) => (result.status === "rejected" ? [result.reason instanceof Refusal ? result.reason.code : String(result.reason)] : []));
const once = (codes: string[]) => (done: unknown[], refused: string[]) => {
  expect(done).toHaveLength(1);
  expect(refused).toHaveLength(CLICKS - 1);
  expect(codes).toEqual(expect.arrayContaining([...new Set(refused)]));
};
const count = async (query: ReturnType<typeof sql>) => (await world.db.execute<{ n: number }>(query))[0]?.n;

describe("ten clicks at once", () => {
  it("submit a candidate once", () =>
    clicked(async () => {
      const [recruiter, company] = [await world.recruiter(), await world.company()];
      const [jobId, { candidateId }] = [await world.job(company), await world.claimed(recruiter)];
      return () => submitCandidate.call(recruiter.ctx, { jobId, candidateId, note: "" });
    }, once(["already_submitted"])));

  it("submit a candidate whom nobody protects once, under one claim", () =>
    clicked(async () => {
      const [recruiter, company] = [await world.recruiter(), await world.company()];
      const [jobId, { candidateId, claimId }] = [await world.job(company), await world.claimed(recruiter)];
      await releaseClaim.call(recruiter.ctx, { claimId, reason: "Not looking any more" });
      return () => submitCandidate.call(recruiter.ctx, { jobId, candidateId, note: "" });
    }, once(["already_submitted", "changed_meanwhile"])));

  it("make an offer once", () =>
    clicked(async () => {
      const { applicationId, company } = await world.submission();
      const startDate = (await world.now()).toISOString().slice(0, 10);
      return () => makeOffer.call(company.ctx, { applicationId, baseSalaryMinor: "12000000", startDate });
    }, once(["offer_open", "changed_meanwhile"])));

  it("accept an offer once: one placement, one split that sums to its fee", () =>
    clicked(async () => {
      const { offerId, person } = await world.offered();
      return async () => ({ ...(await acceptOffer.call(person.ctx, { offerId })), offerId });
    }, async (done, refused) => {
      once(["changed_meanwhile"])(done, refused);
      const [row] = await world.db.execute<{ placements: number; sets: number; whole: boolean }>(sql`
        select count(distinct p.id)::int as placements, count(distinct s.id)::int as sets, sum(x.amount_minor) = max(p.fee_minor) as whole
        from placements p join payout_split_sets s on s.placement_id = p.id join payout_splits x on x.set_id = s.id where p.offer_id = ${done[0]?.offerId ?? ""}`);
      expect(row).toEqual({ placements: 1, sets: 1, whole: true });
    }));

  it("confirm a start once for each side: one start, one event, one guarantee", async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { placementId, company, recruiter, person } = await world.placed();
      const sides = [company, recruiter, person];
      const { results, inFlight } = await together(CLICKS, (i) => confirmStart.call((sides[i % 3] ?? company).ctx, { placementId }));
      expect(inFlight).toBeGreaterThan(1);
      expect(fulfilled(results).map(({ state }) => state).toSorted()).toEqual(["awaiting_start", "started"]);
      expect(new Set(refusals(results))).toEqual(new Set(["changed_meanwhile"]));
      expect(await count(sql`select count(*)::int as n from marketplace_events where type = 'placements/placement.started' and placement_id = ${placementId}`)).toBe(1);
    }
  });

  it("draft and issue one invoice with one journal", () =>
    clicked(async () => {
      const { placementId } = await world.started();
      return async () => {
        const draft = await draftInvoice.call(world.system, { placementId });
        const { fresh } = await markInvoiceIssued.call(world.system, { invoiceId: draft.invoiceId, stripeInvoiceId: `in_${draft.invoiceId}`, hostedUrl: "http://localhost/invoice" });
        return { fresh, invoiceId: draft.invoiceId };
      };
    }, async (done, refused) => {
      expect(refused).toEqual([]);
      expect(new Set(done.map(({ invoiceId }) => invoiceId)).size).toBe(1);
      expect(done.filter(({ fresh }) => fresh)).toHaveLength(1);
      expect(await count(sql`select count(*)::int as n from ledger_journals where cause_key = ${`invoice.issued:${done[0]?.invoiceId}`}`)).toBe(1);
    }));

  it("record a payment once", () =>
    clicked(async () => {
      const { stripeInvoiceId, amountMinor, placementId } = await world.invoiced();
      const payments = [await world.payment(amountMinor)];
      return async () => ({ ...(await recordInvoicePayments.call(world.system, { stripeInvoiceId, payments })), placementId });
    }, async (done, refused) => {
      expect(refused).toEqual([]);
      expect(done.reduce((sum, { fresh }) => sum + fresh, 0)).toBe(1);
      expect(done.every(({ paid }) => paid)).toBe(true);
      expect(await count(sql`select count(*)::int as n from marketplace_events where type = 'billing/invoice.paid' and placement_id = ${done[0]?.placementId ?? ""}`)).toBe(1);
    }));

  it("allocate a fee once: its holds sum to the payees' shares", () =>
    clicked(async () => {
      const { stripeInvoiceId, amountMinor, placementId } = await world.invoiced();
      await recordInvoicePayments.call(world.system, { stripeInvoiceId, payments: [await world.payment(amountMinor)] });
      return async () => ({ ...(await allocateFee.call(world.system, { placementId })), placementId });
    }, async (done, refused) => {
      expect(refused).toEqual([]);
      expect(done.filter(({ fresh }) => fresh)).toHaveLength(1);
      const [row] = await world.db.execute<{ whole: boolean }>(sql`
        select (select sum(amount_minor) from escrow_holds where placement_id = ${done[0]?.placementId ?? ""}) = (select sum(amount_minor) from payout_splits where placement_id = ${done[0]?.placementId ?? ""} and payee_id is not null) as whole`);
      expect(row?.whole).toBe(true);
    }));
});

describe("two who decide differently at once", () => {
  it("leave an offer accepted, declined or withdrawn, and never two of them", async () => {
    const ended = new Map<string, number>();
    const deadlocks = await deadlocksOf(world.db);
    for (let round = 0; round < 20; round++) {
      const { offerId, applicationId, person, company } = await world.offered();
      const decide = [() => acceptOffer.call(person.ctx, { offerId }), () => withdrawOffer.call(company.ctx, { applicationId }), () => declineOffer.call(person.ctx, { offerId })];
      const { results, inFlight } = await together<unknown>(3, (i) => (decide[(i + round) % 3] ?? missing)());
      expect(inFlight).toBeGreaterThan(1);
      expect(fulfilled(results)).toHaveLength(1);
      expect(new Set(refusals(results))).toEqual(new Set(["changed_meanwhile"]));
      const [row] = await world.db.execute<{ offer: string; application: string; placements: number }>(sql`
        select o.state as offer, a.state as application, (select count(*)::int from placements p where p.application_id = a.id) as placements from offers o join applications a on a.id = o.application_id where o.id = ${offerId}`);
      expect([["accepted", "accepted", 1], ["declined", "in_review", 0], ["withdrawn", "in_review", 0]]).toContainEqual([row?.offer, row?.application, row?.placements]);
      ended.set(row?.offer ?? "", (ended.get(row?.offer ?? "") ?? 0) + 1);
    }
    expect(await deadlocksOf(world.db)).toBe(deadlocks);
    console.log(`an offer accepted, declined and withdrawn at once, 20 rounds: ${[...ended].map(([state, n]) => `${state} ${n}`).join(", ")}`);
  });
});

function missing(): Promise<never> {
  throw new Error("There is no such decision.");
}
