CREATE TABLE "connection_moves" (
	"connection_id" text NOT NULL,
	"move_no" integer NOT NULL,
	"from_state" text,
	"to_state" text NOT NULL,
	"moved_by" text NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"said" text,
	"quiet" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "connection_moves_in_order" PRIMARY KEY("connection_id","move_no")
);
--> statement-breakpoint
CREATE TABLE "connection_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"recruiter_id" text NOT NULL,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "connection_notes_named_once" UNIQUE("recruiter_id","name"),
	CONSTRAINT "connection_notes_name_length" CHECK (char_length("connection_notes"."name") between 1 and 60),
	CONSTRAINT "connection_notes_body_length" CHECK (char_length("connection_notes"."body") between 1 and 300)
);
--> statement-breakpoint
CREATE TABLE "connection_participants" (
	"connection_id" text NOT NULL,
	"slot" integer NOT NULL,
	"user_id" text NOT NULL,
	"read_seq" integer DEFAULT 0 NOT NULL,
	"read_at" timestamp (3) with time zone,
	"delivered_seq" integer DEFAULT 0 NOT NULL,
	"pinned_at" timestamp (3) with time zone,
	"muted_at" timestamp (3) with time zone,
	"archived_at" timestamp (3) with time zone,
	"draft" text,
	"draft_at" timestamp (3) with time zone,
	"reminded_seq" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "connection_participants_two" PRIMARY KEY("connection_id","slot"),
	CONSTRAINT "connection_participants_differ" UNIQUE("connection_id","user_id"),
	CONSTRAINT "connection_participants_slot_known" CHECK ("connection_participants"."slot" in (0, 1)),
	CONSTRAINT "connection_participants_marks" CHECK ("connection_participants"."read_seq" >= 0 and "connection_participants"."delivered_seq" >= "connection_participants"."read_seq" and ("connection_participants"."read_seq" = 0) = ("connection_participants"."read_at" is null)),
	CONSTRAINT "connection_participants_draft_length" CHECK (char_length("connection_participants"."draft") between 1 and 10000)
);
--> statement-breakpoint
CREATE TABLE "connection_quotas" (
	"user_id" text NOT NULL,
	"day" date NOT NULL,
	"used" integer NOT NULL,
	"allowed" integer NOT NULL,
	CONSTRAINT "connection_quotas_once" PRIMARY KEY("user_id","day"),
	CONSTRAINT "connection_quotas_within" CHECK ("connection_quotas"."used" <= "connection_quotas"."allowed")
);
--> statement-breakpoint
CREATE TABLE "marketplace_connections" (
	"id" text PRIMARY KEY NOT NULL,
	"candidate_id" text NOT NULL,
	"recruiter_id" text NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"asked_by" text NOT NULL,
	"note" text,
	"job_id" text,
	"company_id" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"moved_by" text NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"reason" text,
	"quiet" integer DEFAULT 0 NOT NULL,
	"recruiter_blocks" integer DEFAULT 0 NOT NULL,
	"last_seq" integer DEFAULT 0 NOT NULL,
	"last_message_at" timestamp (3) with time zone,
	CONSTRAINT "marketplace_connections_one_per_pair" UNIQUE("candidate_id","recruiter_id"),
	CONSTRAINT "marketplace_connections_state_known" CHECK ("marketplace_connections"."state" in ('pending','active','inactive','declined','withdrawn','blocked')),
	CONSTRAINT "marketplace_connections_sides_known" CHECK ("marketplace_connections"."asked_by" in ('candidate','recruiter') and "marketplace_connections"."moved_by" in ('candidate','recruiter','admin')),
	CONSTRAINT "marketplace_connections_note_length" CHECK (char_length("marketplace_connections"."note") between 1 and 300),
	CONSTRAINT "marketplace_connections_reason_length" CHECK (char_length("marketplace_connections"."reason") between 1 and 300),
	CONSTRAINT "marketplace_connections_quiet_declined" CHECK ("marketplace_connections"."quiet" = 0 or ("marketplace_connections"."quiet" = 1 and "marketplace_connections"."state" = 'declined')),
	CONSTRAINT "marketplace_connections_blocks_known" CHECK ("marketplace_connections"."recruiter_blocks" = 0 or ("marketplace_connections"."recruiter_blocks" = 1 and "marketplace_connections"."state" = 'blocked')),
	CONSTRAINT "marketplace_connections_sequence" CHECK (("marketplace_connections"."last_seq" = 0) = ("marketplace_connections"."last_message_at" is null) and "marketplace_connections"."last_seq" >= 0)
);
--> statement-breakpoint
CREATE TABLE "marketplace_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"connection_id" text NOT NULL,
	"seq" integer NOT NULL,
	"sender_id" text NOT NULL,
	"client_id" text NOT NULL,
	"body" text,
	"job_id" text,
	"rtr_id" text,
	"file_count" integer DEFAULT 0 NOT NULL,
	"reply_to_seq" integer,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" text,
	CONSTRAINT "marketplace_messages_in_sequence" UNIQUE("connection_id","seq"),
	CONSTRAINT "marketplace_messages_sent_once" UNIQUE("sender_id","client_id"),
	CONSTRAINT "marketplace_messages_length" CHECK (char_length("marketplace_messages"."body") between 1 and 10000),
	CONSTRAINT "marketplace_messages_client_id" CHECK (char_length("marketplace_messages"."client_id") between 8 and 64),
	CONSTRAINT "marketplace_messages_reply_earlier" CHECK ("marketplace_messages"."reply_to_seq" < "marketplace_messages"."seq"),
	CONSTRAINT "marketplace_messages_says_something" CHECK ("marketplace_messages"."deleted_at" is not null or "marketplace_messages"."body" is not null or num_nonnulls("marketplace_messages"."job_id", "marketplace_messages"."rtr_id") = 1 or "marketplace_messages"."file_count" > 0),
	CONSTRAINT "marketplace_messages_one_card" CHECK (num_nonnulls("marketplace_messages"."job_id", "marketplace_messages"."rtr_id") <= 1 and "marketplace_messages"."file_count" between 0 and 10),
	CONSTRAINT "marketplace_messages_tombstone" CHECK (("marketplace_messages"."deleted_at" is null) = ("marketplace_messages"."deleted_by" is null) and ("marketplace_messages"."deleted_at" is null or ("marketplace_messages"."body" is null and "marketplace_messages"."job_id" is null and "marketplace_messages"."rtr_id" is null))),
	CONSTRAINT "marketplace_messages_deleted_by_known" CHECK ("marketplace_messages"."deleted_by" in ('sender','admin'))
);
--> statement-breakpoint
CREATE TABLE "message_edits" (
	"message_id" text NOT NULL,
	"edit_no" integer NOT NULL,
	"body" text NOT NULL,
	"replaced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_edits_in_order" PRIMARY KEY("message_id","edit_no")
);
--> statement-breakpoint
CREATE TABLE "message_files" (
	"message_id" text NOT NULL,
	"position" integer NOT NULL,
	"file_id" text NOT NULL,
	CONSTRAINT "message_files_in_order" PRIMARY KEY("message_id","position"),
	CONSTRAINT "message_files_once" UNIQUE("file_id"),
	CONSTRAINT "message_files_position" CHECK ("message_files"."position" between 0 and 9)
);
--> statement-breakpoint
CREATE TABLE "message_pins" (
	"message_id" text PRIMARY KEY NOT NULL,
	"pinned_by" text NOT NULL,
	"pinned_at" timestamp (3) with time zone NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "message_pins_hash_of_body" CHECK ("message_pins"."hash" = encode(sha256(convert_to("message_pins"."body", 'UTF8')), 'hex'))
);
--> statement-breakpoint
CREATE TABLE "message_reactions" (
	"message_id" text NOT NULL,
	"user_id" text NOT NULL,
	"sign" text NOT NULL,
	"reacted_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_reactions_once" PRIMARY KEY("message_id","user_id","sign"),
	CONSTRAINT "message_reactions_sign_known" CHECK ("message_reactions"."sign" in ('thumbs_up','heart','celebrate','thanks','eyes','check'))
);
--> statement-breakpoint
ALTER TABLE "connection_moves" ADD CONSTRAINT "connection_moves_connection_id_marketplace_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."marketplace_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_notes" ADD CONSTRAINT "connection_notes_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_participants" ADD CONSTRAINT "connection_participants_connection_id_marketplace_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."marketplace_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_participants" ADD CONSTRAINT "connection_participants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_quotas" ADD CONSTRAINT "connection_quotas_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace_connections" ADD CONSTRAINT "marketplace_connections_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace_connections" ADD CONSTRAINT "marketplace_connections_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace_connections" ADD CONSTRAINT "marketplace_connections_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace_connections" ADD CONSTRAINT "marketplace_connections_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace_messages" ADD CONSTRAINT "marketplace_messages_connection_id_marketplace_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."marketplace_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace_messages" ADD CONSTRAINT "marketplace_messages_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace_messages" ADD CONSTRAINT "marketplace_messages_rtr_id_right_to_represent_id_fk" FOREIGN KEY ("rtr_id") REFERENCES "public"."right_to_represent"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace_messages" ADD CONSTRAINT "marketplace_messages_by_participant" FOREIGN KEY ("connection_id","sender_id") REFERENCES "public"."connection_participants"("connection_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marketplace_messages" ADD CONSTRAINT "marketplace_messages_reply_within" FOREIGN KEY ("connection_id","reply_to_seq") REFERENCES "public"."marketplace_messages"("connection_id","seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_edits" ADD CONSTRAINT "message_edits_message_id_marketplace_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."marketplace_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_message_id_marketplace_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."marketplace_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_files" ADD CONSTRAINT "message_files_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_pins" ADD CONSTRAINT "message_pins_message_id_marketplace_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."marketplace_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_pins" ADD CONSTRAINT "message_pins_pinned_by_users_id_fk" FOREIGN KEY ("pinned_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_message_id_marketplace_messages_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."marketplace_messages"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_reactions" ADD CONSTRAINT "message_reactions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "connection_participants_of_user" ON "connection_participants" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "marketplace_connections_of_recruiter" ON "marketplace_connections" USING btree ("recruiter_id","state","moved_at");--> statement-breakpoint
CREATE INDEX "marketplace_connections_of_candidate" ON "marketplace_connections" USING btree ("candidate_id","state","moved_at");--> statement-breakpoint
CREATE INDEX "marketplace_messages_words" ON "marketplace_messages" USING gin (to_tsvector('simple', coalesce(body, '')));--> statement-breakpoint
insert into app.state_transitions (machine, from_state, to_state) values
  ('connection','pending','active'), ('connection','pending','declined'), ('connection','pending','withdrawn'), ('connection','pending','blocked'),
  ('connection','active','inactive'), ('connection','active','blocked'), ('connection','inactive','pending'), ('connection','inactive','blocked'),
  ('connection','declined','pending'), ('connection','declined','active'), ('connection','declined','withdrawn'), ('connection','declined','blocked'), ('connection','withdrawn','pending'), ('connection','withdrawn','blocked'), ('connection','blocked','inactive');
--> statement-breakpoint
create trigger connection_transition before update of state on marketplace_connections for each row execute function app.guard_transition('connection');
--> statement-breakpoint
-- The two are the candidate's account and the recruiter's, from the first request on; a candidate who has none cannot be asked, and nobody asks themselves.
create function app.connection_of_two() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  insert into connection_participants (connection_id, slot, user_id) select new.id, 0, user_id from candidates where id = new.candidate_id;
  insert into connection_participants (connection_id, slot, user_id) select new.id, 1, user_id from recruiters where id = new.recruiter_id;
  return new;
end $$;
--> statement-breakpoint
create trigger connection_of_two after insert on marketplace_connections for each row execute function app.connection_of_two();
--> statement-breakpoint
-- Nobody is asked, and nobody talks, against a block. The person's row is locked before it is read: who blocks takes it alone, so that of two at once one sees the other. What
-- moves nothing (the count of a message) asks for nothing: whoever blocks waits for the connection's own row. A request that was declined without a word stands for who asked.
create function app.connection_open() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' and new.state <> 'pending' then
    raise exception 'a connection begins with a request' using errcode = '23514', constraint = 'connection_begins_with_a_request';
  end if;
  if tg_op = 'UPDATE' and old.state = 'declined' and new.state in ('active', 'withdrawn') and old.quiet = 0 then
    raise exception 'what was declined openly is over' using errcode = '23514', constraint = 'connection_declined_openly';
  end if;
  if new.state in ('pending', 'active') and (tg_op = 'INSERT' or new.state is distinct from old.state) then
    perform 1 from candidates where id = new.candidate_id for key share;
    if new.recruiter_blocks = 1 or exists (select 1 from blocked_recruiters b where b.candidate_id = new.candidate_id and b.recruiter_id = new.recruiter_id) then
      raise exception 'this person is not available' using errcode = '23514', constraint = 'candidate_not_available';
    end if;
  end if;
  if new.state = 'blocked' and new.recruiter_blocks = 0 and not exists (select 1 from blocked_recruiters b where b.candidate_id = new.candidate_id and b.recruiter_id = new.recruiter_id) then
    raise exception 'a connection is blocked by a block' using errcode = '23514', constraint = 'connection_blocked_by_a_block';
  end if;
  if tg_op = 'UPDATE' and (new.id, new.candidate_id, new.recruiter_id) is distinct from (old.id, old.candidate_id, old.recruiter_id) then
    raise exception 'a connection stays with its two' using errcode = '23514', constraint = 'connection_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger connection_open before insert or update of id, candidate_id, recruiter_id, state, recruiter_blocks on marketplace_connections for each row execute function app.connection_open();
--> statement-breakpoint
-- Every move is written down as it happens.
create function app.connection_moved() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  insert into connection_moves (connection_id, move_no, from_state, to_state, moved_by, moved_at, said, quiet)
  select new.id, coalesce(max(move_no), 0) + 1, case when tg_op = 'UPDATE' then old.state end, new.state, new.moved_by, new.moved_at, case when new.state = 'pending' then new.note else new.reason end, new.quiet
  from connection_moves where connection_id = new.id;
  return new;
end $$;
--> statement-breakpoint
create trigger connection_moved_first after insert on marketplace_connections for each row execute function app.connection_moved();
--> statement-breakpoint
create trigger connection_moved after update of state on marketplace_connections for each row when (old.state is distinct from new.state) execute function app.connection_moved();
--> statement-breakpoint
-- A candidate's block shuts the connection in the same instant; lifted, what was said can be read again and asked for anew.
create function app.block_shuts_connections() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    update marketplace_connections c set state = 'blocked', moved_by = 'candidate', moved_at = new.blocked_at, reason = null, quiet = 0
    where c.candidate_id = new.candidate_id and c.state <> 'blocked' and exists (select 1 from blocked_recruiters b where b.candidate_id = c.candidate_id and b.recruiter_id = c.recruiter_id);
  else
    perform 1 from candidates where id = new.candidate_id for update;
    update marketplace_connections c set state = 'inactive', moved_by = 'candidate', moved_at = new.lifted_at, reason = null
    where c.candidate_id = new.candidate_id and c.state = 'blocked' and c.recruiter_blocks = 0 and not exists (select 1 from blocked_recruiters b where b.candidate_id = c.candidate_id and b.recruiter_id = c.recruiter_id);
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger block_shuts_connections after insert or update of lifted_at on candidate_blocks for each row execute function app.block_shuts_connections();
--> statement-breakpoint
-- Marks only go forward, and never beyond what was said.
create function app.participant_marks() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if (new.connection_id, new.slot, new.user_id) is distinct from (old.connection_id, old.slot, old.user_id) then
    raise exception 'who takes part in a connection stays' using errcode = '23514', constraint = 'participant_kept';
  end if;
  if new.read_seq < old.read_seq or new.delivered_seq < old.delivered_seq or new.reminded_seq < old.reminded_seq
     or greatest(new.read_seq, new.delivered_seq, new.reminded_seq) > (select last_seq from marketplace_connections where id = new.connection_id) then
    raise exception 'marks go forward, to a message that there is' using errcode = '23514', constraint = 'participant_marks_forward';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger participant_marks before update on connection_participants for each row execute function app.participant_marks();
--> statement-breakpoint
-- A message takes the next number of its connection, whose row it holds until the commit: no gap, no double, and none once the connection has ended (I-27).
create function app.message_in_sequence() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if new.edited_at is not null or new.deleted_at is not null then
    raise exception 'a message begins as it was sent' using errcode = '23514', constraint = 'message_kept';
  end if;
  update marketplace_connections set last_seq = last_seq + 1, last_message_at = new.sent_at where id = new.connection_id and state = 'active' returning last_seq into new.seq;
  if not found then
    raise exception 'messages are sent in an active connection' using errcode = '23514', constraint = 'message_needs_connection';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger message_in_sequence before insert on marketplace_messages for each row execute function app.message_in_sequence();
--> statement-breakpoint
-- Who sends has read up to it; it is in the list of both again, unless the other has muted it.
create function app.message_marks() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update connection_participants set read_seq = new.seq, delivered_seq = new.seq, read_at = new.sent_at, archived_at = null where connection_id = new.connection_id and user_id = new.sender_id;
  update connection_participants set archived_at = null where connection_id = new.connection_id and user_id <> new.sender_id and archived_at is not null and muted_at is null;
  return new;
end $$;
--> statement-breakpoint
create trigger message_marks after insert on marketplace_messages for each row execute function app.message_marks();
--> statement-breakpoint
-- A message is edited, with what it said kept, or deleted, with what it said gone; a deleted one stays deleted.
create function app.message_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if (new.id, new.connection_id, new.seq, new.sender_id, new.client_id, new.reply_to_seq, new.sent_at, new.file_count) is distinct from (old.id, old.connection_id, old.seq, old.sender_id, old.client_id, old.reply_to_seq, old.sent_at, old.file_count)
     or old.deleted_at is not null
     or (new.deleted_at is null and (new.job_id, new.rtr_id) is distinct from (old.job_id, old.rtr_id))
     or (new.deleted_at is null and new.edited_at is not distinct from old.edited_at and new.body is distinct from old.body)
     or (new.edited_at is not null and new.deleted_at is null and (old.body is null or new.body is null)) then
    raise exception 'a message is edited or deleted, and nothing else' using errcode = '23514', constraint = 'message_kept';
  end if;
  if new.deleted_at is not null then
    delete from message_edits where message_id = new.id;
    delete from message_reactions where message_id = new.id;
  elsif new.body is distinct from old.body then
    insert into message_edits (message_id, edit_no, body, replaced_at) select new.id, coalesce(max(edit_no), 0) + 1, old.body, new.edited_at from message_edits where message_id = new.id;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger message_kept before update on marketplace_messages for each row execute function app.message_kept();
--> statement-breakpoint
-- Who reacts or keeps a message as evidence is one of its two, and it stands.
create function app.message_touched() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare message marketplace_messages%rowtype; who text;
begin
  who := case when tg_table_name = 'message_pins' then to_jsonb(new) ->> 'pinned_by' else to_jsonb(new) ->> 'user_id' end;
  select * into message from marketplace_messages where id = new.message_id for share;
  if message.deleted_at is not null or not exists (select 1 from connection_participants p where p.connection_id = message.connection_id and p.user_id = who) then
    raise exception 'a message that stands, by one of its two' using errcode = '23514', constraint = 'message_touched_by_its_two';
  end if;
  if tg_table_name = 'message_reactions' then
    perform 1 from marketplace_connections where id = message.connection_id and state = 'active' for share;
    if not found then
      raise exception 'messages are answered in an active connection' using errcode = '23514', constraint = 'message_needs_connection';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger message_touched before insert on message_reactions for each row execute function app.message_touched();
--> statement-breakpoint
create trigger message_touched before insert on message_pins for each row execute function app.message_touched();
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['marketplace_connections', 'connection_participants', 'marketplace_messages'] loop
    execute format('create trigger %I before delete on %I for each row execute function app.refuse_change()', t || '_no_delete', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
  end loop;
  foreach t in array array['connection_moves', 'message_files', 'message_pins'] loop
    execute format('create trigger %I before update or delete or truncate on %I for each statement execute function app.refuse_change()', t || '_append_only', t);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert on marketplace_connections, marketplace_messages, message_files, message_pins to fairsplit_app;
--> statement-breakpoint
grant select on connection_participants, connection_moves, message_edits to fairsplit_app;
--> statement-breakpoint
grant update (state, asked_by, note, job_id, company_id, asked_at, moved_by, moved_at, reason, quiet, recruiter_blocks) on marketplace_connections to fairsplit_app;
--> statement-breakpoint
grant update (read_seq, read_at, delivered_seq, pinned_at, muted_at, archived_at, draft, draft_at, reminded_seq) on connection_participants to fairsplit_app;
--> statement-breakpoint
grant update (body, job_id, rtr_id, edited_at, deleted_at, deleted_by) on marketplace_messages to fairsplit_app;
--> statement-breakpoint
grant select, insert, update on connection_quotas to fairsplit_app;
--> statement-breakpoint
grant select, insert, delete on connection_notes to fairsplit_app;
--> statement-breakpoint
grant update (body, saved_at) on connection_notes to fairsplit_app;
--> statement-breakpoint
grant select, insert, delete on message_reactions to fairsplit_app;
