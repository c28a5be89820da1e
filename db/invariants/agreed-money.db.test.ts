// Proves: what was agreed and billed stays to the cent, asked directly as the application's role: shares sum to the fee and are sealed, terms,
// offers' placements, invoices, schedules and intents keep their amounts (invariants I-6, I-7, I-12, I-13, I-19). The core of the ledger is in
// server/payouts/money-core.db.test.ts. Would miss: a wrong sum that is agreed as such from the start.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type postgres from "postgres";
import { newId } from "@/server/kernel/ids";
import { placementFixture, type PlacementFixture } from "../testing/money-fixture";
import { allowed, refused } from "../testing/refused";
import { type TestDatabase, testDatabase } from "../testing/test-database";

let db: TestDatabase;
let app: postgres.Sql;
let plc: PlacementFixture;
beforeAll(async () => {
  db = await testDatabase();
  app = db.sql;
  plc = await placementFixture(db.ownerSql);
});
afterAll(() => db.drop());

type Share = { role: string; basis: number; amount: bigint };
/** Supersedes the placement's split by one with these shares, with header and rows in one transaction. */
async function resplit(tx: postgres.TransactionSql, of: PlacementFixture, shares: Share[], header: { fee?: bigint; basis?: number } = {}): Promise<string> {
  const id = newId("splitSet");
  await tx`update payout_split_sets set superseded_at = app.now() where placement_id = ${of.placementId} and superseded_at is null`;
  await tx`insert into payout_split_sets (id, placement_id, currency, fee_minor, pool_minor, total_basis_points, policy_version, created_at)
    values (${id}, ${of.placementId}, 'USD', ${String(header.fee ?? of.feeMinor)}, ${String(of.feeMinor - of.platformMinor)}, ${header.basis ?? 10_000}, 1, app.now())`;
  for (const share of shares) await addShare(tx, of, id, share);
  return id;
}
async function addShare(tx: postgres.TransactionSql, of: PlacementFixture, setId: string, share: Share): Promise<void> {
  const platform = share.role === "platform";
  await tx`insert into payout_splits (id, set_id, placement_id, collaborator_id, payee_id, role, basis_points, currency, amount_minor, rule)
    select ${newId("payoutSplit")}, ${setId}, ${of.placementId}, ${platform ? null : tx`s.collaborator_id`}, ${platform ? null : tx`s.payee_id`}, ${share.role}, ${share.basis}, 'USD', ${String(share.amount)}, 'test'
    from payout_splits s where s.placement_id = ${of.placementId} and s.payee_id is not null limit 1`;
}
const whole = (of: PlacementFixture, more = 0n): Share[] => [{ role: "platform", basis: 1_000, amount: of.platformMinor }, { role: "candidate_recruiter", basis: 10_000, amount: of.feeMinor - of.platformMinor + more }];
const sums = { code: "23514", constraint: "split_set_sums" };

