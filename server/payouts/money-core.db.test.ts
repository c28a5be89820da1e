// Proves: what money may not do is refused by the database itself, asked directly as the application's role (invariants I-1 to I-5, I-8 to
// I-10, I-12, I-13, I-15). Would miss: a rule that only the commands keep.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type postgres from "postgres";
import { placementFixture, type PlacementFixture } from "@/db/testing/money-fixture";
import { type TestDatabase, testDatabase } from "@/db/testing/test-database";
import { newId } from "../kernel/ids";

let db: TestDatabase;
let app: postgres.Sql;
let plc: PlacementFixture;

beforeAll(async () => {
  db = await testDatabase();
  app = db.sql;
  plc = await placementFixture(db.ownerSql);
});
afterAll(() => db.drop());

type Failure = { code: string; constraint: string };
/** Runs statements in one transaction as the application, and says with which SQLSTATE and constraint it was refused. */
async function refused(work: (tx: postgres.TransactionSql) => Promise<unknown>, actor = "system:test"): Promise<Failure> {
  try {
    await app.begin(async (tx) => {
      if (actor) await tx`select set_config('app.actor', ${actor}, true)`;
      await work(tx);
    });
  } catch (cause) {
    if (cause instanceof Error && "code" in cause) return { code: String(cause.code), constraint: "constraint_name" in cause ? String(cause.constraint_name) : "" };
    throw cause;
  }
  throw new Error("nothing refused it");
}
const allowed = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) =>
  app.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:test', true)`;
    return work(tx);
  });

type Entry = { kind: string; placement?: string | null; payee?: string | null; currency?: string; minor: bigint };
const post = (tx: postgres.TransactionSql, cause: string, entries: Entry[], hash = "h") => tx`
  select * from app.post_journals(array['test'], array[${cause}], array[${hash}], array[null]::text[], app.now(), ${entries.map(() => 1)}::int[], ${entries.map((e) => e.kind)}::text[],
    ${entries.map((e) => e.placement ?? null)}::text[], ${entries.map((e) => e.payee ?? null)}::text[], ${entries.map((e) => e.currency ?? "USD")}::text[], ${entries.map((e) => String(e.minor))}::bigint[])`;
const cash = (minor: bigint): Entry => ({ kind: "provider_cash", minor });
const revenue = (minor: bigint): Entry => ({ kind: "platform_revenue", minor });

async function hold(notBeforeHours = -1, amount = 100n): Promise<{ id: string; share: PlacementFixture["shares"][number] }> {
  const share = plc.shares[0];
  if (!share) throw new Error("the fixture has shares");
  const id = newId("hold");
  const slice = Number(BigInt(`0x${Buffer.from(id.slice(-6)).toString("hex")}`) % 2_000_000_000n);
  await allowed((tx) => tx`insert into escrow_holds (id, payout_split_id, placement_id, payee_id, slice_no, currency, amount_minor, not_before, created_at)
    values (${id}, ${share.payoutSplitId}, ${plc.placementId}, ${share.payeeId}, ${slice}, 'USD', ${String(amount)}, app.now() + make_interval(hours => ${notBeforeHours}), app.now())`);
  return { id, share };
}

