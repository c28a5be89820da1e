CREATE TABLE "claim_overrides" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"kind" text NOT NULL,
	"until" timestamp (3) with time zone,
	"to_recruiter_id" text,
	"reason" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"policy_version" integer NOT NULL,
	"proposed_by" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"answer" text,
	CONSTRAINT "claim_overrides_kind_known" CHECK ("claim_overrides"."kind" in ('end','move_end','hand_over')),
	CONSTRAINT "claim_overrides_state_known" CHECK ("claim_overrides"."state" in ('proposed','approved','rejected','withdrawn')),
	CONSTRAINT "claim_overrides_says_what" CHECK (("claim_overrides"."kind" = 'move_end') = ("claim_overrides"."until" is not null) and ("claim_overrides"."kind" = 'hand_over') = ("claim_overrides"."to_recruiter_id" is not null)),
	CONSTRAINT "claim_overrides_decided" CHECK (("claim_overrides"."state" = 'proposed') = ("claim_overrides"."decided_by" is null) and ("claim_overrides"."state" = 'proposed') = ("claim_overrides"."decided_at" is null) and ("claim_overrides"."state" = 'rejected') = ("claim_overrides"."answer" is not null)),
	CONSTRAINT "claim_overrides_second_admin" CHECK ("claim_overrides"."decided_by" is null or ("claim_overrides"."state" = 'withdrawn') = ("claim_overrides"."decided_by" = "claim_overrides"."proposed_by"))
);
--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD COLUMN "override_id" text;--> statement-breakpoint
ALTER TABLE "claim_overrides" ADD CONSTRAINT "claim_overrides_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_overrides" ADD CONSTRAINT "claim_overrides_to_recruiter_id_recruiters_id_fk" FOREIGN KEY ("to_recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_overrides" ADD CONSTRAINT "claim_overrides_proposed_by_users_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_overrides" ADD CONSTRAINT "claim_overrides_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_overrides_one_open" ON "claim_overrides" USING btree ("claim_id") WHERE state = 'proposed';--> statement-breakpoint
CREATE INDEX "claim_overrides_of_claim" ON "claim_overrides" USING btree ("claim_id","proposed_at");
--> statement-breakpoint
insert into app.state_transitions (machine, from_state, to_state) values
  ('claim_override','proposed','approved'), ('claim_override','proposed','rejected'), ('claim_override','proposed','withdrawn');
--> statement-breakpoint
create trigger claim_override_transition before update of state on claim_overrides for each row execute function app.guard_transition('claim_override');
--> statement-breakpoint
-- What is proposed stays as it was proposed, and begins undecided.
create function app.claim_override_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'proposed' then
      raise exception 'an override begins as a proposal' using errcode = '23514', constraint = 'claim_override_kept';
    end if;
    return new;
  end if;
  if old.state <> 'proposed' or (new.id, new.claim_id, new.kind, new.until, new.to_recruiter_id, new.reason, new.policy_version, new.proposed_by, new.proposed_at)
     is distinct from (old.id, old.claim_id, old.kind, old.until, old.to_recruiter_id, old.reason, old.policy_version, old.proposed_by, old.proposed_at) then
    raise exception 'an override stays as it was proposed, and is decided once' using errcode = '23514', constraint = 'claim_override_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger claim_override_kept before insert or update on claim_overrides for each row execute function app.claim_override_kept();
--> statement-breakpoint
create trigger claim_overrides_no_delete before delete on claim_overrides for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger claim_overrides_no_truncate before truncate on claim_overrides for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert, update on claim_overrides to fairsplit_app;
--> statement-breakpoint
-- Both who proposes and who decides may move rules.
create function app.claim_override_by_admins() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if not exists (select 1 from users u where u.id = coalesce(new.decided_by, new.proposed_by) and u.platform_role in ('finance', 'owner') and u.suspended_at is null) then
    raise exception 'an override is proposed and decided by admins who may change rules' using errcode = '23514', constraint = 'claim_override_by_admins';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger claim_override_by_admins before insert or update on claim_overrides for each row execute function app.claim_override_by_admins();
--> statement-breakpoint
-- A claim moves against its rules only as two admins have decided: by the last approved override of its own, once, and to what that says.
create function app.claim_overridden() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare told claim_overrides%rowtype;
begin
  select * into told from claim_overrides o where o.id = new.override_id and o.claim_id = new.id and o.state = 'approved'
    and not exists (select 1 from claim_overrides later where later.claim_id = new.id and later.state = 'approved' and (later.decided_at, later.id) > (o.decided_at, o.id));
  if told.id is null
     or (new.id, new.candidate_id, new.scope_id, new.recruiter_id, new.firm_id, lower(new."window"), new.origin_from, new.transferred_from, new.shared_with, new.shared_basis_points, new.tier, new.last_evidence_id)
        is distinct from (old.id, old.candidate_id, old.scope_id, old.recruiter_id, old.firm_id, lower(old."window"), old.origin_from, old.transferred_from, old.shared_with, old.shared_basis_points, old.tier, old.last_evidence_id)
     or not (case told.kind
       when 'move_end' then new.state = 'active' and upper(new."window") = told.until
       when 'end' then new.state = 'overturned' and upper(new."window") <= upper(old."window")
       else new.state = 'transferred' and new."window" = old."window" end)
     or upper(new."window") < app.now() - interval '1 minute' then
    raise exception 'a claim moves against its rules only as two admins decided' using errcode = '23514', constraint = 'claim_overridden';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger claim_overridden before update on candidate_sourcers for each row when (new.override_id is distinct from old.override_id) execute function app.claim_overridden();
--> statement-breakpoint
drop trigger claim_window on candidate_sourcers;
--> statement-breakpoint
create trigger claim_window before update on candidate_sourcers for each row when (new.override_id is not distinct from old.override_id) execute function app.claim_window();
--> statement-breakpoint
-- A claim is born without one; and one that goes on where a shortened claim was ends no later than that was to end.
create function app.claim_start_overridden() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare moved timestamptz; promised timestamptz;
begin
  new.override_id := null;
  select max(o.decided_at) into moved from claim_overrides o where o.claim_id = new.transferred_from and o.state = 'approved' and o.kind = 'move_end';
  if moved is not null then
    select max(h.until) into promised from sourcer_history h where h.claim_id = new.transferred_from and h.fact in ('claimed', 'extended', 'shortened') and h.at >= moved;
    if upper(new."window") > promised then
      raise exception 'a claim that is handed on ends as two admins decided' using errcode = '23514', constraint = 'claim_handed_on';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger claim_start_overridden before insert on candidate_sourcers for each row execute function app.claim_start_overridden();
--> statement-breakpoint
create or replace function app.claim_history() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    insert into sourcer_history (claim_id, fact, until, reason, actor, at)
    values (new.id, 'claimed', upper(new."window"), new.tier, app.actor(), app.now());
  elsif new."window" <> old."window" or new.state <> old.state then
    insert into sourcer_history (claim_id, fact, until, reason, actor, at)
    values (new.id, case when new.state <> old.state then new.state when upper(new."window") < upper(old."window") then 'shortened' else 'extended' end, upper(new."window"),
      coalesce(new.close_reason, case when new.override_id is distinct from old.override_id then (select o.reason from claim_overrides o where o.id = new.override_id) end, new.tier), app.actor(), app.now());
  end if;
  return null;
end $$;
