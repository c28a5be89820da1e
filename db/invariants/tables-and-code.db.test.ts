// Proves: what the code believes of the database is what the database has, both ways: state machines, and constraints that become words for
// people. Would miss: a constraint that is right in name and wrong in its condition (the attempts beside this file).
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { applicationErrors } from "@/server/applications";
import { applicationTransitions, offerTransitions } from "@/server/applications/states";
import { billingErrors } from "@/server/billing/errors";
import { invoiceTransitions } from "@/server/billing/states";
import { connectionErrors } from "@/server/connections/errors";
import { connectionTransitions } from "@/server/connections/states";
import { disputeErrors } from "@/server/disputes";
import { disputeTransitions } from "@/server/disputes/states";
import { fileErrors } from "@/server/files";
import { identityErrors } from "@/server/identity/errors";
import { importErrors } from "@/server/imports";
import { erasureTransitions } from "@/server/erasure/states";
import { importTransitions } from "@/server/imports/states";
import { jobErrors } from "@/server/jobs/errors";
import { jobTransitions } from "@/server/jobs/states";
import { messageErrors } from "@/server/messages";
import { moderationErrors } from "@/server/moderation";
import { actionTransitions, appealTransitions, reportTransitions } from "@/server/moderation/states";
import { payoutErrors } from "@/server/payouts/errors";
import { holdTransitions, intentTransitions, scheduleTransitions } from "@/server/payouts/states";
import { placementErrors } from "@/server/placements/errors";
import { placementTransitions } from "@/server/placements/states";
import { policyErrors } from "@/server/policy/errors";
import { sourcingErrors } from "@/server/sourcing/errors";
import { claimTransitions, mergeTransitions, overrideTransitions, rtrTransitions, transferTransitions } from "@/server/sourcing/states";
import { agreementTransitions } from "@/server/splits/states";
import { constraintErrors } from "../constraint-errors";
import { type TestDatabase, testDatabase } from "../testing/test-database";

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

const machines: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  import: importTransitions,
  job: jobTransitions, application: applicationTransitions, offer: offerTransitions, right_to_represent: rtrTransitions, candidate_sourcer: claimTransitions, claim_transfer: transferTransitions, claim_override: overrideTransitions, split_agreement: agreementTransitions,
  placement: placementTransitions, invoice: invoiceTransitions, hold: holdTransitions, payout_schedule: scheduleTransitions, transfer_intent: intentTransitions, dispute: disputeTransitions,
  person_merge: mergeTransitions, connection: connectionTransitions, moderation_report: reportTransitions, moderation_action: actionTransitions, moderation_appeal: appealTransitions, erasure: erasureTransitions,
};

describe("state machines", () => {
  it("are the same tables in the code and in the database", async () => {
    const rows = await db.sql<{ t: string }[]>`select machine || ': ' || from_state || ' → ' || to_state as t from app.state_transitions`;
    const code = Object.entries(machines).flatMap(([machine, pairs]) => pairs.map(([from, to]) => `${machine}: ${from} → ${to}`));
    expect(rows.map((row) => row.t).toSorted()).toEqual(code.toSorted());
  });
  it("guard each table that has states, and only name states that its CHECK knows", async () => {
    const guarded = await db.sql<{ tbl: string; machine: string }[]>`select t.tgrelid::regclass::text as tbl, replace(encode(t.tgargs, 'escape'), '\\000', '') as machine from pg_trigger t where t.tgfoid = 'app.guard_transition'::regproc`;
    expect(guarded.map((row) => row.machine).toSorted()).toEqual(Object.keys(machines).toSorted());
    for (const { tbl, machine } of guarded) {
      const [check] = await db.sql<{ def: string }[]>`select pg_get_constraintdef(oid) as def from pg_constraint where conrelid = ${tbl}::regclass and conname = ${`${tbl}_state_known`}`;
      const named = new Set([...(check?.def.matchAll(/'([a-z_]+)'::text/g) ?? [])].map((found) => found[1]));
      for (const state of (machines[machine] ?? []).flat()) expect(named, `${tbl} does not know the state ${state}`).toContain(state);
    }
  });
});

