-- Who takes a right back while it is used waits for the submission, whose instant may be later than the one at which they asked: it is taken back after its last use, as it happened.
create or replace function app.right_kept() returns trigger language plpgsql as $$
begin
  if (new.id, new.recruiter_id, new.firm_id, new.company_id, new.job_id, new.text_version, new.text_shown, new.requested_at, new.ends_on)
     is distinct from (old.id, old.recruiter_id, old.firm_id, old.company_id, old.job_id, old.text_version, old.text_shown, old.requested_at, old.ends_on)
     or new.also_at is distinct from old.also_at or (old.signed_at is not null and (new.signed_at, new.signed_name, new.receipt_hash) is distinct from (old.signed_at, old.signed_name, old.receipt_hash)) then
    raise exception 'a right to represent stays as it was asked for and signed' using errcode = '23514', constraint = 'right_kept';
  end if;
  if new.state = 'revoked' and old.state <> 'revoked' then
    new.revoked_at := greatest(new.revoked_at, (select max(a.submitted_at) + interval '1 millisecond' from applications a where a.rtr_id = new.id));
  end if;
  return new;
end $$;
--> statement-breakpoint
-- And it is used only after it was signed, also by who came while it was being signed.
create or replace function app.application_right() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare signed right_to_represent%rowtype;
begin
  select * into signed from right_to_represent r where r.id = new.rtr_id for share;
  if signed.state is distinct from 'signed' or new.candidate_id <> (select coalesce(c.merged_into, c.id) from candidates c where c.id = signed.candidate_id) or signed.recruiter_id <> new.recruiter_id or (signed.company_id <> new.company_id and new.company_id <> all(signed.also_at))
     or (signed.job_id is not null and signed.job_id <> new.job_id) or signed.signed_at > new.submitted_at or signed.ends_on < (new.submitted_at at time zone 'UTC')::date then
    raise exception 'a submission rests on a right that holds' using errcode = '23514', constraint = 'application_right';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A block counts from when it has the person's lock: what was begun before it, while it waited, was before it.
create or replace function app.block_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform 1 from candidates where id = new.candidate_id for update;
    new.lifted_at := null;
    new.blocked_at := greatest(new.blocked_at, app.now());
    return new;
  end if;
  if old.lifted_at is not null or new.lifted_at is null
     or (new.id, new.candidate_id, new.recruiter_id, new.firm_id, new.reason, new.blocked_at) is distinct from (old.id, old.candidate_id, old.recruiter_id, old.firm_id, old.reason, old.blocked_at) then
    raise exception 'a block is lifted once, and stays as it was' using errcode = '23514', constraint = 'block_kept';
  end if;
  return new;
end $$;