describe("the ledger", () => {
  it("I-1: refuses a journal that does not sum to zero, in any currency, or has fewer than two entries", async () => {
    expect(await refused((tx) => post(tx, "t1", [cash(5n), revenue(-4n)]))).toEqual({ code: "23514", constraint: "ledger_balanced" });
    expect(await refused((tx) => post(tx, "t2", [cash(5n)]))).toEqual({ code: "23514", constraint: "ledger_balanced" });
    expect(await refused((tx) => post(tx, "t3", []))).toEqual({ code: "23514", constraint: "ledger_balanced" });
    expect(await refused((tx) => post(tx, "t4", [cash(5n), { ...revenue(-5n), currency: "EUR" }]))).toEqual({ code: "23514", constraint: "ledger_balanced" });
    expect(await refused((tx) => post(tx, "t5", [cash(0n), revenue(0n)]))).toMatchObject({ code: "23514", constraint: "ledger_postings_not_zero" });
  });
  it("I-2: history is neither added to, changed, removed nor written around the one function", async () => {
    await allowed((tx) => post(tx, "sealed", [cash(5n), revenue(-5n)]));
    const [journal] = await app`select id from ledger_journals where cause_key = 'sealed'`;
    for (const statement of [
      app`update ledger_postings set amount_minor = 1`, app`delete from ledger_postings`, app`truncate ledger_postings`, app`update ledger_journals set kind = 'x'`, app`delete from ledger_journals`,
      app`insert into ledger_postings (journal_id, account_id, currency, amount_minor) select ${journal?.id}, id, currency, 1 from ledger_accounts limit 1`, app`update ledger_accounts set balance_minor = 0`,
      app`insert into ledger_journals (kind, cause_key, content_hash, occurred_at) values ('x', 'y', 'z', app.now())`, app`update payout_audit_log set actor = 'x'`, app`delete from payout_audit_log`,
      app`insert into payout_audit_log (chain, seq, at, actor, fact, subject_id, bytes, prev, hash) values (0, 999, app.now(), 'x', 'x', 'x', 'x', '\\x00', '\\x00')`,
    ]) {
      await expect(statement).rejects.toMatchObject({ code: "42501" });
    }
  });
  it("I-2: not even the owner can add to a sealed journal, or change one", async () => {
    const owner = db.ownerSql;
    await expect(owner`insert into ledger_postings (journal_id, account_id, currency, amount_minor) select j.id, a.id, 'USD', v.m from ledger_journals j, ledger_accounts a, (values (1), (-1)) v(m)
      where j.cause_key = 'sealed' and a.kind = 'provider_cash' and a.currency = 'USD'`).rejects.toMatchObject({ code: "23514", constraint_name: "ledger_sealed" });
    await expect(owner`update ledger_postings set amount_minor = 1`).rejects.toMatchObject({ constraint_name: "ledger_postings_append_only" });
    await expect(owner`delete from ledger_journals`).rejects.toMatchObject({ constraint_name: "ledger_journals_append_only" });
    await expect(owner`truncate ledger_postings`).rejects.toMatchObject({ code: "23514" });
  });
  it("I-3: one cause makes at most one journal; the same content is answered, other content refused", async () => {
    const [first] = await allowed((tx) => post(tx, "once", [cash(7n), revenue(-7n)]).then((rows) => [...rows]));
    const [again] = await allowed((tx) => post(tx, "once", [cash(7n), revenue(-7n)]).then((rows) => [...rows]));
    expect(first).toMatchObject({ fresh: true });
    expect(again).toMatchObject({ fresh: false });
    expect(await refused((tx) => post(tx, "once", [cash(8n), revenue(-8n)], "other"))).toEqual({ code: "23505", constraint: "ledger_journals_other_content" });
    const [count] = await app`select count(*)::int as n from ledger_postings p join ledger_journals j on j.id = p.journal_id where j.cause_key = 'once'`;
    expect(count).toEqual({ n: 2 });
  });
  it("I-4: a placement is completed only when every one of its accounts is at zero, and stays so", async () => {
    const other = await placementFixture(db.ownerSql);
    expect(await refused((tx) => tx`update placements set state = 'completed' where id = ${other.placementId}`)).toEqual({ code: "23514", constraint: "ledger_accounts_closed_at_zero" });
    const bare = await placementFixture(db.ownerSql, { invoice: "none" });
    await allowed((tx) => post(tx, `a:${bare.placementId}`, [{ kind: "company_receivable", placement: bare.placementId, minor: 5n }, { kind: "deferred_fee", placement: bare.placementId, minor: -5n }]));
    await allowed((tx) => post(tx, `b:${bare.placementId}`, [{ kind: "company_receivable", placement: bare.placementId, minor: -5n }, { kind: "deferred_fee", placement: bare.placementId, minor: 5n }]));
    await allowed((tx) => tx`update placements set state = 'completed' where id = ${bare.placementId}`);
    expect(await refused((tx) => post(tx, `c:${bare.placementId}`, [{ kind: "company_receivable", placement: bare.placementId, minor: 5n }, { kind: "deferred_fee", placement: bare.placementId, minor: -5n }]))).toEqual({ code: "23514", constraint: "ledger_accounts_closed_at_zero" });
  });
  it("I-5: no account is overdrawn", async () => {
    expect(await refused((tx) => post(tx, "over", [{ kind: "payable", payee: plc.shares[0]?.payeeId ?? "", placement: plc.placementId, minor: 1n }, cash(-1n)]))).toEqual({ code: "23514", constraint: "ledger_accounts_solvent" });
  });
});

