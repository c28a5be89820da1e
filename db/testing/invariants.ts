import { sql } from "drizzle-orm";
import type { Reader } from "@/server/kernel/database";

/**
 * What must hold in every committed state, each as a query for the rows that break it. They look at rows alone and know nothing of the
 * constraints that are to guarantee the same: a constraint that went missing shows here.
 */
const queries: Readonly<Record<string, string>> = {
  "I-1 a journal balances": `select j.id::text from ledger_journals j left join ledger_postings p on p.journal_id = j.id group by j.id, p.currency having coalesce(sum(p.amount_minor), 1) <> 0 or count(p.id) < 2`,
  "I-3 a cause is posted once": `select cause_key from ledger_journals group by cause_key having count(*) > 1`,
  "I-4 what a company owes is billed and not paid": `select i.id from invoices i where i.state <> 'draft' and i.amount_minor - i.paid_minor <> coalesce((select sum(a.balance_minor) from ledger_accounts a where a.placement_id = i.placement_id and a.kind = 'company_receivable'), 0)`,
  "I-4 a fee is deferred until it is shared": `select i.id from invoices i where i.state <> 'draft' and coalesce((select sum(a.balance_minor) from ledger_accounts a where a.placement_id = i.placement_id and a.kind = 'deferred_fee'), 0)
    <> case when exists (select 1 from escrow_holds h where h.placement_id = i.placement_id) then 0 else -i.amount_minor end`,
  "I-4 what is held is in holds": `select h.placement_id from escrow_holds h group by h.placement_id, h.payee_id having -sum(h.amount_minor) filter (where h.state = 'held') is distinct from
    nullif((select sum(a.balance_minor) from ledger_accounts a where a.placement_id = h.placement_id and a.payee_id = h.payee_id and a.kind = 'held'), 0)`,
  "I-4 what is payable is released and not sent": `select h.placement_id from escrow_holds h left join transfer_intents t on t.hold_id = h.id group by h.placement_id, h.payee_id
    having -coalesce(sum(h.amount_minor) filter (where h.state = 'released' and t.state is distinct from 'sent'), 0) <> coalesce((select sum(a.balance_minor) from ledger_accounts a where a.placement_id = h.placement_id and a.payee_id = h.payee_id and a.kind = 'payable'), 0)`,
  "I-4 the cash at the provider is what came and did not go": `select c.currency from (select distinct currency from ledger_accounts) c where coalesce((select sum(balance_minor) from ledger_accounts a where a.currency = c.currency and a.kind in ('provider_cash', 'processing_cost')), 0)
    <> coalesce((select sum(amount_minor) from invoice_payments p where p.currency = c.currency), 0) - coalesce((select sum(amount_minor) from transfer_intents t where t.currency = c.currency and t.state = 'sent'), 0)`,
  "I-4 the platform earns its part of what was shared": `select c.currency from (select distinct currency from ledger_accounts) c where coalesce((select -sum(balance_minor) from ledger_accounts a where a.currency = c.currency and a.kind = 'platform_revenue'), 0)
    <> coalesce((select sum(s.amount_minor) from payout_splits s where s.currency = c.currency and s.role = 'platform' and exists (select 1 from escrow_holds h where h.placement_id = s.placement_id)), 0)`,
  "I-4 a completed placement owes nobody": `select p.id from placements p join ledger_accounts a on a.placement_id = p.id where p.state = 'completed' and (a.balance_minor <> 0 or a.closed_at is null)`,
  "I-5 no account is overdrawn, and a balance is the sum of its entries": `select a.key from ledger_accounts a left join ledger_postings p on p.account_id = a.id group by a.id
    having a.balance_minor <> coalesce(sum(p.amount_minor), 0) or (not a.allow_negative and case a.normal_side when 'debit' then a.balance_minor < 0 else a.balance_minor > 0 end)`,
  "I-6 the shares of a placement are its fee": `select s.id from payout_split_sets s join placements p on p.id = s.placement_id left join payout_splits x on x.set_id = s.id where s.superseded_at is null group by s.id, p.id
    having sum(x.amount_minor) is distinct from p.fee_minor or sum(x.basis_points) filter (where x.role <> 'platform') is distinct from 10000`,
  "I-6 a placement has one live split": `select p.id from placements p left join payout_split_sets s on s.placement_id = p.id and s.superseded_at is null group by p.id having count(s.id) <> 1`,
  "I-6 the parties of an agreement share the whole pool": `select a.id from split_agreements a left join split_parties p on p.agreement_id = a.id group by a.id having sum(p.basis_points) is distinct from 10000 or count(p.id) not between 1 and 10`,
  "I-7 the slices of a share are the share": `select s.id from payout_splits s join escrow_holds h on h.payout_split_id = s.id and h.state <> 'moved' group by s.id having sum(h.amount_minor) <> s.amount_minor`,
  "I-8 a hold is settled once, with one journal": `select h.id from escrow_holds h left join ledger_journals j on j.cause_key = 'hold.released:' || h.id where (h.state = 'held') <> (h.settled_at is null) or (h.state = 'released') <> (j.id is not null)
    union all select subject_id from payout_audit_log where fact in ('hold.released', 'hold.forfeited', 'hold.moved') group by 1 having count(*) > 1`,
  "I-9 no hold is released before its date": `select id from escrow_holds where state = 'released' and settled_at < not_before`,
  "I-10 no hold is released while disputed": `select id from escrow_holds where state = 'released' and open_disputes > 0`,
  "I-10 a hold counts the cases that freeze it, while it is held": `select f.hold_id from dispute_freezes f join disputes d on d.id = f.dispute_id join escrow_holds h on h.id = f.hold_id where (f.lifted_at is null) <> (d.closed_at is null)
    or (h.state = 'held' and h.open_disputes < (select count(*) from dispute_freezes x where x.hold_id = h.id and x.lifted_at is null))`,
  "I-12 a slice is sent at most once": `select hold_id from transfer_intents group by hold_id, slice_no, kind having count(*) > 1 union all select intent_id from transfers group by intent_id having count(*) filter (where outcome = 'sent') > 1
    union all select t.intent_id from transfers t where t.attempt > 1 and not exists (select 1 from transfers p where p.intent_id = t.intent_id and p.attempt = t.attempt - 1 and p.outcome = 'refused')
    union all select stripe_transfer_id from transfers where stripe_transfer_id is not null group by 1 having count(*) > 1`,
  "I-12 what is sent is recorded everywhere": `select t.id from transfer_intents t join payout_schedules s on s.id = t.schedule_id left join transfers c on c.intent_id = t.id and c.outcome = 'sent' left join ledger_journals j on j.cause_key = 'transfer.sent:' || t.id
    where (t.state = 'sent') <> (s.state = 'paid') or (t.state = 'sent') <> (c.intent_id is not null) or (t.state = 'sent') <> (j.id is not null) or t.amount_minor <> s.amount_minor`,
  "I-13 nothing is allocated or sent beyond what has arrived": `select m.placement_id from placement_money m where m.allocated_minor > m.received_minor - m.refunded_minor or m.sent_minor - m.reversed_minor > m.allocated_minor
    or m.received_minor <> coalesce((select sum(p.amount_minor) from invoice_payments p where p.placement_id = m.placement_id), 0) or m.allocated_minor <> coalesce((select sum(h.amount_minor) from escrow_holds h where h.placement_id = m.placement_id and h.state <> 'moved'), 0)
    or m.sent_minor <> coalesce((select sum(t.amount_minor) from transfer_intents t where t.placement_id = m.placement_id and t.state <> 'cancelled'), 0)`,
  "I-15 the last audit entry of a row is its present state": `select x.id from (select id, 'invoice.' || state as fact from invoices union all select id, 'hold.' || state from escrow_holds union all select id, 'payout_schedule.' || state from payout_schedules union all select id, 'transfer_intent.' || state from transfer_intents) x
    left join (select distinct on (subject_id) subject_id, fact from payout_audit_log where fact not like 'transfer.%' order by subject_id, chain, seq desc) l on l.subject_id = x.id where l.fact is distinct from x.fact`,
  "I-15 every entry has an actor": `select chain || ':' || seq from payout_audit_log where actor = ''`,
  "I-16 no entry is missing from its chain": `select h.chain::text from audit_heads h left join payout_audit_log l on l.chain = h.chain group by h.chain, h.seq, h.hash having count(l.seq) <> h.seq or (h.seq > 0 and h.hash is distinct from (select z.hash from payout_audit_log z where z.chain = h.chain and z.seq = h.seq))
    union all select chain || ':' || seq from (select chain, seq, prev, hash, bytes, lag(hash) over (partition by chain order by seq) as before from payout_audit_log) y where (before is not null and before <> prev) or hash <> sha256(prev || convert_to(bytes, 'UTF8'))`,
  "I-18 a payment is folded in once": `select stripe_invoice_payment_id from invoice_payments group by 1 having count(*) > 1 union all select i.id from invoices i where i.paid_minor <> coalesce((select sum(p.amount_minor) from invoice_payments p where p.invoice_id = i.id), 0)`,
  "I-20 what happened was told": `select p.id from placements p where not exists (select 1 from marketplace_events e where e.placement_id = p.id and e.type = 'placements/offer.accepted')
    union all select i.id from invoices i where i.state <> 'draft' and not exists (select 1 from marketplace_events e where e.placement_id = i.placement_id and e.type = 'billing/invoice.issued')
    union all select m.placement_id from placement_money m where m.allocated_minor > 0 and not exists (select 1 from marketplace_events e where e.placement_id = m.placement_id and e.type = 'payouts/fee.allocated')`,
  "I-22 a person has one protected sourcer at any instant": `select a.candidate_id from candidate_sourcers a join candidate_sourcers b on b.candidate_id = a.candidate_id and b.id > a.id and b."window" && a."window"`,
  "I-24 a window is what its history says": `select c.id from candidate_sourcers c where upper(c."window") is distinct from (select h.until from sourcer_history h where h.claim_id = c.id order by h.at desc, h.until desc limit 1)
    and not exists (select 1 from sourcer_history h where h.claim_id = c.id and h.until = upper(c."window") and h.fact = case c.state when 'active' then h.fact else c.state end)`,
  "I-24 what moved against the rules was decided by two": `select c.id from candidate_sourcers c where c.override_id is not null
    and not exists (select 1 from claim_overrides o where o.id = c.override_id and o.claim_id = c.id and o.state = 'approved' and o.decided_by <> o.proposed_by)`,
  "I-25 credit is what the claim said at submission": `select p.id from placements p join applications a on a.id = p.application_id left join candidate_sourcers c on c.id = p.sourcer_claim_id left join placement_collaborators k on k.placement_id = p.id and k.role = 'candidate_sourcer'
    where p.sourcer_claim_id is distinct from a.sourcer_claim_id or p.sourced_as_of <> a.submitted_at or (c.id is not null and (lower(c."window") > a.submitted_at or k.recruiter_id is distinct from c.recruiter_id))`,
  "I-26 an active claim ends whole days after its evidence": `select c.id from candidate_sourcers c join sourcer_evidence e on e.claim_id = c.id where c.state = 'active' and c.override_id is null group by c.id having upper(c."window") <> least(max(e.at + e.days * interval '24 hours'), lower(c."window") + interval '8760 hours')`,
  "I-33 nothing begins for one whom a person shuts out": `select x.id from (select id, candidate_id, recruiter_id, lower("window") as at, (tier = 'consented') as own from candidate_sourcers c where not exists (select 1 from candidate_sourcers g where g.id = c.transferred_from and g.recruiter_id = c.recruiter_id)
      union all select id, candidate_id, recruiter_id, requested_at, false from right_to_represent union all select id, candidate_id, recruiter_id, submitted_at, false from applications) x
    where not exists (select 1 from candidates m where m.merged_into = x.candidate_id) and (exists (select 1 from candidate_blocks b join recruiters r on r.id = x.recruiter_id where b.candidate_id = x.candidate_id and (b.recruiter_id = r.id or b.firm_id = r.firm_id) and x.at > b.blocked_at and (b.lifted_at is null or x.at < b.lifted_at))
      or (not x.own and exists (select 1 from candidates c where c.id = x.candidate_id and x.at > c.unavailable_since)))
    union all select h.claim_id from sourcer_history h join candidate_sourcers c on c.id = h.claim_id join candidate_blocks b on b.candidate_id = c.candidate_id and (b.recruiter_id = c.recruiter_id or b.firm_id = c.firm_id) where h.fact = 'extended' and h.at > b.blocked_at and (b.lifted_at is null or h.at < b.lifted_at)
      and not exists (select 1 from candidates m where m.merged_into = c.candidate_id)`,
  "I-33 nobody holds a claim on themselves, nor asks themselves": `select x.id from (select id, candidate_id, recruiter_id from candidate_sourcers where state = 'active' and upper("window") > app.now() union all select id, candidate_id, recruiter_id from right_to_represent where state in ('requested', 'signed')) x
    join candidates c on c.id = x.candidate_id join recruiters r on r.id = x.recruiter_id and r.user_id = c.user_id`,
  "I-33 a company is found by the employer from which a person hides": `select e.id from hidden_employers e join organizations o on o.kind = 'company' and lower(o.name) = e.name_key where e.removed_at is null and not exists (select 1 from hidden_companies h where h.employer_id = e.id and h.company_id = o.id)`,
  "I-34 a signature has its receipt, word for word": `select r.id from right_to_represent r left join rtr_receipts p on p.rtr_id = r.id where r.signed_at is not null
    and (p.hash is distinct from r.receipt_hash or p.hash <> encode(sha256(convert_to(p.body, 'UTF8')), 'hex') or position(r.text_shown in p.body) = 0 or position(r.signed_name in p.body) = 0 or p.signed_at <> r.signed_at)`,
  "I-35 a submission rests on a right that held": `select a.id from applications a join right_to_represent r on r.id = a.rtr_id where r.signed_at is null or r.signed_at > a.submitted_at or r.revoked_at <= a.submitted_at or r.ends_on < (a.submitted_at at time zone 'UTC')::date`,
  "I-36 a pair has one connection, of its two, as its last move says": `select min(c.id) from marketplace_connections c group by c.candidate_id, c.recruiter_id having count(*) > 1
    union all select c.id from marketplace_connections c where c.state is distinct from (select m.to_state from connection_moves m where m.connection_id = c.id order by m.move_no desc limit 1)
      or (select string_agg(p.user_id, ',' order by p.slot) from connection_participants p where p.connection_id = c.id) is distinct from (select k.user_id || ',' || r.user_id from candidates k, recruiters r where k.id = c.candidate_id and r.id = c.recruiter_id)`,
  "I-36 a connection is blocked exactly while one of its two blocks": `select c.id from marketplace_connections c where c.state in ('pending', 'active') and (c.recruiter_blocks = 1 or exists (select 1 from candidate_blocks b where b.candidate_id = c.candidate_id and b.recruiter_id = c.recruiter_id and b.lifted_at is null))
    or (c.state = 'blocked' and c.recruiter_blocks = 0 and not exists (select 1 from blocked_recruiters b where b.candidate_id = c.candidate_id and b.recruiter_id = c.recruiter_id))`,
  "I-36 the requests of a day stay within their number": `select user_id from connection_quotas where used > allowed`,
};

/** The whole as one statement: rule and row of what is broken. */
export const invariantsStatement = Object.entries(queries).map(([name, query]) => `(select '${name}' as invariant, x::text as row from (${query}) x limit 3)`).join("\nunion all\n");

/** Every rule that a committed state breaks now, with a row that breaks it. Empty = all hold. */
export async function brokenInvariants(db: Reader): Promise<string[]> {
  const rows = await db.execute<{ invariant: string; row: string }>(sql.raw(invariantsStatement));
  return rows.map(({ invariant, row }) => `${invariant}: ${row}`);
}
