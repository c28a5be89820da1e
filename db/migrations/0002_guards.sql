-- Append-only tables: no update, delete or truncate, whoever asks.
do $$
declare t text;
begin
  foreach t in array array['ledger_journals','ledger_postings','payout_audit_log','decision_audit_log','marketplace_config','job_terms',
    'sourcer_evidence','sourcer_history','introductions','split_parties','placement_collaborators','payout_splits','invoice_payments','audit_anchors']
  loop
    execute format('create trigger %I before update or delete on %I for each row execute function app.refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
  end loop;
  foreach t in array array['escrow_holds','payout_schedules','transfer_intents','transfers','invoices','payout_split_sets','placement_money','ledger_accounts','candidate_sourcers','marketplace_events','stripe_events']
  loop
    execute format('create trigger %I before delete on %I for each row execute function app.refuse_change()', t || '_no_delete', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;
--> statement-breakpoint

-- State machines.
insert into app.state_transitions (machine, from_state, to_state) values
  ('job','draft','open'), ('job','open','paused'), ('job','paused','open'), ('job','open','filled'), ('job','open','closed'), ('job','paused','closed'),
  ('application','submitted','in_review'), ('application','submitted','offered'), ('application','submitted','rejected'), ('application','submitted','withdrawn'),
  ('application','in_review','offered'), ('application','in_review','rejected'), ('application','in_review','withdrawn'),
  ('application','offered','accepted'), ('application','offered','in_review'), ('application','offered','withdrawn'),
  ('offer','made','accepted'), ('offer','made','declined'), ('offer','made','withdrawn'),
  ('right_to_represent','requested','signed'), ('right_to_represent','requested','declined'), ('right_to_represent','requested','withdrawn'), ('right_to_represent','signed','revoked'),
  ('candidate_sourcer','active','released'), ('candidate_sourcer','active','transferred'), ('candidate_sourcer','active','overturned'),
  ('split_agreement','proposed','accepted'), ('split_agreement','accepted','locked'), ('split_agreement','proposed','superseded'), ('split_agreement','accepted','superseded'), ('split_agreement','locked','superseded'),
  ('placement','awaiting_start','started'), ('placement','awaiting_start','cancelled'), ('placement','started','completed'),
  ('invoice','draft','open'), ('invoice','open','partially_paid'), ('invoice','open','paid'), ('invoice','partially_paid','paid'), ('invoice','draft','void'), ('invoice','open','void'),
  ('hold','held','released'), ('hold','held','forfeited'),
  ('payout_schedule','scheduled','claimed'), ('payout_schedule','claimed','scheduled'), ('payout_schedule','claimed','paid'), ('payout_schedule','claimed','frozen'),
  ('payout_schedule','scheduled','frozen'), ('payout_schedule','frozen','scheduled'), ('payout_schedule','scheduled','paid'), ('payout_schedule','frozen','paid'), ('payout_schedule','scheduled','cancelled'),
  ('transfer_intent','ready','calling'), ('transfer_intent','calling','unknown'), ('transfer_intent','calling','ready'), ('transfer_intent','calling','sent'),
  ('transfer_intent','unknown','calling'), ('transfer_intent','unknown','sent'), ('transfer_intent','ready','sent'), ('transfer_intent','ready','cancelled'),
  ('transfer_intent','calling','frozen'), ('transfer_intent','unknown','frozen'), ('transfer_intent','frozen','sent'), ('transfer_intent','frozen','ready');
--> statement-breakpoint
do $$
declare pair record;
begin
  for pair in select * from (values ('jobs','job'), ('applications','application'), ('offers','offer'), ('right_to_represent','right_to_represent'),
    ('candidate_sourcers','candidate_sourcer'), ('split_agreements','split_agreement'), ('placements','placement'), ('invoices','invoice'),
    ('escrow_holds','hold'), ('payout_schedules','payout_schedule'), ('transfer_intents','transfer_intent')) v(tbl, machine)
  loop
    execute format('create trigger %I before update of state on %I for each row execute function app.guard_transition(%L)', pair.machine || '_transition', pair.tbl, pair.machine);
  end loop;
end $$;
--> statement-breakpoint

-- Ownership: one protected sourcer per person at any instant.
alter table candidate_sourcers add constraint candidate_sourcers_one_protected
  exclude using gist (candidate_id with =, scope_id with =, "window" with &&);
--> statement-breakpoint
create function app.claim_start() returns trigger language plpgsql as $$
begin
  new.state := 'active'; new.closed_at := null; new.close_reason := null;
  return new;
end $$;
--> statement-breakpoint
create trigger claim_start before insert on candidate_sourcers for each row execute function app.claim_start();
--> statement-breakpoint
-- A window never moves silently: it grows only on evidence, and ends early only with a state and a reason.
create function app.claim_window() returns trigger language plpgsql as $$
declare proof sourcer_evidence%rowtype; latest timestamptz;
begin
  if new.id <> old.id or new.candidate_id <> old.candidate_id or new.scope_id <> old.scope_id or lower(new."window") <> lower(old."window")
     or (new.state = 'active' and (new.recruiter_id <> old.recruiter_id or new.firm_id <> old.firm_id)) then
    raise exception 'a claim keeps its person, its holder and its start' using errcode = '23514', constraint = 'claim_window';
  end if;
  if upper(new."window") > upper(old."window") then
    select * into proof from sourcer_evidence e where e.id = new.last_evidence_id and e.claim_id = new.id;
    latest := least(proof.at + make_interval(hours => 24 * proof.days), lower(old."window") + interval '8760 hours');
    if new.state <> 'active' or latest is null or upper(new."window") > latest then
      raise exception 'a claim is extended only as far as its evidence reaches' using errcode = '23514', constraint = 'claim_window';
    end if;
  elsif upper(new."window") < upper(old."window") then
    if new.state = 'active' or new.close_reason is null or upper(new."window") < app.now() - interval '1 minute' then
      raise exception 'a claim ends early only by being released, transferred or overturned, with a reason' using errcode = '23514', constraint = 'claim_window';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger claim_window before update on candidate_sourcers for each row execute function app.claim_window();
--> statement-breakpoint
create function app.claim_history() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into sourcer_history (claim_id, fact, until, reason, actor, at)
    values (new.id, 'claimed', upper(new."window"), new.tier, app.actor(), app.now());
  elsif new."window" <> old."window" or new.state <> old.state then
    insert into sourcer_history (claim_id, fact, until, reason, actor, at)
    values (new.id, case when new.state = old.state then 'extended' else new.state end, upper(new."window"), coalesce(new.close_reason, new.tier), app.actor(), app.now());
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger claim_history after insert or update on candidate_sourcers for each row execute function app.claim_history();
--> statement-breakpoint

-- Split agreements: the parties are written with their header and sum to the whole of the pool.
create function app.split_agreement_whole() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(p.basis_points), 0) <> new.total_basis_points or count(*) not between 1 and 10 from split_parties p where p.agreement_id = new.id) then
    raise exception 'the parties of a split must share exactly 10000 basis points among 1 to 10' using errcode = '23514', constraint = 'split_agreement_whole';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger split_agreement_whole after insert on split_agreements deferrable initially deferred for each row execute function app.split_agreement_whole();