describe("holds", () => {
  it("I-8: are settled once and keep what they were made with", async () => {
    const { id } = await hold();
    await allowed((tx) => tx`update escrow_holds set state = 'released' where id = ${id}`);
    expect(await refused((tx) => tx`update escrow_holds set state = 'held' where id = ${id}`)).toMatchObject({ code: "23514", constraint: "hold_settled_once" });
    expect(await refused((tx) => tx`update escrow_holds set state = 'forfeited' where id = ${id}`)).toMatchObject({ code: "23514", constraint: "hold_settled_once" });
    const other = await hold();
    expect(await refused((tx) => tx`update escrow_holds set amount_minor = 1 where id = ${other.id}`)).toMatchObject({ constraint: "hold_fixed" });
    expect(await refused((tx) => tx`delete from escrow_holds where id = ${other.id}`)).toMatchObject({ code: "42501" });
  });
  it("I-9: are never released before their date, whatever the application says the time is", async () => {
    const { id } = await hold(24);
    expect(await refused((tx) => tx`update escrow_holds set state = 'released' where id = ${id}`)).toEqual({ code: "23514", constraint: "escrow_holds_not_early" });
    expect(await refused((tx) => tx`update escrow_holds set state = 'released', settled_at = app.now() + interval '2 days' where id = ${id}`)).toEqual({ code: "23514", constraint: "escrow_holds_not_early" });
    expect(await refused((tx) => tx`update escrow_holds set not_before = app.now() - interval '1 day' where id = ${id}`)).toMatchObject({ constraint: "hold_fixed" });
    await allowed((tx) => tx`update escrow_holds set not_before = not_before + interval '1 day' where id = ${id}`);
  });
  it("I-9: cannot be born released, settled or with a dispute already counted away", async () => {
    const share = plc.shares[0];
    const id = newId("hold");
    await allowed((tx) => tx`insert into escrow_holds (id, payout_split_id, placement_id, payee_id, slice_no, currency, amount_minor, not_before, state, open_disputes, settled_at, created_at)
      values (${id}, ${share?.payoutSplitId ?? ""}, ${plc.placementId}, ${share?.payeeId ?? ""}, 77, 'USD', 5, app.now() - interval '1 hour', 'released', 3, app.now(), app.now())`);
    const [row] = await app`select state, open_disputes, settled_at from escrow_holds where id = ${id}`;
    expect(row).toEqual({ state: "held", open_disputes: 0, settled_at: null });
  });
  it("I-10: are never released while disputed", async () => {
    const { id } = await hold();
    await allowed((tx) => tx`update escrow_holds set open_disputes = 1 where id = ${id}`);
    expect(await refused((tx) => tx`update escrow_holds set state = 'released' where id = ${id}`)).toEqual({ code: "23514", constraint: "escrow_holds_not_disputed" });
    expect(await refused((tx) => tx`update escrow_holds set open_disputes = -1 where id = ${id}`)).toMatchObject({ constraint: "escrow_holds_open_disputes" });
  });
});

