// Proves: that each mechanism is what keeps its invariant. Taken away once, the breach goes through and the queries that watch every other test
// find it; so neither the mechanism nor the watch is for show. Would miss: a second mechanism that would have refused the same breach.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type postgres from "postgres";
import { stripe } from "@/server/providers/stripe";
import { transaction } from "@/server/kernel/database";
import { invariantsStatement } from "../testing/invariants";
import { startProviders, type Providers } from "../testing/providers";
import { refused } from "../testing/refused";
import { makeWorld, type World } from "../testing/world";
import { linkCandidate } from "@/server/candidates/link-candidate";
import { setAvailability } from "@/server/candidates/set-availability";
import { blockRecruiter } from "@/server/sourcing/block";
import type { Claimed, Submission } from "../testing/world/hiring";
import type { Invoiced } from "../testing/world/money";
import type { Candidate, Recruiter } from "../testing/world/people";

let world: World;
let money: Invoiced;
let claim: Claimed;
let providers: Providers;
/** A submission under a signed right; a person who has blocked a recruiter that holds a claim on them; and one who is away. */
let rested: Submission;
let blocked: { candidateId: string; claimId: string; recruiterId: string };
let away: Candidate;
/** A recruiter who is a candidate as well. */
let both: Recruiter & Candidate;
beforeAll(async () => {
  world = await makeWorld();
  money = await world.allocated({ holder: await world.recruiter() });
  claim = await world.claimed(money.recruiter);
  rested = await world.submission({ holder: money.recruiter });
  const held = await world.claimed(money.recruiter);
  await world.requested(money.recruiter, held, rested.company.companyId);
  const person = await world.candidate({ name: held.fullName, email: held.email });
  await blockRecruiter.call(person.ctx, { recruiterId: money.recruiter.recruiterId });
  blocked = { ...held, recruiterId: money.recruiter.recruiterId };
  await world.requested(rested.recruiter, claim, rested.company.companyId);
  away = await world.candidate();
  await setAvailability.call(away.ctx, { available: false });
  const second = await world.recruiter();
  both = { ...second, ...(await linkCandidate.call(second.ctx, {})) };
  providers = await startProviders(world.database.appUrl);
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

type Control = { invariant: string; mechanism: string; remove: string; breach: () => string; /** It refuses nothing: it writes down what happens. */ records?: true };
const hold = () => `(select id from escrow_holds where placement_id = '${money.placementId}' order by id limit 1)`;
const post = (cause: string, entries: [kind: string, minor: number][], placement = "null") =>
  `select * from app.post_journals(array['test'], array['${cause}'], array['h'], array[null]::text[], app.now(), array[${entries.map(() => 1)}], array[${entries.map(([kind]) => `'${kind}'`)}], array[${entries.map(() => placement)}]::text[], array[${entries.map(() => "null")}]::text[], array[${entries.map(() => "'USD'")}], array[${entries.map(([, minor]) => minor)}]::bigint[])`;

const controls: Control[] = [
  { invariant: "I-1", mechanism: "posting_guard", remove: "drop trigger posting_guard on ledger_postings", breach: () => post("odd", [["provider_cash", 5], ["platform_revenue", -4]]) },
  { invariant: "I-1", mechanism: "ledger_postings_append_only (I-2)", remove: "drop trigger ledger_postings_append_only on ledger_postings", breach: () => "update ledger_postings set amount_minor = amount_minor + 1 where id = (select min(id) from ledger_postings)" },
  { invariant: "I-3", mechanism: "ledger_journals_cause_once", remove: "alter table ledger_journals drop constraint ledger_journals_cause_once", breach: () => "insert into ledger_journals (kind, cause_key, content_hash, occurred_at) select kind, cause_key, content_hash, occurred_at from ledger_journals limit 1" },
  { invariant: "I-4", mechanism: "ledger_accounts_closed_at_zero", remove: "alter table ledger_accounts drop constraint ledger_accounts_closed_at_zero", breach: () => `update placements set state = 'completed' where id = '${money.placementId}'` },
  { invariant: "I-5", mechanism: "ledger_accounts_solvent", remove: "alter table ledger_accounts drop constraint ledger_accounts_solvent", breach: () => post("over", [["provider_cash", -999_999_999], ["platform_revenue", 999_999_999]]) },
  {
    invariant: "I-6", mechanism: "split_set_sums", remove: "drop trigger split_set_sums on payout_split_sets",
    breach: () => `update payout_split_sets set superseded_at = app.now() where placement_id = '${money.placementId}'; insert into payout_split_sets (id, placement_id, currency, fee_minor, pool_minor, total_basis_points, policy_version, created_at) select 'set_x', placement_id, currency, fee_minor, pool_minor, 10000, 1, app.now() from payout_split_sets where placement_id = '${money.placementId}'`,
  },
  { invariant: "I-7", mechanism: "hold_change", remove: "drop trigger hold_change on escrow_holds", breach: () => `update escrow_holds set amount_minor = amount_minor + 1 where id = ${hold()}` },
  { invariant: "I-8", mechanism: "hold_change", remove: "drop trigger hold_change on escrow_holds", breach: () => `update escrow_holds set state = 'released', settled_at = not_before where id = ${hold()}` },
  { invariant: "I-9", mechanism: "escrow_holds_not_early", remove: "alter table escrow_holds drop constraint escrow_holds_not_early", breach: () => `update escrow_holds set state = 'released' where id = ${hold()}` },
  { invariant: "I-10", mechanism: "escrow_holds_not_disputed", remove: "alter table escrow_holds drop constraint escrow_holds_not_disputed, drop constraint escrow_holds_not_early", breach: () => `update escrow_holds set open_disputes = 1 where id = ${hold()}; update escrow_holds set state = 'released' where id = ${hold()}` },
  {
    invariant: "I-12", mechanism: "transfers_after_refusal", remove: "alter table transfers drop constraint transfers_after_refusal",
    breach: () => `insert into transfer_intents (id, schedule_id, hold_id, placement_id, payee_id, slice_no, currency, amount_minor, destination, created_at) select 'tri_x', id, hold_id, placement_id, payee_id, slice_no, currency, amount_minor, 'acct_x', app.now() from payout_schedules where hold_id = ${hold()};
      insert into transfers (intent_id, attempt, prev_outcome, placement_id, started_at) values ('tri_x', 1, null, '${money.placementId}', app.now()), ('tri_x', 2, 'refused', '${money.placementId}', app.now())`,
  },
  { invariant: "I-13", mechanism: "placement_money_allocated", remove: "alter table placement_money drop constraint placement_money_allocated", breach: () => `update placement_money set allocated_minor = received_minor + 1 where placement_id = '${money.placementId}'` },
  { invariant: "I-15", mechanism: "escrow_holds_audit_update", remove: "drop trigger escrow_holds_audit_update on escrow_holds; alter table escrow_holds drop constraint escrow_holds_not_early", breach: () => `update escrow_holds set state = 'released' where id = ${hold()}` },
  { invariant: "I-16", mechanism: "payout_audit_log_append_only", remove: "drop trigger payout_audit_log_append_only on payout_audit_log", breach: () => "update payout_audit_log set bytes = bytes || ' ' where seq = 1" },
  { invariant: "I-18", mechanism: "invoice_payments_stripe_once", remove: "alter table invoice_payments drop constraint invoice_payments_stripe_once", breach: () => "insert into invoice_payments select 'pay_x', invoice_id, placement_id, stripe_invoice_payment_id, 'txn_x', currency, amount_minor, fee_minor, available_at, paid_at from invoice_payments limit 1" },
  { invariant: "I-18", mechanism: "invoice_fixed (I-19)", remove: "drop trigger invoice_fixed on invoices; drop trigger invoice_transition on invoices", breach: () => `update invoices set state = 'partially_paid', paid_minor = 1, paid_at = null where id = '${money.invoiceId}'` },
  { invariant: "I-20", mechanism: "marketplace_events_no_delete", remove: "drop trigger marketplace_events_no_delete on marketplace_events", breach: () => `delete from marketplace_events where placement_id = '${money.placementId}'` },
  {
    invariant: "I-22", mechanism: "candidate_sourcers_one_protected", remove: "alter table candidate_sourcers drop constraint candidate_sourcers_one_protected",
    breach: () => `insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id) select 'csr_x', candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id from candidate_sourcers where id = '${claim.claimId}'`,
  },
  { invariant: "I-24", mechanism: "claim_history", records: true, remove: "drop trigger claim_history on candidate_sourcers", breach: () => `update candidate_sourcers set state = 'released', closed_at = app.now(), close_reason = 'x', "window" = tstzrange(lower("window"), app.now() + interval '1 second', '[)') where id = '${claim.claimId}'` },
  { invariant: "I-24", mechanism: "claim_overridden", remove: "drop trigger claim_overridden on candidate_sourcers", breach: () => `update candidate_sourcers set override_id = 'ovr_x', "window" = tstzrange(lower("window"), upper("window") - interval '5 days', '[)') where id = '${claim.claimId}'` },
  { invariant: "I-25", mechanism: "placement_snapshot", remove: "drop trigger placement_snapshot on placements", breach: () => `update placements set sourcer_claim_id = '${claim.claimId}' where id = '${money.placementId}'` },
  { invariant: "I-26", mechanism: "claim_window", remove: "drop trigger claim_window on candidate_sourcers", breach: () => `update candidate_sourcers set "window" = tstzrange(lower("window"), upper("window") + interval '5 days', '[)') where id = '${claim.claimId}'` },
  {
    invariant: "I-33", mechanism: "candidate_decides", remove: "drop trigger candidate_decides on right_to_represent",
    breach: () => `insert into right_to_represent select (a).* from (select jsonb_populate_record(x, jsonb_build_object('id', 'rtr_x', 'state', 'requested', 'requested_at', app.now() + interval '1 second', 'answered_at', null)) as a from right_to_represent x where x.candidate_id = '${blocked.candidateId}' limit 1) y`,
  },
  {
    invariant: "I-33", mechanism: "candidate_decides (away)", remove: "drop trigger candidate_decides on candidate_sourcers",
    breach: () => `insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id) select 'csr_x', '${away.candidateId}', recruiter_id, firm_id, tstzrange(app.now() + interval '1 second', app.now() + interval '30 days', '[)'), tier, policy_version, last_evidence_id from candidate_sourcers where id = '${claim.claimId}'`,
  },
  {
    invariant: "I-33", mechanism: "not_of_oneself", remove: "drop trigger not_of_oneself on candidate_sourcers",
    breach: () => `insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id) select 'csr_x', '${both.candidateId}', '${both.recruiterId}', '${both.firmId}', "window", tier, policy_version, last_evidence_id from candidate_sourcers where id = '${claim.claimId}'`,
  },
  {
    invariant: "I-33", mechanism: "claim_not_longer", remove: "drop trigger claim_not_longer on candidate_sourcers",
    breach: () => `insert into sourcer_evidence select (a).* from (select jsonb_populate_record(x, jsonb_build_object('id', 'evd_x', 'at', app.now(), 'days', 60, 'hash', 'x')) as a from sourcer_evidence x where x.claim_id = '${blocked.claimId}' limit 1) y;
      update candidate_sourcers set last_evidence_id = 'evd_x', "window" = tstzrange(lower("window"), upper("window") + interval '5 days', '[)') where id = '${blocked.claimId}'`,
  },
  {
    invariant: "I-33", mechanism: "hide_from_companies", records: true, remove: "drop trigger hide_from_companies on hidden_employers",
    breach: () => `insert into hidden_employers (id, candidate_id, name, name_key, is_current, stated_at) select 'hem_x', '${away.candidateId}', name, 'x', false, app.now() from organizations where id = '${rested.company.companyId}'`,
  },
  { invariant: "I-34", mechanism: "right_kept", remove: "drop trigger right_kept on right_to_represent", breach: () => `update right_to_represent set text_shown = 'Something else' where candidate_id = '${rested.person.candidateId}'` },
  { invariant: "I-34", mechanism: "rtr_receipts_append_only", remove: "drop trigger rtr_receipts_append_only on rtr_receipts", breach: () => "update rtr_receipts set body = body || ' ', hash = encode(sha256(convert_to(body || ' ', 'UTF8')), 'hex')" },
  {
    invariant: "I-34", mechanism: "right_to_represent_has_receipt", remove: "alter table right_to_represent drop constraint right_to_represent_has_receipt",
    breach: () => `update right_to_represent set state = 'signed', signed_at = app.now(), signed_name = 'Nobody', receipt_hash = 'none', answered_at = app.now() where id = (select id from right_to_represent where state = 'requested' limit 1)`,
  },
  {
    invariant: "I-35", mechanism: "application_right", remove: "drop trigger application_right on applications",
    breach: () => `update applications set state = 'withdrawn' where id = '${rested.applicationId}'; update right_to_represent set state = 'revoked', revoked_at = app.now() + interval '1 minute' where candidate_id = '${rested.person.candidateId}';
      insert into applications select (a).* from (select jsonb_populate_record(x, jsonb_build_object('id', 'app_x', 'state', 'submitted', 'submitted_at', app.now() + interval '2 minutes')) as a from applications x where x.id = '${rested.applicationId}') y`,
  },
];

class Undo extends Error {}
/** Runs in a transaction of the owner that is always undone. Out: the rules that are broken in it. */
async function brokenAfter(statements: string[]): Promise<string[]> {
  let broken: string[] = [];
  const work = async (tx: postgres.TransactionSql) => {
    await tx`select set_config('app.actor', 'system:test', true)`;
    for (const statement of statements) await tx.unsafe(statement);
    broken = (await tx.unsafe<{ invariant: string }[]>(invariantsStatement)).map((row) => row.invariant);
    throw new Undo();
  };
  await world.database.ownerSql.begin(work).catch((cause: unknown) => {
    if (!(cause instanceof Undo)) throw cause;
  });
  return broken;
}

describe("with nothing taken away", () => {
  it("no rule is broken", async () => {
    expect(await brokenAfter([])).toEqual([]);
  });
  it.each(controls.filter((control) => !control.records).map((control) => [control.mechanism, control] as const))("%s refuses its breach", async (_, { breach }) => {
    expect((await refused(world.database.ownerSql, async (tx) => {
      await tx.unsafe(breach());
      // What is checked at the end of a transaction is checked now.
      await tx`set constraints all immediate`;
    })).code).toMatch(/^23/);
  });
});

describe("with the mechanism taken away", () => {
  it.each(controls.map((control) => [`${control.invariant}: ${control.mechanism}`, control] as const))("%s, the breach goes through and is found", async (_, { invariant, remove, breach }) => {
    const broken = await brokenAfter([remove, breach()]);
    expect(broken.map((name) => name.split(" ")[0])).toContain(invariant);
  });
  it("I-21: assertOutsideTransaction, a call from a transaction of the kernel is refused, and from one that goes around it is not", async () => {
    await expect(transaction(world.db, async () => stripe())).rejects.toThrow("open transaction");
    await expect(world.db.transaction(async () => typeof stripe())).resolves.toBe("object");
  });
});