--> statement-breakpoint
create function app.split_parties_sealed() returns trigger language plpgsql as $$
begin
  if exists (select 1 from n left join split_agreements a on a.id = n.agreement_id where a.xid is distinct from pg_current_xact_id()) then
    raise exception 'a split agreement is sealed' using errcode = '23514', constraint = 'split_parties_sealed';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger split_parties_sealed after insert on split_parties referencing new table as n for each statement execute function app.split_parties_sealed();
--> statement-breakpoint

-- Money splits: rows sum to the fee, and none is added later.
create function app.split_set_sums() returns trigger language plpgsql as $$
begin
  if (select coalesce(sum(s.amount_minor), 0) from payout_splits s where s.set_id = new.id) <> new.fee_minor
     or (select coalesce(sum(s.basis_points), 0) from payout_splits s where s.set_id = new.id and s.role <> 'platform') <> new.total_basis_points
     or (select p.fee_minor from placements p where p.id = new.placement_id) <> new.fee_minor then
    raise exception 'the shares of a placement must sum to its fee' using errcode = '23514', constraint = 'split_set_sums';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger split_set_sums after insert on payout_split_sets deferrable initially deferred for each row execute function app.split_set_sums();
--> statement-breakpoint
create function app.payout_splits_sealed() returns trigger language plpgsql as $$
begin
  if exists (select 1 from n left join payout_split_sets s on s.id = n.set_id where s.xid is distinct from pg_current_xact_id() or s.placement_id <> n.placement_id) then
    raise exception 'a split set is sealed' using errcode = '23514', constraint = 'payout_splits_sealed';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger payout_splits_sealed after insert on payout_splits referencing new table as n for each statement execute function app.payout_splits_sealed();