describe("transfers", () => {
  async function intent() {
    const { id: holdId, share } = await hold();
    const scheduleId = newId("schedule");
    const intentId = newId("intent");
    await allowed(async (tx) => {
      await tx`insert into payout_schedules (id, hold_id, payout_split_id, placement_id, payee_id, slice_no, currency, amount_minor, due_at, created_at) values (${scheduleId}, ${holdId}, ${share.payoutSplitId}, ${plc.placementId}, ${share.payeeId}, 1, 'USD', 100, app.now(), app.now())`;
      await tx`insert into transfer_intents (id, schedule_id, hold_id, placement_id, payee_id, slice_no, currency, amount_minor, destination, created_at) values (${intentId}, ${scheduleId}, ${holdId}, ${plc.placementId}, ${share.payeeId}, 1, 'USD', 100, ${share.account}, app.now())`;
    });
    return { intentId, scheduleId, holdId, share };
  }
  const attempt = (tx: postgres.TransactionSql, id: string, no: number, prev: string | null) =>
    tx`insert into transfers (intent_id, attempt, prev_outcome, placement_id, outcome, started_at) values (${id}, ${no}, ${prev}, ${plc.placementId}, 'open', app.now())`;

  it("I-12: one intent for a slice", async () => {
    const { scheduleId, holdId, share } = await intent();
    expect(await refused((tx) => tx`insert into transfer_intents (id, schedule_id, hold_id, placement_id, payee_id, slice_no, currency, amount_minor, destination, created_at)
      values (${newId("intent")}, ${scheduleId}, ${holdId}, ${plc.placementId}, ${share.payeeId}, 1, 'USD', 100, 'acct_x', app.now())`)).toEqual({ code: "23505", constraint: "transfer_intents_slice_once" });
  });
  it("I-12: a next attempt exists only after a stored refusal", async () => {
    const { intentId } = await intent();
    await allowed((tx) => attempt(tx, intentId, 1, null));
    expect(await refused((tx) => attempt(tx, intentId, 2, "refused"))).toMatchObject({ code: "23503", constraint: "transfers_after_refusal" });
    expect(await refused((tx) => attempt(tx, intentId, 2, "open"))).toMatchObject({ code: "23514", constraint: "transfers_prev_outcome" });
    expect(await refused((tx) => attempt(tx, intentId, 2, null))).toMatchObject({ code: "23514", constraint: "transfers_prev_outcome" });
    expect(await refused((tx) => attempt(tx, intentId, 3, "refused"))).toMatchObject({ code: "23503" });
    await allowed((tx) => tx`update transfers set outcome = 'unknown' where intent_id = ${intentId}`);
    expect(await refused((tx) => attempt(tx, intentId, 2, "refused"))).toMatchObject({ code: "23503" });
    await allowed((tx) => tx`update transfers set outcome = 'refused', refusal = 'balance_insufficient' where intent_id = ${intentId}`);
    await allowed((tx) => attempt(tx, intentId, 2, "refused"));
    expect(await refused((tx) => tx`update transfers set outcome = 'sent', stripe_transfer_id = 'tr_x', refusal = null where intent_id = ${intentId} and attempt = 1`)).toMatchObject({ constraint: "transfer_final" });
  });
  it("I-12: one provider transfer belongs to one attempt", async () => {
    const one = await intent();
    const two = await intent();
    await allowed(async (tx) => {
      await attempt(tx, one.intentId, 1, null);
      await attempt(tx, two.intentId, 1, null);
      await tx`update transfers set outcome = 'sent', stripe_transfer_id = 'tr_same' where intent_id = ${one.intentId}`;
    });
    expect(await refused((tx) => tx`update transfers set outcome = 'sent', stripe_transfer_id = 'tr_same' where intent_id = ${two.intentId}`)).toEqual({ code: "23505", constraint: "transfers_stripe_once" });
  });
  it("I-13: nothing is allocated or sent beyond what has arrived", async () => {
    const fresh = await placementFixture(db.ownerSql);
    const set = (column: string, value: bigint) => (tx: postgres.TransactionSql) => tx`update placement_money set ${tx(column)} = ${String(value)} where placement_id = ${fresh.placementId}`;
    expect(await refused(set("allocated_minor", 1n))).toMatchObject({ constraint: "placement_money_allocated" });
    await allowed(set("received_minor", 100n));
    await allowed(set("allocated_minor", 90n));
    expect(await refused(set("sent_minor", 91n))).toMatchObject({ constraint: "placement_money_sent" });
    expect(await refused(set("refunded_minor", 11n))).toMatchObject({ constraint: "placement_money_allocated" });
    expect(await refused(set("reversed_minor", 1n))).toMatchObject({ constraint: "placement_money_reversed" });
    expect(await refused(set("received_minor", -1n))).toMatchObject({ code: "23514" });
  });
});

describe("the audit log", () => {
  it("I-15: refuses a change of a money state without an actor", async () => {
    const { id } = await hold();
    expect(await refused((tx) => tx`update escrow_holds set open_disputes = 1 where id = ${id}`, "")).toMatchObject({ code: "42501" });
  });
  it("I-15: writes exactly one entry for each changed row, named by the fact", async () => {
    const { id } = await hold();
    await allowed((tx) => tx`update escrow_holds set state = 'released' where id = ${id}`);
    const rows = await app`select fact, actor from payout_audit_log where subject_id = ${id} order by seq`;
    expect(rows).toEqual([{ fact: "hold.held", actor: "system:test" }, { fact: "hold.released", actor: "system:test" }]);
  });
});

describe("the clock", () => {
  it("does not move in a production database", async () => {
    const owner = db.ownerSql;
    await expect(owner.begin(async (tx) => {
      await tx`update app.database_kind set kind = 'production'`;
      await tx`select app.move_clock(interval '1 day')`;
    })).rejects.toMatchObject({ code: "23514", constraint_name: "clock_only_beside_demo" });
    await expect(app`insert into app.clock_offset (shift) values (interval '1 day')`).rejects.toMatchObject({ code: "42501" });
    await expect(app`update app.database_kind set kind = 'demo'`).rejects.toMatchObject({ code: "42501" });
  });
});