describe("I-6 and I-7: the shares of a placement are its fee, to the cent", () => {
  it("refuses a cent too much, a cent too little, no shares, and another fee than the placement's", async () => {
    expect(await refused(app, (tx) => resplit(tx, plc, whole(plc, 1n)))).toEqual(sums);
    expect(await refused(app, (tx) => resplit(tx, plc, whole(plc, -1n)))).toEqual(sums);
    expect(await refused(app, (tx) => resplit(tx, plc, []))).toEqual(sums);
    expect(await refused(app, (tx) => resplit(tx, plc, whole(plc, 1n), { fee: plc.feeMinor + 1n }))).toEqual(sums);
  });
  it("refuses basis points that are not the whole pool, in the rows and in the header", async () => {
    const short = whole(plc).map((share) => (share.role === "platform" ? share : { ...share, basis: 9_999 }));
    expect(await refused(app, (tx) => resplit(tx, plc, short))).toEqual(sums);
    expect(await refused(app, (tx) => resplit(tx, plc, short, { basis: 9_999 }))).toEqual({ code: "23514", constraint: "payout_split_sets_whole" });
  });
  it("refuses shares of nothing, and a platform's share that somebody would be paid", async () => {
    expect(await refused(app, (tx) => resplit(tx, plc, [...whole(plc), { role: "candidate_sourcer", basis: 0, amount: 0n }]))).toEqual({ code: "23514", constraint: "payout_splits_amount" });
    expect(await refused(app, (tx) => tx`insert into payout_splits (id, set_id, placement_id, collaborator_id, payee_id, role, basis_points, currency, amount_minor, rule)
      select ${newId("payoutSplit")}, set_id, placement_id, collaborator_id, payee_id, 'platform', 1, 'USD', 1, 'x' from payout_splits where payee_id is not null limit 1`)).toEqual({ code: "23514", constraint: "payout_splits_platform" });
  });
  it("refuses a second live split, a share added later, a share changed, and a header brought back", async () => {
    const fresh = await placementFixture(db.ownerSql);
    const header = (tx: postgres.TransactionSql) => tx`insert into payout_split_sets (id, placement_id, currency, fee_minor, pool_minor, total_basis_points, policy_version, created_at)
      values (${newId("splitSet")}, ${fresh.placementId}, 'USD', ${String(fresh.feeMinor)}, 1, 10000, 1, app.now())`;
    expect(await refused(app, header)).toEqual({ code: "23505", constraint: "payout_split_sets_one_live" });
    const id = await allowed(app, (tx) => resplit(tx, fresh, whole(fresh)));
    expect(await refused(app, (tx) => addShare(tx, fresh, id, { role: "collaborator", basis: 1, amount: 1n }))).toEqual({ code: "23514", constraint: "payout_splits_sealed" });
    expect(await refused(app, (tx) => tx`update payout_splits set amount_minor = amount_minor + 1 where set_id = ${id}`)).toMatchObject({ code: "42501" });
    expect(await refused(app, (tx) => tx`delete from payout_splits where set_id = ${id}`)).toMatchObject({ code: "42501" });
    expect(await refused(app, (tx) => tx`update payout_split_sets set fee_minor = fee_minor + 1 where id = ${id}`)).toEqual({ code: "23514", constraint: "split_set_frozen" });
    expect(await refused(app, (tx) => tx`update payout_split_sets set superseded_at = null where placement_id = ${fresh.placementId} and superseded_at is not null`)).toEqual({ code: "23514", constraint: "split_set_frozen" });
    expect(await refused(app, (tx) => tx`update payout_split_sets set xid = pg_current_xact_id() where id = ${id}`)).toEqual({ code: "23514", constraint: "split_set_frozen" });
  });
  it("seals a set by the transaction that really wrote it, whatever the writer claims", async () => {
    const fresh = await placementFixture(db.ownerSql);
    const id = await allowed(app, async (tx) => {
      const made = await resplit(tx, fresh, whole(fresh));
      return made;
    });
    expect(await refused(app, async (tx) => {
      await tx`insert into payout_split_sets (id, placement_id, currency, fee_minor, pool_minor, total_basis_points, policy_version, created_at, superseded_at, xid)
        values (${newId("splitSet")}, ${fresh.placementId}, 'USD', ${String(fresh.feeMinor)}, 1, 10000, 1, app.now(), app.now(), '3')`;
      await addShare(tx, fresh, id, { role: "collaborator", basis: 1, amount: 1n });
    })).toMatchObject({ code: "23514", constraint: "payout_splits_sealed" });
  });
});