--> statement-breakpoint
create function app.split_set_frozen() returns trigger language plpgsql as $$
begin
  if old.superseded_at is not null or (to_jsonb(new) - 'superseded_at') <> (to_jsonb(old) - 'superseded_at') or new.xid <> old.xid then
    raise exception 'a split set only ever becomes superseded' using errcode = '23514', constraint = 'split_set_frozen';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger split_set_frozen before update on payout_split_sets for each row execute function app.split_set_frozen();
--> statement-breakpoint

-- A placement keeps its snapshot.
create function app.placement_snapshot() returns trigger language plpgsql as $$
begin
  if (new.application_id, new.offer_id, new.agreement_id, new.currency, new.fee_base_minor, new.fee_minor, new.terms, new.policy_version, new.sourced_as_of, new.time_zone)
     is distinct from (old.application_id, old.offer_id, old.agreement_id, old.currency, old.fee_base_minor, old.fee_minor, old.terms, old.policy_version, old.sourced_as_of, old.time_zone)
     or new.sourcer_claim_id is distinct from old.sourcer_claim_id
     or (old.started_at is not null and (new.started_at, new.guarantee_ends_at) is distinct from (old.started_at, old.guarantee_ends_at)) then
    raise exception 'what a placement was made under does not change' using errcode = '23514', constraint = 'placement_snapshot';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger placement_snapshot before update on placements for each row execute function app.placement_snapshot();
--> statement-breakpoint
-- Credit is what the window said at submission.
create function app.placement_credit() returns trigger language plpgsql as $$
begin
  if new.sourcer_claim_id is not null and not exists (
       select 1 from candidate_sourcers c join applications a on a.id = new.application_id
       where c.id = new.sourcer_claim_id and c.candidate_id = new.candidate_id and a.submitted_at = new.sourced_as_of and a.sourcer_claim_id = c.id) then
    raise exception 'a placement credits the claim that protected its candidate at submission' using errcode = '23514', constraint = 'placement_credit';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger placement_credit before insert on placements for each row execute function app.placement_credit();
--> statement-breakpoint
create function app.application_credit() returns trigger language plpgsql as $$
begin
  if new.sourcer_claim_id is not null and not exists (
       select 1 from candidate_sourcers c where c.id = new.sourcer_claim_id and c.candidate_id = new.candidate_id and c."window" @> new.submitted_at) then
    raise exception 'an application credits the claim in force when it was submitted' using errcode = '23514', constraint = 'application_credit';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger application_credit before insert on applications for each row execute function app.application_credit();
--> statement-breakpoint
create function app.application_pinned() returns trigger language plpgsql as $$
begin
  if (new.job_id, new.company_id, new.candidate_id, new.recruiter_id, new.terms_id, new.policy_version, new.submitted_at) is distinct from
     (old.job_id, old.company_id, old.candidate_id, old.recruiter_id, old.terms_id, old.policy_version, old.submitted_at)
     or new.sourcer_claim_id is distinct from old.sourcer_claim_id or new.rtr_id is distinct from old.rtr_id then
    raise exception 'an application keeps what it was submitted under' using errcode = '23514', constraint = 'application_pinned';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger application_pinned before update on applications for each row execute function app.application_pinned();
--> statement-breakpoint
create function app.placement_closes_accounts() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update ledger_accounts set closed_at = app.now() where placement_id = new.id and closed_at is null;
  return null;
end $$;
--> statement-breakpoint
create trigger placement_closes_accounts after update of state on placements for each row
  when (new.state = 'completed' and old.state <> 'completed') execute function app.placement_closes_accounts();
--> statement-breakpoint

create sequence app.invoice_number;
--> statement-breakpoint

-- The ledger. Balanced per currency, at least two entries, sealed by its transaction.
create function app.posting_guard() returns trigger language plpgsql as $$
begin
  if exists (select 1 from n group by journal_id, currency having sum(amount_minor) <> 0 or count(*) < 2) then
    raise exception 'a journal must balance in every currency' using errcode = '23514', constraint = 'ledger_balanced'; end if;
  if exists (select 1 from (select distinct journal_id from n) n left join ledger_journals j on j.id = n.journal_id where j.xid is distinct from pg_current_xact_id()) then
    raise exception 'a journal is sealed' using errcode = '23514', constraint = 'ledger_sealed'; end if;
  return null;
