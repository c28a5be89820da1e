-- A claim grows on its own evidence only: LEAST ignores NULL, so that evidence which is not there reached to the end of the year.
create or replace function app.claim_window() returns trigger language plpgsql as $$
declare proof sourcer_evidence%rowtype; latest timestamptz;
begin
  if new.id <> old.id or new.candidate_id <> old.candidate_id or new.scope_id <> old.scope_id or lower(new."window") <> lower(old."window")
     or (new.state = 'active' and (new.recruiter_id <> old.recruiter_id or new.firm_id <> old.firm_id)) then
    raise exception 'a claim keeps its person, its holder and its start' using errcode = '23514', constraint = 'claim_window';
  end if;
  if upper(new."window") > upper(old."window") then
    select * into proof from sourcer_evidence e where e.id = new.last_evidence_id and e.claim_id = new.id;
    if not found then
      raise exception 'a claim is extended only by evidence of its own' using errcode = '23514', constraint = 'claim_window';
    end if;
    latest := least(proof.at + make_interval(hours => 24 * proof.days), lower(old."window") + interval '8760 hours');
    if new.state <> 'active' or upper(new."window") > latest then
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
-- A placement keeps its parties too.
create function app.placement_parties() returns trigger language plpgsql as $$
begin
  if (new.job_id, new.company_id, new.candidate_id, new.recruiter_id) is distinct from (old.job_id, old.company_id, old.candidate_id, old.recruiter_id) then
    raise exception 'a placement keeps its parties' using errcode = '23514', constraint = 'placement_parties';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger placement_parties before update on placements for each row execute function app.placement_parties();
--> statement-breakpoint
-- A bill keeps what it asks for, and what has come in only grows (I-19).
create function app.invoice_fixed() returns trigger language plpgsql as $$
begin
  if (new.id, new.number, new.placement_id, new.company_id, new.currency, new.amount_minor) is distinct from (old.id, old.number, old.placement_id, old.company_id, old.currency, old.amount_minor)
     or new.paid_minor < old.paid_minor or (old.stripe_invoice_id is not null and new.stripe_invoice_id is distinct from old.stripe_invoice_id) then
    raise exception 'an invoice keeps what it asks for, and its payments only grow' using errcode = '23514', constraint = 'invoice_fixed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger invoice_fixed before update on invoices for each row execute function app.invoice_fixed();
--> statement-breakpoint
-- A dated payment keeps its amount and its payee; its date only moves later, and a claim's fence only rises.
create function app.schedule_fixed() returns trigger language plpgsql as $$
begin
  if (new.id, new.hold_id, new.payout_split_id, new.placement_id, new.payee_id, new.slice_no, new.currency, new.amount_minor) is distinct from
     (old.id, old.hold_id, old.payout_split_id, old.placement_id, old.payee_id, old.slice_no, old.currency, old.amount_minor)
     or new.due_at < old.due_at or new.claim_no < old.claim_no then
    raise exception 'a scheduled payment keeps its amount, and its date only moves later' using errcode = '23514', constraint = 'schedule_fixed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger schedule_fixed before update on payout_schedules for each row execute function app.schedule_fixed();
--> statement-breakpoint
-- An intent moves exactly what its schedule says, to its schedule's payee, and begins unsent.
create function app.intent_start() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from payout_schedules s where s.id = new.schedule_id and (s.hold_id, s.placement_id, s.payee_id, s.slice_no, s.currency, s.amount_minor) = (new.hold_id, new.placement_id, new.payee_id, new.slice_no, new.currency, new.amount_minor)) then
    raise exception 'an intent moves what its schedule says' using errcode = '23514', constraint = 'intent_start';
  end if;
  new.state := 'ready'; new.sent_at := null;
  return new;
end $$;
--> statement-breakpoint
create trigger intent_start before insert on transfer_intents for each row execute function app.intent_start();
--> statement-breakpoint
-- What was agreed stays: an agreement only changes its state.
create function app.agreement_frozen() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'state' - 'locked_at') <> (to_jsonb(old) - 'state' - 'locked_at') or new.xid <> old.xid or (old.locked_at is not null and new.locked_at is distinct from old.locked_at) then
    raise exception 'a split agreement keeps what was agreed' using errcode = '23514', constraint = 'agreement_frozen';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger agreement_frozen before update on split_agreements for each row execute function app.agreement_frozen();
--> statement-breakpoint
-- A function is nobody's until it is given: also those that later migrations add.
alter default privileges revoke execute on functions from public;
--> statement-breakpoint
revoke execute on all functions in schema app from public;
