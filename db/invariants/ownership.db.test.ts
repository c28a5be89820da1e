// Proves: who protects a person, since when and how long, is what the tables allow and no more, asked directly as the application's role
// (invariants I-22, I-24, I-25, I-26). Would miss: a rule about evidence that only the commands keep.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type postgres from "postgres";
import { daysAfter } from "@/server/sourcing";
import { newId } from "@/server/kernel/ids";
import { placementFixture, type PlacementFixture } from "../testing/money-fixture";
import { allowed, refused } from "../testing/refused";
import { type TestDatabase, testDatabase } from "../testing/test-database";

let db: TestDatabase;
let app: postgres.Sql;
let plc: PlacementFixture;
let recruiter: { id: string; firm: string };
beforeAll(async () => {
  db = await testDatabase();
  app = db.sql;
  plc = await placementFixture(db.ownerSql);
  const [row] = await app<{ id: string; firm: string }[]>`select id, firm_id as firm from recruiters limit 1`;
  if (!row) throw new Error("the fixture has recruiters");
  recruiter = row;
});
afterAll(() => db.drop());

async function person(): Promise<string> {
  const id = newId("candidate");
  await app`insert into candidates (id, full_name) values (${id}, 'Somebody')`;
  return id;
}

type Window = { from?: number; days?: number; scope?: string; shape?: string; state?: string };
/** A claim that starts `from` days from now, with its evidence. */
async function claim(tx: postgres.TransactionSql, candidateId: string, of: Window = {}): Promise<string> {
  const [id, evidenceId] = [newId("claim"), newId("evidence")];
  const { from = 0, days = 30, scope = "network", shape = "[)", state = "active" } = of;
  await tx`insert into candidate_sourcers (id, candidate_id, scope_id, recruiter_id, firm_id, "window", tier, state, policy_version, last_evidence_id)
    select ${id}, ${candidateId}, ${scope}, ${recruiter.id}, ${recruiter.firm}, tstzrange(n + make_interval(hours => ${from * 24}), n + make_interval(hours => ${(from + days) * 24}), ${shape}), 'identified', ${state}, 1, ${evidenceId} from app.now() n`;
  await tx`insert into sourcer_evidence (id, claim_id, kind, days, at, hash, created_by) values (${evidenceId}, ${id}, 'identified', ${Math.max(1, Math.min(days, 365))}, app.now(), 'h', 'system:test')`;
  return id;
}
async function evidence(tx: postgres.TransactionSql, claimId: string, days: number, hoursAgo = 0): Promise<string> {
  const id = newId("evidence");
  await tx`insert into sourcer_evidence (id, claim_id, kind, days, at, hash, created_by) values (${id}, ${claimId}, 'reply', ${days}, app.now() - make_interval(hours => ${hoursAgo}), 'h', 'system:test')`;
  return id;
}
/** Sets the end of a claim to so many hours from its start. */
const setEnd = (tx: postgres.TransactionSql, id: string, hours: number, by: string | null = null) =>
  tx`update candidate_sourcers set "window" = tstzrange(lower("window"), lower("window") + make_interval(hours => ${hours}), '[)'), last_evidence_id = coalesce(${by}, last_evidence_id) where id = ${id}`;

describe("I-22: one protected sourcer per person at any instant", () => {
  it("refuses a window that overlaps another of the same person, by however little", async () => {
    const who = await person();
    await allowed(app, (tx) => claim(tx, who));
    for (const of of [{}, { from: 29 }, { from: -29 }, { from: -5, days: 60 }, { from: 3, days: 1 }]) {
      expect(await refused(app, (tx) => claim(tx, who, of)), JSON.stringify(of)).toEqual({ code: "23P01", constraint: "candidate_sourcers_one_protected" });
    }
  });
  it("allows the window that begins where the other ends, and the same window for another person", async () => {
    const who = await person();
    const first = await allowed(app, (tx) => claim(tx, who));
    await allowed(app, async (tx) => {
      const [id, proof] = [newId("claim"), newId("evidence")];
      await tx`insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id)
        select ${id}, ${who}, ${recruiter.id}, ${recruiter.firm}, tstzrange(upper("window"), upper("window") + interval '720 hours', '[)'), 'identified', 1, ${proof} from candidate_sourcers where id = ${first}`;
    });
    await allowed(app, async (tx) => claim(tx, await person()));
  });
  it("refuses a second kind of scope, which would be a second protection", async () => {
    const who = await person();
    await allowed(app, (tx) => claim(tx, who));
    expect(await refused(app, (tx) => claim(tx, who, { scope: "job_x" }))).toEqual({ code: "23514", constraint: "candidate_sourcers_one_scope" });
  });
  it("refuses windows without an end, without a beginning, closed at the end, or empty", async () => {
    const who = await person();
    const raw = (range: string) => refused(app, (tx) => tx`insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id)
      values (${newId("claim")}, ${who}, ${recruiter.id}, ${recruiter.firm}, ${range}::tstzrange, 'identified', 1, 'evd_x')`);
    for (const range of ["[2026-01-01,)", "(,2026-01-01)", "[2026-01-01,2026-01-02]", "(2026-01-01,2026-01-02)", "empty"]) {
      expect(await raw(range), range).toEqual({ code: "23514", constraint: "candidate_sourcers_window_shape" });
    }
  });
});