end $$;
--> statement-breakpoint
-- Balances move with the entries. NO KEY UPDATE: plain FOR UPDATE deadlocks with the foreign key's locks on a busy account.
create function app.posting_balance() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform 1 from ledger_accounts a where a.id in (select account_id from n) order by a.id for no key update;
  update ledger_accounts a set balance_minor = a.balance_minor + x.d
    from (select account_id, sum(amount_minor)::bigint d from n group by 1) x where a.id = x.account_id;
  return null;
end $$;
--> statement-breakpoint
-- Fixed plans: a plan kept from an empty transition table turns quadratic on a large one.
do $$
declare f text; s text;
begin
  foreach f in array array['app.posting_guard()', 'app.posting_balance()', 'app.payout_splits_sealed()'] loop
    foreach s in array array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_material', 'enable_memoize'] loop
      execute format('alter function %s set %s = off', f, s);
    end loop;
  end loop;
end $$;
--> statement-breakpoint
create trigger posting_guard after insert on ledger_postings referencing new table as n for each statement execute function app.posting_guard();
--> statement-breakpoint
create trigger posting_sums after insert on ledger_postings referencing new table as n for each statement execute function app.posting_balance();
--> statement-breakpoint
create function app.account_start() returns trigger language plpgsql as $$
begin
  new.balance_minor := 0; new.closed_at := null; new.allow_negative := false;
  new.normal_side := case when new.kind in ('company_receivable','provider_cash','processing_cost','payee_receivable','chargeback_loss') then 'debit' else 'credit' end;
  return new;
end $$;
--> statement-breakpoint
create trigger account_start before insert on ledger_accounts for each row execute function app.account_start();
--> statement-breakpoint
-- The only way in. One call writes any number of journals and opens the accounts they need; a cause that exists with the same
-- content is answered as existing, with other content refused.
create function app.post_journals(
  p_kinds text[], p_causes text[], p_hashes text[], p_placements text[], p_at timestamptz, p_journal int[],
  p_account_kinds text[], p_account_placements text[], p_account_payees text[], p_currencies text[], p_amounts bigint[]
) returns table (cause_key text, journal_id uuid, fresh boolean) language plpgsql security definer set search_path = public, app, pg_temp as $$
declare ids uuid[];
begin
  perform app.actor();
  if (select count(*) from (select x from unnest(p_journal) x group by x having count(*) >= 2) y) <> cardinality(p_kinds) then
    raise exception 'a journal has at least two entries' using errcode = '23514', constraint = 'ledger_balanced';
  end if;
  insert into ledger_accounts (kind, currency, placement_id, payee_id)
    select distinct u.kind, u.currency, u.placement, u.payee from unnest(p_account_kinds, p_currencies, p_account_placements, p_account_payees) u(kind, currency, placement, payee)
    where not exists (select 1 from ledger_accounts a where a.key = app.account_key(u.kind, u.currency, u.placement, u.payee))
    on conflict do nothing;
  select array_agg(gen_random_uuid()) into ids from generate_series(1, cardinality(p_kinds));
  insert into ledger_journals (id, kind, cause_key, content_hash, placement_id, occurred_at)
    select c.id, c.kind, c.cause, c.hash, c.placement, p_at from unnest(ids, p_kinds, p_causes, p_hashes, p_placements) c(id, kind, cause, hash, placement)
    on conflict on constraint ledger_journals_cause_once do nothing;
  if exists (select 1 from unnest(p_causes, p_hashes) c(cause, hash) join ledger_journals j on j.cause_key = c.cause where j.content_hash <> c.hash) then
    raise exception 'this cause is already posted with other entries' using errcode = '23505', constraint = 'ledger_journals_other_content';
  end if;
  insert into ledger_postings (journal_id, account_id, currency, amount_minor)
    select j.id, a.id, u.currency, u.amount
    from unnest(p_journal, p_account_kinds, p_account_placements, p_account_payees, p_currencies, p_amounts) u(i, kind, placement, payee, currency, amount)
    join ledger_journals j on j.id = ids[u.i]
    join ledger_accounts a on a.key = app.account_key(u.kind, u.currency, u.placement, u.payee);
  return query select j.cause_key, j.id, j.xid = pg_current_xact_id() from unnest(p_causes) c(cause) join ledger_journals j on j.cause_key = c.cause;
end $$;
--> statement-breakpoint
do $$
declare s text;
begin
  foreach s in array array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_material', 'enable_memoize'] loop
    execute format('alter function app.post_journals(text[], text[], text[], text[], timestamptz, int[], text[], text[], text[], text[], bigint[]) set %s = off', s);
  end loop;
end $$;
--> statement-breakpoint

