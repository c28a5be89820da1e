CREATE TABLE "moderation_actions" (
	"id" text PRIMARY KEY NOT NULL,
	"report_id" text NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"days" integer,
	"reason" text NOT NULL,
	"state" text NOT NULL,
	"policy_version" integer NOT NULL,
	"decided_by" text NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"second_by" text,
	"second_at" timestamp (3) with time zone,
	"second_answer" text,
	"began_at" timestamp (3) with time zone,
	"until" timestamp (3) with time zone,
	"appeal_until" timestamp (3) with time zone,
	"lifted_by" text,
	"lifted_at" timestamp (3) with time zone,
	"lift_reason" text,
	CONSTRAINT "moderation_actions_state_known" CHECK ("moderation_actions"."state" in ('proposed','in_force','lifted','turned_down','withdrawn')),
	CONSTRAINT "moderation_actions_kind_known" CHECK ("moderation_actions"."kind" in ('warn','mute','remove','suspend')),
	CONSTRAINT "moderation_actions_days" CHECK (case "moderation_actions"."kind" when 'mute' then "moderation_actions"."days" is not null and "moderation_actions"."days" >= 1 when 'suspend' then coalesce("moderation_actions"."days", 1) >= 1 else "moderation_actions"."days" is null end),
	CONSTRAINT "moderation_actions_not_oneself" CHECK ("moderation_actions"."user_id" not in ("moderation_actions"."decided_by", coalesce("moderation_actions"."second_by", ''), coalesce("moderation_actions"."lifted_by", ''))),
	CONSTRAINT "moderation_actions_began" CHECK (("moderation_actions"."state" in ('in_force','lifted')) = ("moderation_actions"."began_at" is not null) and ("moderation_actions"."began_at" is null) = ("moderation_actions"."appeal_until" is null) and ("moderation_actions"."until" is not null) = ("moderation_actions"."began_at" is not null and "moderation_actions"."days" is not null)),
	CONSTRAINT "moderation_actions_two_for_long" CHECK ("moderation_actions"."kind" <> 'suspend' or coalesce("moderation_actions"."days" <= 30, false) or "moderation_actions"."state" not in ('in_force','lifted') or ("moderation_actions"."second_by" is not null and "moderation_actions"."second_by" <> "moderation_actions"."decided_by")),
	CONSTRAINT "moderation_actions_second" CHECK (("moderation_actions"."second_by" is null) = ("moderation_actions"."second_at" is null) and ("moderation_actions"."state" = 'turned_down') = ("moderation_actions"."second_answer" is not null) and ("moderation_actions"."state" not in ('turned_down','withdrawn') or "moderation_actions"."second_by" is not null) and ("moderation_actions"."second_by" is null or ("moderation_actions"."state" = 'withdrawn') = ("moderation_actions"."second_by" = "moderation_actions"."decided_by"))),
	CONSTRAINT "moderation_actions_lifted" CHECK (("moderation_actions"."state" = 'lifted') = ("moderation_actions"."lifted_by" is not null) and ("moderation_actions"."lifted_by" is null) = ("moderation_actions"."lifted_at" is null) and ("moderation_actions"."lifted_by" is null) = ("moderation_actions"."lift_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "moderation_appeals" (
	"action_id" text PRIMARY KEY NOT NULL,
	"words" text NOT NULL,
	"appealed_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"answer" text,
	CONSTRAINT "moderation_appeals_state_known" CHECK ("moderation_appeals"."state" in ('open','granted','upheld')),
	CONSTRAINT "moderation_appeals_words_length" CHECK (char_length("moderation_appeals"."words") between 1 and 2000),
	CONSTRAINT "moderation_appeals_decided" CHECK (("moderation_appeals"."state" = 'open') = ("moderation_appeals"."decided_by" is null) and ("moderation_appeals"."decided_by" is null) = ("moderation_appeals"."decided_at" is null) and ("moderation_appeals"."decided_by" is null) = ("moderation_appeals"."answer" is null))
);
--> statement-breakpoint
CREATE TABLE "moderation_reports" (
	"id" text PRIMARY KEY NOT NULL,
	"reporter_id" text NOT NULL,
	"reported_id" text NOT NULL,
	"side" text NOT NULL,
	"about" text NOT NULL,
	"subject" text NOT NULL,
	"message_id" text,
	"connection_id" text,
	"reason" text NOT NULL,
	"words" text,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"closed_by" text,
	"closed_at" timestamp (3) with time zone,
	"answer" text,
	CONSTRAINT "moderation_reports_state_known" CHECK ("moderation_reports"."state" in ('open','acted','rejected')),
	CONSTRAINT "moderation_reports_about_known" CHECK ("moderation_reports"."about" in ('message','note','profile','person') and "moderation_reports"."side" in ('candidate','recruiter') and ("moderation_reports"."about" = 'message') = ("moderation_reports"."message_id" is not null)),
	CONSTRAINT "moderation_reports_reason_known" CHECK ("moderation_reports"."reason" in ('abuse','spam','scam','false_identity','discrimination','private_data','other')),
	CONSTRAINT "moderation_reports_words_length" CHECK (char_length("moderation_reports"."words") between 1 and 2000 and ("moderation_reports"."reason" <> 'other' or "moderation_reports"."words" is not null)),
	CONSTRAINT "moderation_reports_of_another" CHECK ("moderation_reports"."reporter_id" <> "moderation_reports"."reported_id" and ("moderation_reports"."closed_by" is null or "moderation_reports"."closed_by" not in ("moderation_reports"."reporter_id", "moderation_reports"."reported_id"))),
	CONSTRAINT "moderation_reports_closed" CHECK (("moderation_reports"."state" = 'open') = ("moderation_reports"."closed_by" is null) and ("moderation_reports"."closed_by" is null) = ("moderation_reports"."closed_at" is null) and ("moderation_reports"."state" = 'rejected') = ("moderation_reports"."answer" is not null))
);
--> statement-breakpoint
CREATE TABLE "report_evidence" (
	"report_id" text PRIMARY KEY NOT NULL,
	"bundle" text NOT NULL,
	"hash" text NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_evidence_hash_of_bundle" CHECK ("report_evidence"."hash" = encode(sha256(convert_to("report_evidence"."bundle", 'UTF8')), 'hex'))
);
--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "suspended_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "muted_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_report_id_moderation_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."moderation_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_second_by_users_id_fk" FOREIGN KEY ("second_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_actions" ADD CONSTRAINT "moderation_actions_lifted_by_users_id_fk" FOREIGN KEY ("lifted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_appeals" ADD CONSTRAINT "moderation_appeals_action_id_moderation_actions_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."moderation_actions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_appeals" ADD CONSTRAINT "moderation_appeals_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_reporter_id_users_id_fk" FOREIGN KEY ("reporter_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_reported_id_users_id_fk" FOREIGN KEY ("reported_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_message_id_marketplace_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."marketplace_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_connection_id_marketplace_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."marketplace_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_reports" ADD CONSTRAINT "moderation_reports_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_evidence" ADD CONSTRAINT "report_evidence_report_id_moderation_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."moderation_reports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_actions_once" ON "moderation_actions" USING btree ("report_id","kind") WHERE state in ('proposed', 'in_force');--> statement-breakpoint
CREATE INDEX "moderation_actions_of_person" ON "moderation_actions" USING btree ("user_id","kind","state");--> statement-breakpoint
CREATE INDEX "moderation_appeals_open" ON "moderation_appeals" USING btree ("state","appealed_at");--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_reports_once" ON "moderation_reports" USING btree ("reporter_id","subject") WHERE about in ('message', 'note') or state = 'open';--> statement-breakpoint
CREATE INDEX "moderation_reports_queue" ON "moderation_reports" USING btree ("state","reported_at","id");--> statement-breakpoint
CREATE INDEX "moderation_reports_by" ON "moderation_reports" USING btree ("reporter_id","reported_at");--> statement-breakpoint
CREATE INDEX "moderation_reports_against" ON "moderation_reports" USING btree ("reported_id","reported_at");--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_suspended_until" CHECK ("users"."suspended_until" is null or "users"."suspended_at" is not null);--> statement-breakpoint
insert into app.state_transitions (machine, from_state, to_state) values
  ('moderation_report','open','acted'), ('moderation_report','open','rejected'),
  ('moderation_action','proposed','in_force'), ('moderation_action','proposed','turned_down'), ('moderation_action','proposed','withdrawn'), ('moderation_action','in_force','lifted'),
  ('moderation_appeal','open','granted'), ('moderation_appeal','open','upheld');
--> statement-breakpoint
create trigger moderation_report_transition before update of state on moderation_reports for each row execute function app.guard_transition('moderation_report');
--> statement-breakpoint
create trigger moderation_action_transition before update of state on moderation_actions for each row execute function app.guard_transition('moderation_action');
--> statement-breakpoint
create trigger moderation_appeal_transition before update of state on moderation_appeals for each row execute function app.guard_transition('moderation_appeal');
--> statement-breakpoint
-- A report begins open, and stays as it was made. Who closes it is an admin who can sign in.
create function app.moderation_report_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if (tg_op = 'INSERT' and new.state <> 'open')
     or (tg_op = 'UPDATE' and (old.state <> 'open' or (new.id, new.reporter_id, new.reported_id, new.side, new.about, new.subject, new.message_id, new.connection_id, new.reason, new.words, new.reported_at)
       is distinct from (old.id, old.reporter_id, old.reported_id, old.side, old.about, old.subject, old.message_id, old.connection_id, old.reason, old.words, old.reported_at))) then
    raise exception 'a report stays as it was made, and is closed once' using errcode = '23514', constraint = 'moderation_report_kept';
  end if;
  if new.closed_by is not null and not exists (select 1 from users u where u.id = new.closed_by and u.platform_role is not null and (u.suspended_at is null or u.suspended_until <= app.now())) then
    raise exception 'a report is closed by an admin' using errcode = '23514', constraint = 'moderation_by_admins';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger moderation_report_kept before insert or update on moderation_reports for each row execute function app.moderation_report_kept();
--> statement-breakpoint
-- A decision is about whom the report is about, stays as it was made, and is made, approved and lifted by admins who can sign in and are neither of the report's two.
create function app.moderation_action_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare report moderation_reports%rowtype; who text;
begin
  if tg_op = 'UPDATE' and ((new.id, new.report_id, new.user_id, new.kind, new.days, new.reason, new.policy_version, new.decided_by, new.decided_at) is distinct from (old.id, old.report_id, old.user_id, old.kind, old.days, old.reason, old.policy_version, old.decided_by, old.decided_at)
     or (old.state <> 'proposed' and (new.second_by, new.second_at, new.second_answer, new.began_at, new.until, new.appeal_until) is distinct from (old.second_by, old.second_at, old.second_answer, old.began_at, old.until, old.appeal_until))
     or new.state = old.state) then
    raise exception 'a decision stays as it was made' using errcode = '23514', constraint = 'moderation_action_kept';
  end if;
  select * into report from moderation_reports where id = new.report_id for share;
  if tg_op = 'INSERT' and (new.state not in ('proposed', 'in_force') or (new.state = 'proposed' and new.kind <> 'suspend') or new.user_id <> report.reported_id or report.state = 'rejected' or (new.kind = 'remove' and report.message_id is null)) then
    raise exception 'a decision is about whom its report is about' using errcode = '23514', constraint = 'moderation_action_kept';
  end if;
  who := case when tg_op = 'INSERT' then new.decided_by when old.state = 'proposed' then new.second_by else new.lifted_by end;
  if who in (report.reporter_id, report.reported_id) or not exists (select 1 from users u where u.id = who and u.platform_role is not null and (u.suspended_at is null or u.suspended_until <= app.now())) then
    raise exception 'a decision is made by admins who have no part in it' using errcode = '23514', constraint = 'moderation_by_admins';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger moderation_action_kept before insert or update on moderation_actions for each row execute function app.moderation_action_kept();
--> statement-breakpoint
-- What is in force about a person, written where signing in and sending look. The last end counts, and none outlasts all.
create function app.moderation_in_force() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if new.kind = 'mute' then
    update users set muted_until = (select max(a.until) from moderation_actions a where a.user_id = new.user_id and a.kind = 'mute' and a.state = 'in_force') where id = new.user_id;
  elsif new.kind = 'suspend' then
    update users u set suspended_at = held.since, suspended_until = held.until
    from (select min(a.began_at) as since, case when bool_or(a.until is null) then null else max(a.until) end as until from moderation_actions a
      where a.user_id = new.user_id and a.kind = 'suspend' and a.state = 'in_force' and (a.until is null or a.until > app.now())) held
    where u.id = new.user_id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger moderation_in_force after insert or update of state on moderation_actions for each row when (new.state in ('in_force', 'lifted')) execute function app.moderation_in_force();
--> statement-breakpoint
-- An appeal comes from a decision that holds, in time; who answers it had no part in the decision.
create function app.moderation_appeal_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare action moderation_actions%rowtype;
begin
  select * into action from moderation_actions where id = new.action_id for share;
  if tg_op = 'INSERT' and (new.state <> 'open' or action.state <> 'in_force' or new.appealed_at > action.appeal_until) then
    raise exception 'an appeal comes in time, from a decision that holds' using errcode = '23514', constraint = 'moderation_appeal_in_time';
  end if;
  if tg_op = 'UPDATE' and (old.state <> 'open' or (new.action_id, new.words, new.appealed_at) is distinct from (old.action_id, old.words, old.appealed_at)) then
    raise exception 'an appeal stays as it was made, and is decided once' using errcode = '23514', constraint = 'moderation_appeal_kept';
  end if;
  if new.decided_by is not null and (new.decided_by in (action.decided_by, coalesce(action.second_by, ''), action.user_id)
     or exists (select 1 from moderation_reports r where r.id = action.report_id and r.reporter_id = new.decided_by)
     or not exists (select 1 from users u where u.id = new.decided_by and u.platform_role is not null and (u.suspended_at is null or u.suspended_until <= app.now()))) then
    raise exception 'an appeal is answered by an admin who had no part in the decision' using errcode = '23514', constraint = 'moderation_appeal_by_another';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger moderation_appeal_kept before insert or update on moderation_appeals for each row execute function app.moderation_appeal_kept();
--> statement-breakpoint
-- Whoever is muted or suspended writes to nobody. Their row is held while it is read: of a mute and a message at once, one sees the other.
create function app.muted_says_nothing() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare who text; held users%rowtype;
begin
  if tg_table_name = 'marketplace_messages' then
    who := new.sender_id;
  elsif new.asked_by = 'candidate' then
    select user_id into who from candidates where id = new.candidate_id;
  else
    select user_id into who from recruiters where id = new.recruiter_id;
  end if;
  select * into held from users where id = who for share;
  if held.muted_until > app.now() or (held.suspended_at is not null and (held.suspended_until is null or held.suspended_until > app.now())) then
    raise exception 'who is muted writes to nobody' using errcode = '23514', constraint = 'muted_says_nothing';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger muted_says_nothing before insert on marketplace_messages for each row execute function app.muted_says_nothing();
--> statement-breakpoint
create trigger muted_says_nothing_new before update of body on marketplace_messages for each row when (new.deleted_at is null and new.body is distinct from old.body) execute function app.muted_says_nothing();
--> statement-breakpoint
create trigger muted_asks_nobody before insert on marketplace_connections for each row execute function app.muted_says_nothing();
--> statement-breakpoint
create trigger muted_asks_nobody_again before update of state on marketplace_connections for each row when (new.state = 'pending' and old.state <> 'pending') execute function app.muted_says_nothing();
--> statement-breakpoint
-- A suspension signs its person out everywhere, at once, and a new end of one counts as one.
create or replace function app.user_suspended() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  delete from sessions where user_id = new.id;
  insert into marketplace_events (type, data, actor, occurred_at)
  values ('identity/user.suspended', jsonb_build_object('userId', new.id), coalesce(nullif(current_setting('app.actor', true), ''), 'system:database'), app.now());
  return null;
end $$;
--> statement-breakpoint
drop trigger user_suspended on users;
--> statement-breakpoint
create trigger user_suspended after update of suspended_at, suspended_until on users for each row
  when (new.suspended_at is not null and (old.suspended_at is null or new.suspended_until is distinct from old.suspended_until)) execute function app.user_suspended();
--> statement-breakpoint
-- An admin whose suspension has ended by itself decides again.
create or replace function app.claim_override_by_admins() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if not exists (select 1 from users u where u.id = coalesce(new.decided_by, new.proposed_by) and u.platform_role in ('finance', 'owner') and (u.suspended_at is null or u.suspended_until <= app.now())) then
    raise exception 'an override is proposed and decided by admins who may change rules' using errcode = '23514', constraint = 'claim_override_by_admins';
  end if;
  return new;
end $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['moderation_reports', 'moderation_actions', 'moderation_appeals'] loop
    execute format('create trigger %I before delete on %I for each row execute function app.refuse_change()', t || '_no_delete', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;
--> statement-breakpoint
create trigger report_evidence_append_only before update or delete or truncate on report_evidence for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert on moderation_reports, report_evidence, moderation_actions, moderation_appeals to fairsplit_app;
--> statement-breakpoint
grant update (state, closed_by, closed_at, answer) on moderation_reports to fairsplit_app;
--> statement-breakpoint
grant update (state, second_by, second_at, second_answer, began_at, until, appeal_until, lifted_by, lifted_at, lift_reason) on moderation_actions to fairsplit_app;
--> statement-breakpoint
grant update (state, decided_by, decided_at, answer) on moderation_appeals to fairsplit_app;
