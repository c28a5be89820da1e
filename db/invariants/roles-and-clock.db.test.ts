// Proves: the application's role owns nothing, cannot rewrite what is append-only, and the clock of a production database is the real one
// (RELIABILITY §2, conventions; I-2, I-9). Would miss: a second role with more rights that somebody adds beside these two.
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import postgres from "postgres";
import { createDatabase } from "../create-database";
import { type TestDatabase, testDatabase } from "../testing/test-database";

let db: TestDatabase;
let app: postgres.Sql;
beforeAll(async () => {
  db = await testDatabase();
  app = db.sql;
});
afterAll(() => db.drop());

/** Written by the application once and never again. */
const appendOnly = ["ledger_journals", "ledger_postings", "payout_audit_log", "decision_audit_log", "marketplace_config", "job_terms", "sourcer_evidence", "sourcer_history", "introductions", "person_merge_moves", "split_parties", "placement_collaborators", "payout_splits", "invoice_payments", "audit_anchors", "claim_warnings", "connection_moves", "message_files", "message_pins", "report_evidence", "rtr_receipts", "rtr_warnings", "objection_notices", "blind_checks", "blind_check_lines", "blind_check_hashes", "business_calendars", "business_calendar_versions", "company_groups", "dispute_evidence", "dispute_decisions", "share_awards"];

describe("the application's role", () => {
  it("owns nothing, and is neither superuser nor above row security, nor may it create anything", async () => {
    const [row] = await app`select r.rolsuper, r.rolbypassrls, r.rolcreatedb, r.rolcreaterole, (select count(*)::int from pg_class where relowner = r.oid) as tables, (select count(*)::int from pg_proc where proowner = r.oid) as functions,
      (select count(*)::int from pg_namespace where nspowner = r.oid) as schemas, (select count(*)::int from pg_database where datdba = r.oid) as databases, has_schema_privilege(r.oid, 'public', 'create') as in_public, has_schema_privilege(r.oid, 'app', 'create') as in_app,
      (select count(*)::int from pg_auth_members where member = r.oid) as memberships from pg_roles r where rolname = current_user`;
    expect(row).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false, tables: 0, functions: 0, schemas: 0, databases: 0, in_public: false, in_app: false, memberships: 0 });
    await expect(app`create table public.mine (x int)`).rejects.toMatchObject({ code: "42501" });
    await expect(app`alter table escrow_holds disable trigger user`).rejects.toMatchObject({ code: "42501" });
    await expect(app`set session_replication_role = 'replica'`).rejects.toMatchObject({ code: "42501" });
    await expect(app`create trigger x before insert on jobs for each row execute function app.refuse_change()`).rejects.toMatchObject({ code: "42501" });
  });
  it("may neither change nor remove a row of an append-only table, and truncate none at all", async () => {
    const rights = await app<{ name: string; u: boolean; d: boolean; t: boolean; columns: number }[]>`select c.relname as name, has_table_privilege(c.oid, 'update') as u, has_table_privilege(c.oid, 'delete') as d, has_table_privilege(c.oid, 'truncate') as t,
      (select count(*)::int from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and has_column_privilege(c.oid, a.attnum, 'update')) as columns from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
    expect(rights.filter((one) => one.t).map((one) => one.name)).toEqual([]);
    for (const name of appendOnly) expect(rights.find((one) => one.name === name), name).toEqual({ name, u: false, d: false, t: false, columns: 0 });
    const mayDelete = rights.filter((one) => one.d).map((one) => one.name).toSorted();
    expect(mayDelete).toEqual(["accounts", "files", "idempotency_keys", "invitations", "members", "message_copies", "message_edits", "message_quotas", "message_reactions", "message_templates", "organizations", "rate_limits", "sessions", "users", "verifications"]);
  });
  it("writes the ledger, its accounts, the audit log and the history of claims only through functions", async () => {
    for (const table of ["ledger_journals", "ledger_postings", "ledger_accounts", "payout_audit_log", "audit_heads", "sourcer_history"]) {
      const [row] = await app`select has_table_privilege(${`public.${table}`}, 'insert') as i, has_table_privilege(${`public.${table}`}, 'update') as u`;
      expect(row, table).toEqual({ i: false, u: false });
    }
  });
  it("may run only the functions that it is given, and those with the owner's rights fix where they look", async () => {
    const mine = await app<{ name: string }[]>`select p.proname as name from pg_proc p where p.pronamespace = 'app'::regnamespace and has_function_privilege(p.oid, 'execute') order by 1`;
    expect(mine.map((row) => row.name)).toEqual(["account_key", "actor", "message_words", "move_clock", "now", "post_journals", "search_key"]);
    const loose = await app`select proname from pg_proc where pronamespace = 'app'::regnamespace and prosecdef and coalesce(proconfig::text, '') not like '%search_path%'`;
    expect(loose).toEqual([]);
  });
  it("has each append-only table guarded against the owner's slip too", async () => {
    const guarded = await app<{ name: string }[]>`select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid where t.tgfoid = 'app.refuse_change'::regproc and t.tgname = c.relname || '_append_only' and t.tgenabled = 'O'`;
    expect(guarded.map((row) => row.name).toSorted()).toEqual(appendOnly.toSorted());
  });
});

describe("a production database", () => {
  it("runs on real time: nobody moves its clock, not even the owner, and it stays what it was made for", async () => {
    const name = `p_${Date.now()}_prod`;
    const urls = await createDatabase({ adminUrl: inject("adminUrl"), name, kind: "production" });
    const mine = postgres(urls.appUrl, { max: 1, onnotice: () => {} });
    const owner = postgres(urls.ownerUrl, { max: 1, onnotice: () => {} });
    const admin = postgres(inject("adminUrl"), { max: 1, onnotice: () => {} });
    try {
      const fixed = { code: "23514", constraint_name: "clock_only_beside_demo" };
      await expect(mine`select app.move_clock(interval '90 days')`).rejects.toMatchObject(fixed);
      await expect(owner`select app.move_clock(interval '90 days')`).rejects.toMatchObject(fixed);
      await expect(owner`insert into app.clock_offset (shift) values (interval '90 days')`).rejects.toMatchObject(fixed);
      await expect(mine`insert into app.clock_offset (shift) values (interval '90 days')`).rejects.toMatchObject({ code: "42501" });
      await expect(mine`update app.database_kind set kind = 'demo'`).rejects.toMatchObject({ code: "42501" });
      const [row] = await mine`select abs(extract(epoch from app.now() - clock_timestamp())) < 0.5 as real, (select count(*)::int from app.clock_offset) as offsets`;
      expect(row).toEqual({ real: true, offsets: 0 });
      await expect(createDatabase({ adminUrl: inject("adminUrl"), name, kind: "demo" })).rejects.toThrow("cannot be used as");
    } finally {
      await mine.end();
      await owner.end();
      await admin.unsafe(`drop database if exists ${name} with (force)`);
      await admin.end();
    }
  });
});