-- Holds: settled once, never early by the database's clock, amounts fixed, dates only later.
create function app.hold_start() returns trigger language plpgsql as $$
begin
  new.state := 'held'; new.open_disputes := 0; new.settled_at := null;
  return new;
end $$;
--> statement-breakpoint
create trigger hold_start before insert on escrow_holds for each row execute function app.hold_start();
--> statement-breakpoint
create function app.hold_change() returns trigger language plpgsql as $$
begin
  if old.state <> 'held' then
    raise exception 'a settled hold is final' using errcode = '23514', constraint = 'hold_settled_once';
  end if;
  if (new.id, new.payout_split_id, new.placement_id, new.payee_id, new.slice_no, new.currency, new.amount_minor) is distinct from
     (old.id, old.payout_split_id, old.placement_id, old.payee_id, old.slice_no, old.currency, old.amount_minor) or new.not_before < old.not_before then
    raise exception 'a hold keeps its amount, and its date only moves later' using errcode = '23514', constraint = 'hold_fixed';
  end if;
  new.settled_at := case when new.state = 'held' then null else app.now() end;
  return new;
end $$;
--> statement-breakpoint
create trigger hold_change before update on escrow_holds for each row execute function app.hold_change();
--> statement-breakpoint
-- An attempt begins open; a header is of its own transaction, whatever the writer says.
create function app.transfer_start() returns trigger language plpgsql as $$
begin
  new.outcome := 'open'; new.refusal := null; new.stripe_transfer_id := null; new.ended_at := null;
  return new;
end $$;
--> statement-breakpoint
create trigger transfer_start before insert on transfers for each row execute function app.transfer_start();
--> statement-breakpoint
create function app.own_transaction() returns trigger language plpgsql as $$
begin
  new.xid := pg_current_xact_id();
  return new;
end $$;
--> statement-breakpoint
create trigger own_transaction before insert on payout_split_sets for each row execute function app.own_transaction();
--> statement-breakpoint
create trigger own_transaction before insert on split_agreements for each row execute function app.own_transaction();
--> statement-breakpoint
-- A stored outcome is final; what was unknown may become known.
create function app.transfer_final() returns trigger language plpgsql as $$
begin
  if old.outcome in ('sent', 'refused') or (new.intent_id, new.attempt, new.started_at) is distinct from (old.intent_id, old.attempt, old.started_at)
     or (new.outcome = 'open' and old.outcome = 'unknown') then
    raise exception 'the outcome of a transfer is final' using errcode = '23514', constraint = 'transfer_final';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger transfer_final before update on transfers for each row execute function app.transfer_final();
--> statement-breakpoint
create function app.intent_fixed() returns trigger language plpgsql as $$
begin
  if (new.schedule_id, new.hold_id, new.placement_id, new.payee_id, new.slice_no, new.kind, new.currency, new.amount_minor) is distinct from
     (old.schedule_id, old.hold_id, old.placement_id, old.payee_id, old.slice_no, old.kind, old.currency, old.amount_minor)
     or (new.destination <> old.destination and old.state <> 'ready') then
    raise exception 'an intent keeps what it was made for' using errcode = '23514', constraint = 'intent_fixed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger intent_fixed before update on transfer_intents for each row execute function app.intent_fixed();
--> statement-breakpoint

-- The audit chain: an entry per changed row, in the same transaction, hashed in order, 16 chains.
insert into audit_heads (chain, seq, hash) select c, 0, sha256(('fairsplit audit chain ' || c)::bytea) from generate_series(0, 15) c;
--> statement-breakpoint
create function app.chain_step(state bytea, prev bytea, bytes text) returns bytea language sql immutable as
  $$ select sha256(coalesce(state, prev) || convert_to(bytes, 'UTF8')) $$;
