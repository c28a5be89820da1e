CREATE TABLE "claim_transfers" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"from_recruiter_id" text NOT NULL,
	"to_recruiter_id" text NOT NULL,
	"keeps_basis_points" integer NOT NULL,
	"note" text,
	"state" text DEFAULT 'offered' NOT NULL,
	"offered_at" timestamp (3) with time zone NOT NULL,
	"open_until" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answer" text,
	CONSTRAINT "claim_transfers_state_known" CHECK ("claim_transfers"."state" in ('offered','accepted','declined','withdrawn','lapsed')),
	CONSTRAINT "claim_transfers_two_people" CHECK ("claim_transfers"."from_recruiter_id" <> "claim_transfers"."to_recruiter_id"),
	CONSTRAINT "claim_transfers_keeps" CHECK ("claim_transfers"."keeps_basis_points" between 0 and 9999),
	CONSTRAINT "claim_transfers_answered" CHECK (("claim_transfers"."state" = 'offered') = ("claim_transfers"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "hand_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"added_by" text NOT NULL,
	"happened_on" date NOT NULL,
	"direction" text NOT NULL,
	"note" text NOT NULL,
	"file_id" text,
	"added_at" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL,
	"extended" boolean NOT NULL,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	CONSTRAINT "hand_evidence_file_once" UNIQUE("file_id"),
	CONSTRAINT "hand_evidence_direction_known" CHECK ("hand_evidence"."direction" in ('out','in','both')),
	CONSTRAINT "hand_evidence_answer_known" CHECK ("hand_evidence"."answer" in ('confirmed','denied')),
	CONSTRAINT "hand_evidence_answered" CHECK (("hand_evidence"."answer" is null) = ("hand_evidence"."answered_at" is null)),
	CONSTRAINT "hand_evidence_not_in_the_future" CHECK ("hand_evidence"."happened_on" <= ("hand_evidence"."added_at" at time zone 'UTC')::date)
);
--> statement-breakpoint
ALTER TABLE "candidate_sourcers" DROP CONSTRAINT "candidate_sourcers_at_most_a_year";--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD COLUMN "origin_from" timestamp with time zone DEFAULT app.now() NOT NULL;--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD COLUMN "transferred_from" text;--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD COLUMN "shared_with" text;--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD COLUMN "shared_basis_points" integer;--> statement-breakpoint
-- Every claim until now began by itself.
update candidate_sourcers set origin_from = lower("window");--> statement-breakpoint
ALTER TABLE "claim_transfers" ADD CONSTRAINT "claim_transfers_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_transfers" ADD CONSTRAINT "claim_transfers_from_recruiter_id_recruiters_id_fk" FOREIGN KEY ("from_recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_transfers" ADD CONSTRAINT "claim_transfers_to_recruiter_id_recruiters_id_fk" FOREIGN KEY ("to_recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_evidence" ADD CONSTRAINT "hand_evidence_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_evidence" ADD CONSTRAINT "hand_evidence_added_by_recruiters_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_evidence" ADD CONSTRAINT "hand_evidence_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "claim_transfers_one_open" ON "claim_transfers" USING btree ("claim_id") WHERE state = 'offered';--> statement-breakpoint
CREATE INDEX "claim_transfers_to" ON "claim_transfers" USING btree ("to_recruiter_id","offered_at");--> statement-breakpoint
CREATE INDEX "hand_evidence_of_claim" ON "hand_evidence" USING btree ("claim_id","added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_evidence_one_unconfirmed_extends" ON "hand_evidence" USING btree ("claim_id") WHERE extended and answer is distinct from 'confirmed';--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD CONSTRAINT "candidate_sourcers_shared_with_recruiters_id_fk" FOREIGN KEY ("shared_with") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD CONSTRAINT "candidate_sourcers_handed_on" FOREIGN KEY ("transferred_from") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD CONSTRAINT "candidate_sourcers_handed_on_once" UNIQUE("transferred_from");--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD CONSTRAINT "candidate_sourcers_shared" CHECK (("candidate_sourcers"."shared_with" is null) = ("candidate_sourcers"."shared_basis_points" is null) and ("candidate_sourcers"."shared_with" is null or ("candidate_sourcers"."shared_with" <> "candidate_sourcers"."recruiter_id" and "candidate_sourcers"."transferred_from" is not null and "candidate_sourcers"."shared_basis_points" between 1 and 9999)));--> statement-breakpoint
ALTER TABLE "candidate_sourcers" ADD CONSTRAINT "candidate_sourcers_at_most_a_year" CHECK ("candidate_sourcers"."origin_from" <= lower("candidate_sourcers"."window") and upper("candidate_sourcers"."window") <= "candidate_sourcers"."origin_from" + interval '8760 hours');--> statement-breakpoint
insert into app.state_transitions (machine, from_state, to_state) values
  ('claim_transfer','offered','accepted'), ('claim_transfer','offered','declined'), ('claim_transfer','offered','withdrawn'), ('claim_transfer','offered','lapsed');
--> statement-breakpoint
create trigger claim_transfer_transition before update of state on claim_transfers for each row execute function app.guard_transition('claim_transfer');
--> statement-breakpoint
-- A claim begins its year by itself, or goes on with what another has left: the same person, tier and year, from the instant at which that one ended, no longer than it would have lasted.
create or replace function app.claim_start() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare given candidate_sourcers%rowtype; promised timestamptz;
begin
  new.state := 'active'; new.closed_at := null; new.close_reason := null;
  if new.transferred_from is null then
    new.origin_from := coalesce(lower(new."window"), app.now());
    return new;
  end if;
  select * into given from candidate_sourcers c where c.id = new.transferred_from;
  select max(h.until) into promised from sourcer_history h where h.claim_id = given.id and h.fact in ('claimed', 'extended');
  if given.id is null or given.state <> 'transferred' or given.candidate_id <> new.candidate_id or given.tier <> new.tier or given.policy_version <> new.policy_version
     or upper(given."window") <> lower(new."window") or upper(new."window") > promised or given.recruiter_id = new.recruiter_id then
    raise exception 'a claim that is handed on goes on where it was' using errcode = '23514', constraint = 'claim_handed_on';
  end if;
  new.origin_from := given.origin_from;
  return new;
end $$;
--> statement-breakpoint
create or replace function app.claim_window() returns trigger language plpgsql as $$
declare proof sourcer_evidence%rowtype; latest timestamptz;
begin
  if new.id <> old.id or new.candidate_id <> old.candidate_id or new.scope_id <> old.scope_id or lower(new."window") <> lower(old."window") or new.recruiter_id <> old.recruiter_id or new.firm_id <> old.firm_id
     or (new.origin_from, new.transferred_from, new.shared_with, new.shared_basis_points) is distinct from (old.origin_from, old.transferred_from, old.shared_with, old.shared_basis_points) then
    raise exception 'a claim keeps its person, its holder, its start and what it owes' using errcode = '23514', constraint = 'claim_window';
  end if;
  if upper(new."window") > upper(old."window") then
    select * into proof from sourcer_evidence e where e.id = new.last_evidence_id and e.claim_id = new.id;
    if not found then
      raise exception 'a claim is extended only by evidence of its own' using errcode = '23514', constraint = 'claim_window';
    end if;
    latest := least(proof.at + make_interval(hours => 24 * proof.days), old.origin_from + interval '8760 hours');
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
-- Contact is written down while the claim runs, by its holder, of a day on which the person was known here; then only the person's word is added, once.
create function app.hand_evidence_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    new.answer := null; new.answered_at := null;
    if not exists (
      select 1 from candidate_sourcers c join candidates p on p.id = c.candidate_id
      where c.id = new.claim_id and c.state = 'active' and c.recruiter_id = new.added_by and new.happened_on >= (p.created_at at time zone 'UTC')::date) then
      raise exception 'evidence is added to a running claim by its holder, of a day since the person is known' using errcode = '23514', constraint = 'hand_evidence_kept';
    end if;
    return new;
  end if;
  if old.answer is not null or new.answer is null
     or (new.id, new.claim_id, new.added_by, new.happened_on, new.direction, new.note, new.file_id, new.added_at, new.hash, new.extended)
        is distinct from (old.id, old.claim_id, old.added_by, old.happened_on, old.direction, old.note, old.file_id, old.added_at, old.hash, old.extended) then
    raise exception 'evidence stays as it was written down; the person answers once' using errcode = '23514', constraint = 'hand_evidence_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger hand_evidence_kept before insert or update on hand_evidence for each row execute function app.hand_evidence_kept();
--> statement-breakpoint
-- An offer stays as it was made.
create function app.claim_transfer_kept() returns trigger language plpgsql as $$
begin
  if (new.id, new.claim_id, new.from_recruiter_id, new.to_recruiter_id, new.keeps_basis_points, new.note, new.offered_at, new.open_until)
     is distinct from (old.id, old.claim_id, old.from_recruiter_id, old.to_recruiter_id, old.keeps_basis_points, old.note, old.offered_at, old.open_until) then
    raise exception 'an offer of a claim stays as it was made' using errcode = '23514', constraint = 'claim_transfer_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger claim_transfer_kept before update on claim_transfers for each row execute function app.claim_transfer_kept();
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['hand_evidence', 'claim_transfers'] loop
    execute format('create trigger %I before delete on %I for each row execute function app.refuse_change()', t || '_no_delete', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
    execute format('grant select, insert, update on %I to fairsplit_app', t);
  end loop;
end $$;
