-- A company objects in time, to a submission that it has not answered: an offer accepts the introduction. What the window is was stored when the person was introduced.
create function app.objection_in_time() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if not exists (
    select 1 from applications a join introductions i on i.application_id = a.id
    where a.id = new.application_id and a.state in ('submitted', 'in_review') and i.introduced_at <= new.opened_at and new.opened_at < i.object_until) then
    raise exception 'a company objects within its days, to a submission that is open' using errcode = '23514', constraint = 'objection_in_time';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger objection_in_time before insert on disputes for each row when (new.kind = 'objection') execute function app.objection_in_time();
--> statement-breakpoint
-- An objection brings contact of both sides, not after the submission; looked at when its transaction ends, since the case is written before its evidence.
create function app.objection_proven() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare spoke text[];
begin
  select array_agg(distinct e.direction) into spoke from dispute_evidence e join introductions i on i.application_id = new.application_id
    where e.dispute_id = new.id and e.side = 'opener' and e.direction is not null and e.happened_on <= (i.introduced_at at time zone i.time_zone)::date;
  if spoke is null or not ('both' = any(spoke) or spoke @> array['in', 'out']) then
    raise exception 'an objection rests on two-way contact before the submission' using errcode = '23514', constraint = 'objection_proven';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger objection_proven after insert on disputes deferrable initially deferred for each row when (new.kind = 'objection') execute function app.objection_proven();
--> statement-breakpoint
-- A company makes no offer through a submission to which it objects, or after it was found to be right.
create function app.offer_unobjected() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from disputes d where d.application_id = new.application_id and d.kind = 'objection' and (d.closed_at is null or d.outcome = 'overturned')) then
    raise exception 'a company makes no offer through a submission to which it objects' using errcode = '23514', constraint = 'offer_unobjected';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger offer_unobjected before insert on offers for each row execute function app.offer_unobjected();