--> statement-breakpoint
create aggregate app.chain_hash(bytea, text) (sfunc = app.chain_step, stype = bytea);
--> statement-breakpoint
create function app.write_audit() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare who text := app.actor(); subject text := tg_argv[0]; verb text := tg_argv[1]; instant timestamptz := app.now();
begin
  perform 1 from audit_heads h
    where h.chain in (select distinct (abs(hashtext(coalesce(n.placement_id, '')::text)::bigint) % 16)::smallint from n) order by h.chain for no key update;
  with entry as (
    select (abs(hashtext(coalesce(n.placement_id, '')::text)::bigint) % 16)::smallint as chain, n.subject_id, n.placement_id,
      subject || '.' || case when verb = '' then n.audit_state else verb end as fact, n.body
    from (select to_jsonb(n) as body, coalesce(to_jsonb(n)->>'id', to_jsonb(n)->>'intent_id') as subject_id, n.placement_id,
      coalesce(to_jsonb(n)->>'state', to_jsonb(n)->>'outcome', 'recorded') as audit_state from n) n
  ), bytes as (
    select e.*, jsonb_build_object('fact', e.fact, 'subject', e.subject_id, 'placement', e.placement_id, 'actor', who,
      'at', to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'row', e.body)::text as bytes from entry e
  ), hashed as (
    select b.*, h.seq + row_number() over w as seq, app.chain_hash(h.hash, b.bytes) over w as hash, h.hash as head
    from bytes b join audit_heads h on h.chain = b.chain window w as (partition by b.chain order by b.subject_id, b.bytes rows unbounded preceding)
  ), written as (
    insert into payout_audit_log (chain, seq, at, actor, fact, subject_id, placement_id, bytes, prev, hash)
    select x.chain, x.seq, instant, who, x.fact, x.subject_id, x.placement_id, x.bytes,
      coalesce(lag(x.hash) over (partition by x.chain order by x.seq), x.head), x.hash from hashed x
    returning chain, seq, hash
  )
  update audit_heads h set seq = l.seq, hash = l.hash
    from (select distinct on (chain) chain, seq, hash from written order by chain, seq desc) l where h.chain = l.chain;
  return null;
end $$;
--> statement-breakpoint
do $$
declare pair record;
begin
  for pair in select * from (values ('invoices','invoice',''), ('invoice_payments','invoice_payment','received'), ('payout_split_sets','split_set','agreed'), ('payout_splits','payout_split','agreed'),
    ('escrow_holds','hold',''), ('payout_schedules','payout_schedule',''), ('transfer_intents','transfer_intent',''), ('transfers','transfer','')) v(tbl, subject, verb)
  loop
    execute format('create trigger %I after insert on %I referencing new table as n for each statement execute function app.write_audit(%L, %L)', pair.tbl || '_audit_insert', pair.tbl, pair.subject, pair.verb);
    execute format('create trigger %I after update on %I referencing new table as n for each statement execute function app.write_audit(%L, %L)', pair.tbl || '_audit_update', pair.tbl, pair.subject, case when pair.verb = '' then '' else 'changed' end);
  end loop;
end $$;
--> statement-breakpoint

-- What the application may do: read all, write what it owns as a process, nothing to history, no ownership.
grant usage on schema public, app to fairsplit_app;
--> statement-breakpoint
grant select on all tables in schema public, app to fairsplit_app;
--> statement-breakpoint
grant insert, update, delete on users, sessions, accounts, verifications, rate_limits, organizations, members, invitations to fairsplit_app;
--> statement-breakpoint
grant insert, update on recruiters, payees, candidates, candidate_keys, candidate_dossiers, right_to_represent, jobs, applications, offers, split_agreements, placements,
  placement_money, payout_split_sets, invoices, billing_customers, payee_accounts, escrow_holds, payout_schedules, transfer_intents, notifications, mails, payout_stops to fairsplit_app;
--> statement-breakpoint
grant insert on marketplace_config, decision_audit_log, audit_anchors, proof_runs, sourcer_evidence, introductions, job_terms, split_parties, placement_collaborators, payout_splits, invoice_payments, stripe_events, marketplace_events to fairsplit_app;
--> statement-breakpoint
grant insert, update on candidate_sourcers to fairsplit_app;
--> statement-breakpoint
grant update (published_at, lease_until, attempts) on marketplace_events to fairsplit_app;
--> statement-breakpoint
grant update (state, error, attempts, handled_at) on stripe_events to fairsplit_app;
--> statement-breakpoint
grant insert on transfers to fairsplit_app;
--> statement-breakpoint
grant update (outcome, refusal, stripe_transfer_id, ended_at) on transfers to fairsplit_app;
--> statement-breakpoint
revoke execute on all functions in schema app from public;
--> statement-breakpoint
grant usage on sequence app.invoice_number to fairsplit_app;
--> statement-breakpoint
grant execute on function app.now(), app.actor(), app.post_journals(text[], text[], text[], text[], timestamptz, int[], text[], text[], text[], text[], bigint[]), app.account_key(text, text, text, text), app.move_clock(interval) to fairsplit_app;
--> statement-breakpoint
insert into marketplace_config (version, settings, reason, created_by) values (1, '{}', 'The marketplace opens', 'system:migration');