describe("I-6: the parties of an agreement share the whole pool", () => {
  const agreement = async (tx: postgres.TransactionSql, points: number[], total = 10_000) => {
    const id = newId("agreement");
    await tx`update split_agreements set state = 'superseded' where application_id = (select application_id from placements where id = ${plc.placementId}) and state <> 'superseded'`;
    await tx`insert into split_agreements (id, application_id, version, mode, state, platform_basis_points, total_basis_points, policy_version, created_at)
      select ${id}, application_id, 99, 'custom', 'accepted', 1000, ${total}, 1, app.now() from placements where id = ${plc.placementId}`;
    for (const [i, basis] of points.entries()) {
      await tx`insert into split_parties (id, agreement_id, recruiter_id, role, basis_points, rule, accepted_by, accepted_at)
        select ${newId("party")}, ${id}, r.id, ${["candidate_recruiter", "candidate_sourcer", "job_owner"][i] ?? "collaborator"}, ${basis}, 'test', 'by_rule', app.now() from recruiters r limit 1`;
    }
    return id;
  };
  it("refuses parties that do not sum, a share below the least, and no parties", async () => {
    const broken = { code: "23514", constraint: "split_agreement_whole" };
    expect(await refused(app, (tx) => agreement(tx, [5_000, 4_999]))).toEqual(broken);
    expect(await refused(app, (tx) => agreement(tx, [9_500, 501]))).toEqual(broken);
    expect(await refused(app, (tx) => agreement(tx, []))).toEqual(broken);
    expect(await refused(app, (tx) => agreement(tx, [9_501, 499]))).toEqual({ code: "23514", constraint: "split_parties_minimum" });
    expect(await refused(app, (tx) => agreement(tx, [9_999], 9_999))).toEqual({ code: "23514", constraint: "split_agreements_whole" });
  });
  it("keeps what was agreed: no party later, no other platform's part, and only legal states", async () => {
    const id = await allowed(app, (tx) => agreement(tx, [9_000, 1_000]));
    expect(await refused(app, (tx) => tx`insert into split_parties (id, agreement_id, recruiter_id, role, basis_points, rule, accepted_by, accepted_at) select ${newId("party")}, ${id}, id, 'collaborator', 500, 'x', 'by_rule', app.now() from recruiters limit 1`)).toEqual({ code: "23514", constraint: "split_parties_sealed" });
    expect(await refused(app, (tx) => tx`update split_agreements set platform_basis_points = 0 where id = ${id}`)).toEqual({ code: "23514", constraint: "agreement_frozen" });
    expect(await refused(app, (tx) => tx`update split_agreements set xid = pg_current_xact_id() where id = ${id}`)).toEqual({ code: "23514", constraint: "agreement_frozen" });
    expect(await refused(app, (tx) => tx`update split_agreements set state = 'proposed' where id = ${id}`)).toEqual({ code: "23514", constraint: "split_agreement_transition" });
    expect(await refused(app, (tx) => tx`update split_parties set basis_points = 9001 where agreement_id = ${id}`)).toMatchObject({ code: "42501" });
    await allowed(app, (tx) => tx`update split_agreements set state = 'locked', locked_at = app.now() where id = ${id}`);
    expect(await refused(app, (tx) => tx`update split_agreements set locked_at = app.now() + interval '1 hour' where id = ${id}`)).toEqual({ code: "23514", constraint: "agreement_frozen" });
  });
});

