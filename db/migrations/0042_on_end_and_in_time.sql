CREATE TABLE "report_quotas" (
	"user_id" text PRIMARY KEY NOT NULL,
	"day" date NOT NULL,
	"used" integer NOT NULL,
	"allowed" integer NOT NULL,
	CONSTRAINT "report_quotas_within" CHECK ("report_quotas"."used" <= "report_quotas"."allowed")
);
--> statement-breakpoint
DROP INDEX "moderation_actions_once";--> statement-breakpoint
ALTER TABLE "report_quotas" ADD CONSTRAINT "report_quotas_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- One of a kind at a time for a case: what is over by its end makes room for the next, as what was lifted does.
alter table moderation_actions add constraint moderation_actions_once
  exclude using gist (report_id with =, kind with =, tstzrange(coalesce(began_at, decided_at), until) with &&) where (state in ('proposed', 'in_force'));
--> statement-breakpoint
-- One admin alone keeps nobody out for more than 30 days on end, in however many decisions: those of theirs that overlap, or follow each other within a day, are one, each as long as it was to last.
create function app.moderation_suspends_alone() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare since timestamptz := new.began_at; earlier timestamptz;
begin
  perform 1 from users where id = new.user_id for no key update;
  loop
    select min(a.began_at) into earlier from moderation_actions a
      where a.user_id = new.user_id and a.kind = 'suspend' and a.decided_by = new.decided_by and a.second_by is null and a.state in ('in_force', 'lifted') and a.id <> new.id
        and a.began_at < since and a.until >= since - interval '24 hours';
    exit when earlier is null;
    since := earlier;
  end loop;
  if new.until > since + interval '720 hours' then
    raise exception 'a second admin is needed to keep somebody out for more than 30 days on end' using errcode = '23514', constraint = 'moderation_suspends_alone';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger moderation_suspends_alone before insert or update of state on moderation_actions for each row
  when (new.kind = 'suspend' and new.state = 'in_force' and new.second_by is null and new.days <= 30) execute function app.moderation_suspends_alone();
--> statement-breakpoint
-- As before, and a reason for declining or ending is writing too: of whoever gives it.
create or replace function app.muted_says_nothing() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare who text; held users%rowtype;
begin
  if tg_table_name = 'marketplace_messages' then
    who := new.sender_id;
  elsif (case when tg_name = 'muted_gives_no_reason' then new.moved_by else new.asked_by end) = 'candidate' then
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
create trigger muted_gives_no_reason before update of state on marketplace_connections for each row
  when (new.reason is not null and new.state <> 'pending' and new.state is distinct from old.state) execute function app.muted_says_nothing();
--> statement-breakpoint
grant select, insert, update on report_quotas to fairsplit_app;