/** Unique and exclusion constraints, and triggers' names, that no command turns into words, and why nobody meets them. */
const unmet: Readonly<Record<string, string>> = {
  users_email_once: "the sign-in library answers it", sessions_token_once: "random", api_keys_hash_once: "random", rate_limits_key_once: "the sign-in library's counter", recruiters_once: "written with on conflict do nothing", payees_recruiter_once: "written with on conflict do nothing",
  payees_firm_once: "no command makes a firm a payee yet", candidates_user_once: "linking asks first, and updates a row that has no user", candidate_keys_same_person: "written with on conflict do nothing; the loser takes the winner's person",
  objection_notices_once: "written with on conflict do nothing",
  rtr_receipts_one_per_right: "a right is signed once, under its lock", rtr_receipts_hash_once: "its text names its right", rtr_warnings_once: "written with on conflict do nothing",
  hidden_employers_one_current: "the one before is removed under the person's lock", hidden_companies_once: "written by triggers, with on conflict do nothing",
  person_merges_one_standing: "joined under both records' locks", person_merge_moves_once: "one per row that a merge moves",
  claim_warnings_once: "written with on conflict do nothing", blind_check_lines_once: "one per line of a check, made with it", blind_check_hashes_once: "one per kind and line of a check, made with it", blind_check_quotas_once: "written with on conflict do update",
  imports_file_once: "a file is attached once", import_rows_once: "made with the import", import_rows_claim_once: "a claim is begun once", import_quotas_once: "written with on conflict do update",
  recruiter_profiles_slug_once: "given out one after the other", candidate_profiles_once: "written with on conflict do update", hidden_firms_once: "written by triggers, with on conflict do nothing",
  files_storage_key_once: "random", idempotency_keys_once: "asked under a lock before it is written", file_quotas_once: "written with on conflict do update",
  hand_evidence_file_once: "a file is attached once", hand_evidence_one_unconfirmed_extends: "decided under the claim's lock", candidate_sourcers_handed_on_once: "handed on under the claim's lock",
  introductions_once: "one per application, made with it", job_terms_version_once: "changing terms locks the role", split_agreements_version_once: "one per application, made with it", split_agreements_one_live: "one per application, made with it", split_parties_once: "the split refuses a party twice",
  placement_collaborators_once: "the split refuses a party twice", payout_split_sets_one_live: "one per placement, made with it", payout_split_sets_currency: "a key for a foreign key", invoices_number_once: "from a sequence", invoices_stripe_once: "the provider's ids are its own",
  invoice_payments_stripe_once: "written with on conflict do nothing", invoice_payments_txn_once: "written with on conflict do nothing", billing_customers_stripe_once: "the provider's ids are its own", payee_accounts_stripe_once: "the provider's ids are its own",
  escrow_holds_slice_once: "one set per placement, made under the invoice's lock", escrow_holds_amount_currency: "a key for a foreign key", payout_schedules_hold_once: "one per hold, made with it", transfer_intents_slice_once: "written with on conflict do nothing", transfers_outcome: "a key for a foreign key",
  transfers_stripe_once: "a second transfer is a fault of ours, and must be loud", transfers_one_sent: "a second transfer is a fault of ours, and must be loud", ledger_accounts_once: "written with on conflict do nothing", ledger_accounts_currency: "a key for a foreign key",
  ledger_journals_cause_once: "written with on conflict do nothing", ledger_journals_reversed_once: "no command reverses yet", notifications_once: "written with on conflict do nothing", mails_cause_once: "written with on conflict do nothing", mail_choices_once: "an upsert", erasures_one_open: "written with on conflict do nothing", erasure_transition: "an erasure is left under its lock",
  candidate_sourcer_transition: "a claim is left by a guarded update", split_agreement_transition: "an agreement is left by a guarded update", invoice_transition: "an invoice is left by a guarded update", hold_transition: "a hold is left by a guarded update",
  dispute_evidence_file_once: "a file is attached once", dispute_decisions_by: "a key for a foreign key",
  marketplace_connections_one_per_pair: "written with on conflict do nothing, then the row is locked", connection_participants_two: "written by the connection itself", connection_participants_differ: "written by the connection itself", connection_moves_in_order: "numbered under the connection's lock",
  connection_quotas_once: "an upsert", marketplace_messages_in_sequence: "numbered under the connection's lock", message_edits_in_order: "numbered under the message's lock", message_reactions_once: "written with on conflict do nothing",
  mask_reports_once: "written with on conflict do nothing",
  moderation_reports_once: "written with on conflict do nothing", moderation_actions_once: "written with on conflict do nothing", moderation_report_transition: "a report is closed by a guarded update", moderation_action_transition: "a decision is left by a guarded update", moderation_appeal_transition: "an appeal is left by a guarded update",
  message_copies_once: "an upsert", message_files_in_order: "written with its message", message_files_once: "a file is attached once",
  payout_schedule_transition: "a schedule is left by a guarded update", transfer_intent_transition: "an intent is left under its lock",
};

describe("constraints that become words", () => {
  it("exist, each of them, and map to a refusal that some command may answer with", async () => {
    const real = await nameable();
    expect(Object.keys(constraintErrors).filter((name) => !real.includes(name))).toEqual([]);
    const codes = Object.keys({ ...applicationErrors, ...billingErrors, ...connectionErrors, ...disputeErrors, ...fileErrors, ...identityErrors, ...importErrors, ...jobErrors, ...messageErrors, ...moderationErrors, ...payoutErrors, ...placementErrors, ...policyErrors, ...sourcingErrors });
    expect(Object.values(constraintErrors).filter((code) => !codes.includes(code))).toEqual([]);
  });
  it("are listed, each that a command can meet; the others say why nobody meets them", async () => {
    const real = await nameable();
    expect(real.filter((name) => !(name in constraintErrors) && !(name in unmet))).toEqual([]);
    expect(Object.keys(unmet).filter((name) => !real.includes(name)), "listed, and not in the database").toEqual([]);
    expect(Object.keys(unmet).filter((name) => name in constraintErrors), "listed twice").toEqual([]);
  });
});

/** Unique and exclusion constraints and indexes (primary keys of our own ids aside), allowances, the transition each machine refuses by name, and what a candidate has decided. */
async function nameable(): Promise<string[]> {
  const rows = await db.sql<{ name: string }[]>`
    select conname::text as name from pg_constraint c join pg_class t on t.oid = c.conrelid where t.relnamespace = 'public'::regnamespace and c.contype in ('u', 'x')
    union select i.indexrelid::regclass::text from pg_index i join pg_class t on t.oid = i.indrelid where t.relnamespace = 'public'::regnamespace and i.indisunique and not i.indisprimary
    union select c.conname::text from pg_constraint c join pg_class t on t.oid = c.conrelid where t.relnamespace = 'public'::regnamespace and c.contype = 'p' and c.conname not like '%_pkey' and c.conname !~ '_pk$'
    union select conname::text from pg_constraint c join pg_class t on t.oid = c.conrelid where t.relnamespace = 'public'::regnamespace and c.contype = 'c' and c.conname like '%\_within'
    union select distinct machine || '_transition' from app.state_transitions
    union select found[1] from pg_proc p, regexp_matches(p.prosrc, 'constraint = ''(candidate_(?:not|hides)_[a-z_]+)''', 'g') found where p.pronamespace = 'app'::regnamespace`;
  return rows.map((row) => row.name);
}