describe("what was billed and dated keeps its amount", () => {
  it("I-19: an invoice keeps its amount, its placement and its provider's id, and what came in only grows", async () => {
    const fresh = await placementFixture(db.ownerSql);
    const fixed = { code: "23514", constraint: "invoice_fixed" };
    const change = (set: (tx: postgres.TransactionSql) => postgres.PendingQuery<postgres.Row[]>) => refused(app, (tx) => tx`update invoices set ${set(tx)} where id = ${fresh.invoiceId}`);
    expect(await change((tx) => tx`amount_minor = amount_minor - 1`)).toEqual(fixed);
    expect(await change((tx) => tx`placement_id = ${plc.placementId}`)).toMatchObject({ code: "23514", constraint: "invoice_fixed" });
    expect(await change((tx) => tx`stripe_invoice_id = 'in_other'`)).toEqual(fixed);
    expect(await change((tx) => tx`paid_minor = amount_minor + 1`)).toEqual({ code: "23514", constraint: "invoices_amount" });
    expect(await change((tx) => tx`state = 'paid', paid_at = app.now()`)).toEqual({ code: "23514", constraint: "invoices_paid_in_full" });
    await allowed(app, (tx) => tx`update invoices set paid_minor = 5, state = 'partially_paid' where id = ${fresh.invoiceId}`);
    expect(await change((tx) => tx`paid_minor = 4`)).toEqual(fixed);
    expect(await change((tx) => tx`state = 'open'`)).toEqual({ code: "23514", constraint: "invoice_transition" });
    await allowed(app, (tx) => tx`update invoices set paid_minor = amount_minor, state = 'paid', paid_at = app.now() where id = ${fresh.invoiceId}`);
    expect(await change((tx) => tx`state = 'partially_paid', paid_at = null`)).toMatchObject({ code: "23514" });
  });
  it("I-12 and I-13: a schedule keeps its amount and its fence, an intent moves exactly that, and neither is born done", async () => {
    const fresh = await placementFixture(db.ownerSql);
    const share = fresh.shares[0];
    const [holdId, scheduleId, intentId] = [newId("hold"), newId("schedule"), newId("intent")];
    await allowed(app, async (tx) => {
      await tx`insert into escrow_holds (id, payout_split_id, placement_id, payee_id, slice_no, currency, amount_minor, not_before, created_at) values (${holdId}, ${share?.payoutSplitId ?? ""}, ${fresh.placementId}, ${share?.payeeId ?? ""}, 1, 'USD', 100, app.now(), app.now())`;
      await tx`insert into payout_schedules (id, hold_id, payout_split_id, placement_id, payee_id, slice_no, currency, amount_minor, due_at, created_at) values (${scheduleId}, ${holdId}, ${share?.payoutSplitId ?? ""}, ${fresh.placementId}, ${share?.payeeId ?? ""}, 1, 'USD', 100, app.now(), app.now())`;
    });
    const fixed = { code: "23514", constraint: "schedule_fixed" };
    expect(await refused(app, (tx) => tx`update payout_schedules set amount_minor = 101 where id = ${scheduleId}`)).toEqual(fixed);
    expect(await refused(app, (tx) => tx`update payout_schedules set due_at = due_at - interval '1 day' where id = ${scheduleId}`)).toEqual(fixed);
    expect(await refused(app, (tx) => tx`update payout_schedules set claim_no = -1 where id = ${scheduleId}`)).toEqual(fixed);
    expect(await refused(app, (tx) => tx`update payout_schedules set state = 'claimed' where id = ${scheduleId}`)).toEqual({ code: "23514", constraint: "payout_schedules_lease" });
    expect(await refused(app, (tx) => tx`update payout_schedules set state = 'paid' where id = ${scheduleId}`)).toEqual({ code: "23514", constraint: "payout_schedules_paid" });
    const intent = (tx: postgres.TransactionSql, amount: number, payee = share?.payeeId ?? "") => tx`insert into transfer_intents (id, schedule_id, hold_id, placement_id, payee_id, slice_no, currency, amount_minor, destination, state, sent_at, created_at)
      values (${intentId}, ${scheduleId}, ${holdId}, ${fresh.placementId}, ${payee}, 1, 'USD', ${amount}, 'acct_x', 'sent', app.now(), app.now())`;
    expect(await refused(app, (tx) => intent(tx, 101))).toEqual({ code: "23514", constraint: "intent_start" });
    expect(await refused(app, (tx) => intent(tx, 100, fresh.shares[1]?.payeeId))).toEqual({ code: "23514", constraint: "intent_start" });
    await allowed(app, (tx) => intent(tx, 100));
    expect(await app`select state, sent_at from transfer_intents where id = ${intentId}`).toEqual([{ state: "ready", sent_at: null }]);
    expect(await refused(app, (tx) => tx`update transfer_intents set amount_minor = 99 where id = ${intentId}`)).toEqual({ code: "23514", constraint: "intent_fixed" });
    expect(await refused(app, (tx) => tx`update transfer_intents set state = 'unknown' where id = ${intentId}`)).toEqual({ code: "23514", constraint: "transfer_intent_transition" });
    await allowed(app, (tx) => tx`update transfer_intents set state = 'calling' where id = ${intentId}`);
    expect(await refused(app, (tx) => tx`update transfer_intents set destination = 'acct_thief' where id = ${intentId}`)).toEqual({ code: "23514", constraint: "intent_fixed" });
  });
  it("a placement keeps its parties, its fee and its started guarantee", async () => {
    const other = await placementFixture(db.ownerSql);
    expect(await refused(app, (tx) => tx`update placements set company_id = ${other.companyId} where id = ${plc.placementId}`)).toEqual({ code: "23514", constraint: "placement_parties" });
    expect(await refused(app, (tx) => tx`update placements set recruiter_id = ${other.shares[0]?.recruiterId ?? ""} where id = ${plc.placementId}`)).toEqual({ code: "23514", constraint: "placement_parties" });
    expect(await refused(app, (tx) => tx`update placements set guarantee_ends_at = guarantee_ends_at - interval '1 day' where id = ${plc.placementId}`)).toEqual({ code: "23514", constraint: "placement_snapshot" });
    expect(await refused(app, (tx) => tx`update placements set state = 'awaiting_start' where id = ${plc.placementId}`)).toEqual({ code: "23514", constraint: "placement_transition" });
  });
});
