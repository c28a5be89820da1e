CREATE TABLE "erasures" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"policy_version" integer NOT NULL,
	"asked_by_admin" text,
	"reason" text,
	"blocked_by" text,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "erasures_state_known" CHECK ("erasures"."state" in ('asked','taken_back','done')),
	CONSTRAINT "erasures_ended" CHECK (("erasures"."state" = 'asked') = ("erasures"."ended_at" is null)),
	CONSTRAINT "erasures_admin_says_why" CHECK (("erasures"."asked_by_admin" is null) = ("erasures"."reason" is null)),
	CONSTRAINT "erasures_waits" CHECK ("erasures"."due_at" >= "erasures"."asked_at")
);
--> statement-breakpoint
CREATE TABLE "mail_choices" (
	"user_id" text NOT NULL,
	"mail_class" text NOT NULL,
	"choice" text NOT NULL,
	"chosen_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_choices_once" PRIMARY KEY("user_id","mail_class"),
	CONSTRAINT "mail_choices_class_known" CHECK ("mail_choices"."mail_class" in ('messages','connections','claims','hiring','money','cases','platform')),
	CONSTRAINT "mail_choices_known" CHECK ("mail_choices"."choice" in ('at_once','daily','never')),
	CONSTRAINT "mail_choices_by_known" CHECK ("mail_choices"."chosen_by" in ('settings','link'))
);
--> statement-breakpoint
CREATE TABLE "mail_hours" (
	"user_id" text PRIMARY KEY NOT NULL,
	"time_zone" text NOT NULL,
	"quiet_from" integer,
	"quiet_to" integer,
	"digest_hour" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_hours_quiet" CHECK (("mail_hours"."quiet_from" is null) = ("mail_hours"."quiet_to" is null) and "mail_hours"."quiet_from" between 0 and 1439 and "mail_hours"."quiet_to" between 0 and 1439 and "mail_hours"."quiet_from" <> "mail_hours"."quiet_to"),
	CONSTRAINT "mail_hours_digest" CHECK ("mail_hours"."digest_hour" between 0 and 23)
);
--> statement-breakpoint
ALTER TABLE "marketplace_messages" DROP CONSTRAINT "marketplace_messages_deleted_by_known";--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_state_known";--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "discarded_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "files" ADD COLUMN "removed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "user_id" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "mail_class" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "digest_id" text;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasures" ADD CONSTRAINT "erasures_asked_by_admin_users_id_fk" FOREIGN KEY ("asked_by_admin") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_choices" ADD CONSTRAINT "mail_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_hours" ADD CONSTRAINT "mail_hours_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "erasures_one_open" ON "erasures" USING btree ("user_id") WHERE state <> 'taken_back';--> statement-breakpoint
CREATE INDEX "erasures_due" ON "erasures" USING btree ("due_at") WHERE state = 'asked';--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_in_digest" FOREIGN KEY ("digest_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_discarded" ON "files" USING btree ("discarded_at") WHERE discarded_at is not null and removed_at is null;--> statement-breakpoint
CREATE INDEX "mails_waiting" ON "mails" USING btree ("state","due_at") WHERE state in ('held','collected');--> statement-breakpoint
CREATE INDEX "mails_of_digest" ON "mails" USING btree ("digest_id") WHERE digest_id is not null;--> statement-breakpoint
CREATE INDEX "mails_of_user" ON "mails" USING btree ("user_id") WHERE user_id is not null;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_removed_when_discarded" CHECK ("files"."removed_at" is null or "files"."discarded_at" is not null);--> statement-breakpoint
ALTER TABLE "marketplace_messages" ADD CONSTRAINT "marketplace_messages_deleted_by_known" CHECK ("marketplace_messages"."deleted_by" in ('sender','admin','erasure'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_class_known" CHECK ("mails"."mail_class" in ('messages','connections','claims','hiring','money','cases','platform'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_class_has_reader" CHECK ("mails"."mail_class" is null or "mails"."user_id" is not null);--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_only_classes_wait" CHECK ("mails"."mail_class" is not null or "mails"."state" in ('queued','sent','failed'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_waiting_until" CHECK (("mails"."state" in ('held','collected')) = ("mails"."due_at" is not null));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_digested_by" CHECK (("mails"."state" = 'digested') = ("mails"."digest_id" is not null));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_state_known" CHECK ("mails"."state" in ('queued','sent','failed','held','collected','digested','dropped'));--> statement-breakpoint
update mails m set user_id = u.id from users u where u.email = m.recipient;--> statement-breakpoint
grant select, insert, update on mail_hours, mail_choices to fairsplit_app;
--> statement-breakpoint
insert into app.state_transitions (machine, from_state, to_state) values ('erasure','asked','taken_back'), ('erasure','asked','done');
--> statement-breakpoint
create trigger erasure_transition before update of state on erasures for each row execute function app.guard_transition('erasure');
--> statement-breakpoint
create function app.erasure_kept() returns trigger language plpgsql as $$
begin
  if old.state <> 'asked' or (to_jsonb(new) - 'state' - 'ended_at' - 'blocked_by') <> (to_jsonb(old) - 'state' - 'ended_at' - 'blocked_by') then
    raise exception 'an erasure stays as it was asked for, and ends once' using errcode = '23514', constraint = 'erasure_kept';
  end if;
  if new.state = 'done' and new.due_at > app.now() and not exists (select 1 from users where id = replace(app.actor(), 'user:', '') and platform_role is not null) then
    raise exception 'an erasure waits, unless an admin carries it out' using errcode = '23514', constraint = 'erasure_waits';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger erasure_kept before update on erasures for each row execute function app.erasure_kept();
--> statement-breakpoint
create trigger erasures_no_delete before delete on erasures for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger erasures_no_truncate before truncate on erasures for each statement execute function app.refuse_change();
--> statement-breakpoint
-- What was said with a move can be taken out and nothing else of it change: that it was made stays.
drop trigger connection_moves_append_only on connection_moves;
--> statement-breakpoint
create trigger connection_moves_append_only before delete or truncate on connection_moves for each statement execute function app.refuse_change();
--> statement-breakpoint
create function app.move_kept() returns trigger language plpgsql as $$
begin
  if new.said is not null or (to_jsonb(new) - 'said') <> (to_jsonb(old) - 'said') then
    raise exception 'connection_moves is append-only' using errcode = '23514', constraint = 'append_only';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger connection_move_kept before update on connection_moves for each row execute function app.move_kept();
--> statement-breakpoint
create or replace function app.employer_hidden() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock(hashtext('hidden employers'));
    perform 1 from candidates where id = new.candidate_id for update;
    new.name_key := app.company_key(new.name); new.removed_at := null;
    return new;
  end if;
  -- Its person was erased: its name goes too.
  if new.name = '' and new.name_key = '-' and new.removed_at is not null and (new.id, new.candidate_id, new.is_current, new.stated_at) is not distinct from (old.id, old.candidate_id, old.is_current, old.stated_at) then
    return new;
  end if;
  if old.removed_at is not null or new.removed_at is null
     or (new.id, new.candidate_id, new.name, new.name_key, new.is_current, new.stated_at) is distinct from (old.id, old.candidate_id, old.name, old.name_key, old.is_current, old.stated_at) then
    raise exception 'a hidden employer is removed once, and stays as it was' using errcode = '23514', constraint = 'employer_hidden';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function app.import_row_kept() returns trigger language plpgsql as $$
begin
  -- Its person was erased: what the row said of them goes, and what it came to stays.
  if new.cells = '[]'::jsonb and new.email is null and new.phone is null and new.linkedin is null and (to_jsonb(new) - 'cells' - 'email' - 'phone' - 'linkedin') = (to_jsonb(old) - 'cells' - 'email' - 'phone' - 'linkedin') then
    return new;
  end if;
  if old.claim_id is not null or (new.import_id, new.row_no, new.cells) is distinct from (old.import_id, old.row_no, old.cells) then
    raise exception 'a row of a list stays as it was, and what it began stays begun' using errcode = '23514', constraint = 'import_row_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A file stays what it was when it came: it is stored once, then attached once. What it was kept for over, it is discarded with its name, and then its bytes are removed; its hash stays.
create or replace function app.file_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.attached_at is not null then
      raise exception 'a file that something refers to is kept' using errcode = '23514', constraint = 'file_kept';
    end if;
    return old;
  end if;
  if old.attached_at is not null and old.removed_at is null
     and ((old.discarded_at is null and new.discarded_at is not null and new.removed_at is null and new.name = 'no longer kept') or (old.discarded_at is not null and new.removed_at is not null))
     and (to_jsonb(new) - 'name' - 'discarded_at' - 'removed_at') = (to_jsonb(old) - 'name' - 'discarded_at' - 'removed_at') and (old.discarded_at is null or (new.name, new.discarded_at) = (old.name, old.discarded_at)) then
    return new;
  end if;
  if not (
       (old.stored_at is null and new.stored_at is not null and new.attached_at is null)
       or (old.stored_at is not null and new.stored_at is not distinct from old.stored_at and old.attached_at is null and new.attached_at is not null)
     )
     or new.discarded_at is not null or new.removed_at is not null
     or (new.id, new.uploaded_by, new.purpose, new.name, new.media_type, new.bytes, new.sha256, new.storage_key, new.created_at)
        is distinct from (old.id, old.uploaded_by, old.purpose, old.name, old.media_type, old.bytes, old.sha256, old.storage_key, old.created_at) then
    raise exception 'a file is stored once, attached once and never changed' using errcode = '23514', constraint = 'file_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- What the application may not touch and an erasure takes out all the same: words that stand in records of what happened, rows of lists that others brought, names of employers.
create function app.erasure_done() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update connection_moves m set said = null from connection_participants p
  where p.connection_id = m.connection_id and p.user_id = new.user_id and m.said is not null and m.moved_by = case p.slot when 0 then 'candidate' else 'recruiter' end;
  update hidden_employers e set name = '', name_key = '-', removed_at = coalesce(e.removed_at, new.ended_at) from candidates c where c.id = e.candidate_id and c.user_id = new.user_id;
  update import_rows i set cells = '[]', email = null, phone = null, linkedin = null
  from candidates c left join candidates s on s.id = c.merged_into where c.id = i.candidate_id and new.user_id in (c.user_id, s.user_id);
  return null;
end $$;
--> statement-breakpoint
create trigger erasure_done after update of state on erasures for each row when (new.state = 'done') execute function app.erasure_done();
--> statement-breakpoint
revoke execute on all functions in schema app from public;
--> statement-breakpoint
grant select, insert on erasures to fairsplit_app;
--> statement-breakpoint
grant update (state, ended_at, blocked_by) on erasures to fairsplit_app;
--> statement-breakpoint
grant update (slug) on recruiter_profiles to fairsplit_app;
--> statement-breakpoint
grant delete on message_edits to fairsplit_app;