describe("I-24: a window never moves silently", () => {
  it("cannot be born closed: who inserts a claim as released gets an active one", async () => {
    const id = await allowed(app, async (tx) => claim(tx, await person(), { state: "released" }));
    expect(await app`select state, closed_at, close_reason from candidate_sourcers where id = ${id}`).toEqual([{ state: "active", closed_at: null, close_reason: null }]);
  });
  it("grows no further than its evidence reaches", async () => {
    const id = await allowed(app, async (tx) => claim(tx, await person()));
    const grown = { code: "23514", constraint: "claim_window" };
    expect(await refused(app, (tx) => setEnd(tx, id, 31 * 24))).toEqual(grown);
    expect(await refused(app, async (tx) => setEnd(tx, id, 61 * 24, await evidence(tx, id, 60)))).toEqual(grown);
    const other = await allowed(app, async (tx) => claim(tx, await person()));
    expect(await refused(app, async (tx) => setEnd(tx, id, 40 * 24, await evidence(tx, other, 90)))).toEqual(grown);
    await allowed(app, async (tx) => setEnd(tx, id, 59 * 24, await evidence(tx, id, 60)));
  });
  it("never goes beyond a year from its start", async () => {
    const id = await allowed(app, async (tx) => claim(tx, await person(), { from: -300, days: 365 }));
    expect(await refused(app, async (tx) => setEnd(tx, id, 366 * 24, await evidence(tx, id, 365)))).toEqual({ code: "23514", constraint: "claim_window" });
    expect(await refused(app, async (tx) => claim(tx, await person(), { days: 366 }))).toEqual({ code: "23514", constraint: "candidate_sourcers_at_most_a_year" });
  });
  it("ends early only with a state and a reason, and not before now", async () => {
    const id = await allowed(app, async (tx) => claim(tx, await person(), { from: -10 }));
    const silent = { code: "23514", constraint: "claim_window" };
    expect(await refused(app, (tx) => setEnd(tx, id, 24 * 11))).toEqual(silent);
    expect(await refused(app, (tx) => tx`update candidate_sourcers set state = 'released', closed_at = app.now(), close_reason = 'x', "window" = tstzrange(lower("window"), lower("window") + interval '1 hour', '[)') where id = ${id}`)).toEqual(silent);
    expect(await refused(app, (tx) => tx`update candidate_sourcers set state = 'released' where id = ${id}`)).toEqual({ code: "23514", constraint: "candidate_sourcers_closed" });
    expect(await refused(app, (tx) => tx`update candidate_sourcers set state = 'overturned', closed_at = app.now(), "window" = tstzrange(lower("window"), app.now(), '[)') where id = ${id}`)).toMatchObject({ code: "23514" });
    await allowed(app, (tx) => tx`update candidate_sourcers set state = 'released', closed_at = app.now(), close_reason = 'found a job', "window" = tstzrange(lower("window"), app.now(), '[)') where id = ${id}`);
    expect(await refused(app, (tx) => tx`update candidate_sourcers set state = 'active', closed_at = null, close_reason = null where id = ${id}`)).toEqual({ code: "23514", constraint: "candidate_sourcer_transition" });
    expect(await app`select fact, reason, actor from sourcer_history where claim_id = ${id} order by at, fact`).toEqual([{ fact: "claimed", reason: "identified", actor: "system:test" }, { fact: "released", reason: "found a job", actor: "system:test" }]);
  });
  it("keeps its person, its holder and its start, and is never removed", async () => {
    const id = await allowed(app, async (tx) => claim(tx, await person()));
    const moved = { code: "23514", constraint: "claim_window" };
    const other = await person();
    expect(await refused(app, (tx) => tx`update candidate_sourcers set candidate_id = ${other} where id = ${id}`)).toEqual(moved);
    expect(await refused(app, (tx) => tx`update candidate_sourcers set recruiter_id = (select id from recruiters where id <> ${recruiter.id} limit 1) where id = ${id}`)).toEqual(moved);
    expect(await refused(app, (tx) => tx`update candidate_sourcers set "window" = tstzrange(lower("window") - interval '1 day', upper("window"), '[)') where id = ${id}`)).toEqual(moved);
    expect(await refused(app, (tx) => tx`delete from candidate_sourcers where id = ${id}`)).toMatchObject({ code: "42501" });
    for (const table of ["sourcer_history", "sourcer_evidence"]) {
      expect(await refused(app, (tx) => tx`update ${tx(table)} set claim_id = 'x'`)).toMatchObject({ code: "42501" });
      expect(await refused(db.ownerSql, (tx) => tx`delete from ${tx(table)}`)).toEqual({ code: "23514", constraint: `${table}_append_only` });
    }
    expect(await refused(app, (tx) => tx`insert into sourcer_history (claim_id, fact, until, reason, actor, at) values ('x', 'x', app.now(), 'x', 'x', app.now())`)).toMatchObject({ code: "42501" });
  });
  it("does not change without an actor", async () => {
    const who = await person();
    expect(await refused(app, (tx) => claim(tx, who), "")).toMatchObject({ code: "42501" });
  });
});

describe("I-25: credit is what the window said at submission", () => {
  async function application(tx: postgres.TransactionSql, candidateId: string, claimId: string | null, at: string): Promise<string> {
    const id = newId("application");
    await tx`insert into applications (id, job_id, company_id, candidate_id, recruiter_id, firm_id, terms_id, policy_version, sourcer_claim_id, submitted_at, updated_at)
      select ${id}, a.job_id, a.company_id, ${candidateId}, a.recruiter_id, a.firm_id, a.terms_id, 1, ${claimId}, app.now() + ${at}::interval, app.now() from applications a limit 1`;
    return id;
  }
  it("refuses an application that credits a claim of another time or another person", async () => {
    const who = await person();
    const other = await person();
    const id = await allowed(app, (tx) => claim(tx, who));
    const credit = { code: "23514", constraint: "application_credit" };
    expect(await refused(app, (tx) => application(tx, who, id, "31 days"))).toEqual(credit);
    expect(await refused(app, (tx) => application(tx, who, id, "-1 hour"))).toEqual(credit);
    expect(await refused(app, (tx) => application(tx, other, id, "1 hour"))).toEqual(credit);
    const made = await allowed(app, (tx) => application(tx, who, id, "1 hour"));
    expect(await refused(app, (tx) => tx`update applications set sourcer_claim_id = null where id = ${made}`)).toEqual({ code: "23514", constraint: "application_pinned" });
    expect(await refused(app, (tx) => tx`update applications set submitted_at = submitted_at - interval '1 day' where id = ${made}`)).toEqual({ code: "23514", constraint: "application_pinned" });
  });
  it("refuses a placement that credits another claim, or another instant, than its application", async () => {
    const id = await allowed(app, async (tx) => claim(tx, await person()));
    const copy = (claimId: string | null, asOf: string) => refused(app, (tx) => tx`
      insert into placements (id, application_id, offer_id, agreement_id, job_id, company_id, candidate_id, recruiter_id, currency, fee_base_minor, fee_minor, terms, policy_version, time_zone, sourcer_claim_id, sourced_as_of, start_date, created_at)
      select ${newId("placement")}, application_id, offer_id, agreement_id, job_id, company_id, candidate_id, recruiter_id, currency, fee_base_minor, fee_minor, terms, policy_version, time_zone, ${claimId}, sourced_as_of + ${asOf}::interval, start_date, created_at
      from placements where id = ${plc.placementId}`);
    expect(await copy(id, "0")).toEqual({ code: "23514", constraint: "placement_credit" });
    expect(await refused(app, (tx) => tx`update placements set sourcer_claim_id = ${id} where id = ${plc.placementId}`)).toEqual({ code: "23514", constraint: "placement_snapshot" });
    expect(await refused(app, (tx) => tx`update placements set sourced_as_of = sourced_as_of - interval '1 day' where id = ${plc.placementId}`)).toEqual({ code: "23514", constraint: "placement_snapshot" });
    expect(await refused(app, (tx) => tx`update placements set fee_minor = fee_minor + 1 where id = ${plc.placementId}`)).toEqual({ code: "23514", constraint: "placement_snapshot" });
    expect(await copy(null, "0")).toEqual({ code: "23505", constraint: "placements_application_once" });
  });
});

describe("I-26: a day is 24 hours", () => {
  it("in code, across the night on which clocks change", () => {
    const before = new Date("2027-03-13T17:00:00Z");
    expect(daysAfter(before, 30).getTime() - before.getTime()).toBe(30 * 86_400_000);
  });
  it("in the database, whatever zone a session is in: a year of a window is 8,760 hours", async () => {
    await app.begin(async (tx) => {
      await tx`set local time zone 'America/New_York'`;
      const [row] = await tx`select extract(epoch from (timestamptz '2027-03-13 12:00-05' + interval '8760 hours') - timestamptz '2027-03-13 12:00-05') / 3600 as hours, extract(epoch from (timestamptz '2027-03-13 12:00-05' + make_interval(hours => 24)) - timestamptz '2027-03-13 12:00-05') / 3600 as day`;
      expect([Number(row?.["hours"]), Number(row?.["day"])]).toEqual([8_760, 24]);
    });
  });
  it("and the one clock answers in UTC, whatever zone a session is in", async () => {
    await app.begin(async (tx) => {
      await tx`set local time zone 'Australia/Lord_Howe'`;
      const [row] = await tx`select abs(extract(epoch from app.now() - clock_timestamp())) < 2 as near, proconfig::text as config from pg_proc where oid = 'app.now()'::regprocedure`;
      expect(row).toMatchObject({ near: true, config: expect.stringContaining("UTC") });
    });
  });
});
