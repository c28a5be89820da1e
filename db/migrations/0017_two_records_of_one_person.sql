-- Names that are alike, for hints of the same person. Part of every PostgreSQL's contrib, and trusted: a database's owner may create it.
create extension if not exists pg_trgm;
--> statement-breakpoint
CREATE TABLE "person_merge_moves" (
	"merge_id" text NOT NULL,
	"table_name" text NOT NULL,
	"row_key" text NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"detail" jsonb,
	CONSTRAINT "person_merge_moves_once" PRIMARY KEY("merge_id","table_name","row_key")
);
--> statement-breakpoint
CREATE TABLE "person_merges" (
	"id" text PRIMARY KEY NOT NULL,
	"winner_id" text NOT NULL,
	"loser_id" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"proposed_by" text NOT NULL,
	"reason" text NOT NULL,
	"proposed_at" timestamp (3) with time zone NOT NULL,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	"answer" text,
	"policy_version" integer,
	"undone_by" text,
	"undone_at" timestamp (3) with time zone,
	"undo_reason" text,
	"xid" "xid8",
	CONSTRAINT "person_merges_two_records" CHECK ("person_merges"."winner_id" <> "person_merges"."loser_id"),
	CONSTRAINT "person_merges_state_known" CHECK ("person_merges"."state" in ('proposed','merged','declined','withdrawn','undone')),
	CONSTRAINT "person_merges_decided" CHECK (("person_merges"."state" = 'proposed') = ("person_merges"."decided_at" is null) and ("person_merges"."state" in ('proposed','withdrawn')) = ("person_merges"."decided_by" is null) and ("person_merges"."state" in ('merged','undone')) = ("person_merges"."policy_version" is not null)),
	CONSTRAINT "person_merges_undone" CHECK (("person_merges"."state" = 'undone') = ("person_merges"."undone_at" is not null) and ("person_merges"."undone_at" is null) = ("person_merges"."undone_by" is null) and ("person_merges"."undone_at" is null) = ("person_merges"."undo_reason" is null))
);
--> statement-breakpoint
ALTER TABLE "candidates" ADD COLUMN "merged_into" text;--> statement-breakpoint
ALTER TABLE "person_merge_moves" ADD CONSTRAINT "person_merge_moves_merge_id_person_merges_id_fk" FOREIGN KEY ("merge_id") REFERENCES "public"."person_merges"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merge_moves" ADD CONSTRAINT "person_merge_moves_from_id_candidates_id_fk" FOREIGN KEY ("from_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merge_moves" ADD CONSTRAINT "person_merge_moves_to_id_candidates_id_fk" FOREIGN KEY ("to_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merges" ADD CONSTRAINT "person_merges_winner_id_candidates_id_fk" FOREIGN KEY ("winner_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merges" ADD CONSTRAINT "person_merges_loser_id_candidates_id_fk" FOREIGN KEY ("loser_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merges" ADD CONSTRAINT "person_merges_proposed_by_recruiters_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merges" ADD CONSTRAINT "person_merges_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_merges" ADD CONSTRAINT "person_merges_undone_by_users_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "person_merges_one_open" ON "person_merges" USING btree (least(winner_id, loser_id),greatest(winner_id, loser_id)) WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "person_merges_one_standing" ON "person_merges" USING btree ("loser_id") WHERE state = 'merged';--> statement-breakpoint
CREATE INDEX "person_merges_of_winner" ON "person_merges" USING btree ("winner_id");--> statement-breakpoint
CREATE INDEX "person_merges_by_state" ON "person_merges" USING btree ("state","proposed_at");--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_merged_into" FOREIGN KEY ("merged_into") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "candidate_dossiers_by_name" ON "candidate_dossiers" USING gist ("firm_id","full_name" gist_trgm_ops);--> statement-breakpoint
CREATE INDEX "candidates_of_standing" ON "candidates" USING btree ("merged_into") WHERE merged_into is not null;--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_merged_without_user" CHECK ("candidates"."merged_into" is null or ("candidates"."merged_into" <> "candidates"."id" and "candidates"."user_id" is null));
--> statement-breakpoint
insert into app.state_transitions (machine, from_state, to_state) values
  ('person_merge','proposed','merged'), ('person_merge','proposed','declined'), ('person_merge','proposed','withdrawn'), ('person_merge','merged','undone');
--> statement-breakpoint
create trigger person_merge_transition before update of state on person_merges for each row execute function app.guard_transition('person_merge');
--> statement-breakpoint
-- A merge begins as proposed, keeps its two records and who proposed it, and knows the transaction in which it moves rows.
create function app.person_merge_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.state := 'proposed'; new.xid := null;
    return new;
  end if;
  if (new.id, new.proposed_by, new.reason, new.proposed_at, least(new.winner_id, new.loser_id), greatest(new.winner_id, new.loser_id))
       is distinct from (old.id, old.proposed_by, old.reason, old.proposed_at, least(old.winner_id, old.loser_id), greatest(old.winner_id, old.loser_id))
     or (old.state <> 'proposed' and (new.winner_id, new.decided_by, new.decided_at, new.answer, new.policy_version) is distinct from (old.winner_id, old.decided_by, old.decided_at, old.answer, old.policy_version)) then
    raise exception 'a merge keeps its two records, its reason and its decision' using errcode = '23514', constraint = 'person_merge_kept';
  end if;
  new.xid := case when new.state <> old.state and new.state in ('merged', 'undone') then pg_current_xact_id() else old.xid end;
  return new;
end $$;
--> statement-breakpoint
create trigger person_merge_kept before insert or update on person_merges for each row execute function app.person_merge_kept();
--> statement-breakpoint
-- Whether this very transaction merges these two records, or undoes it: only then may a row change its person.
create function app.merging(a text, b text) returns boolean language sql stable security definer set search_path = public, app, pg_temp as $$
  select exists (select 1 from person_merges m where m.xid = pg_current_xact_id_if_assigned() and a in (m.winner_id, m.loser_id) and b in (m.winner_id, m.loser_id))
$$;
--> statement-breakpoint
create function app.candidate_merged() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if new.merged_into is not distinct from old.merged_into then return new; end if;
  if not exists (select 1 from person_merges m where m.xid = pg_current_xact_id_if_assigned() and coalesce(old.merged_into, old.id) in (m.winner_id, m.loser_id) and coalesce(new.merged_into, new.id) in (m.winner_id, m.loser_id))
     or exists (select 1 from candidates c where c.id = new.merged_into and c.merged_into is not null) then
    raise exception 'a record points to another only by a merge, and to one that stands' using errcode = '23514', constraint = 'candidate_merged';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger candidate_merged before update of merged_into on candidates for each row execute function app.candidate_merged();
--> statement-breakpoint
-- Nothing new is written to a record that points to another. Whoever waited for the merge to end is told to try again, and finds the record that stands.
create function app.person_stands() returns trigger language plpgsql as $$
declare other text;
begin
  select c.merged_into into other from candidates c where c.id = new.candidate_id for key share;
  if other is not null then
    raise exception 'the record % was merged into %', new.candidate_id, other using errcode = '40001';
  end if;
  return new;
end $$;
--> statement-breakpoint
create function app.keeps_its_person() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if not app.merging(old.candidate_id, new.candidate_id) then
    raise exception 'a row of a person changes its person only by a merge' using errcode = '23514', constraint = 'keeps_its_person';
  end if;
  return new;
end $$;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['candidate_keys', 'candidate_dossiers', 'candidate_sourcers', 'right_to_represent', 'applications', 'introductions', 'placements'] loop
    execute format('create trigger a_person_stands before insert on %I for each row execute function app.person_stands()', t);
  end loop;
  foreach t in array array['candidate_keys', 'candidate_dossiers', 'right_to_represent'] loop
    execute format('create trigger keeps_its_person before update of candidate_id on %I for each row when (new.candidate_id <> old.candidate_id) execute function app.keeps_its_person()', t);
  end loop;
end $$;
--> statement-breakpoint
-- A claim begins its year by itself, or goes on with what another has left: of the same person, tier and year, no longer than it would have lasted. Handed on, it goes on from
-- the instant at which that one ended, with another holder; merged, with the same holder, and where an earlier claim protects first, later.
create or replace function app.claim_start() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare given candidate_sourcers%rowtype; promised timestamptz; merged boolean;
begin
  new.state := 'active'; new.closed_at := null; new.close_reason := null;
  if new.transferred_from is null then
    new.origin_from := coalesce(lower(new."window"), app.now());
    return new;
  end if;
  select * into given from candidate_sourcers c where c.id = new.transferred_from;
  select max(h.until) into promised from sourcer_history h where h.claim_id = given.id and h.fact in ('claimed', 'extended');
  merged := given.recruiter_id = new.recruiter_id and given.firm_id = new.firm_id and lower(new."window") >= upper(given."window")
    and (given.shared_with, given.shared_basis_points) is not distinct from (new.shared_with, new.shared_basis_points) and app.merging(given.candidate_id, new.candidate_id);
  if given.id is null or given.state <> 'transferred' or given.tier <> new.tier or given.policy_version <> new.policy_version or upper(new."window") > promised
     or not (merged or (given.candidate_id = new.candidate_id and upper(given."window") = lower(new."window") and given.recruiter_id <> new.recruiter_id)) then
    raise exception 'a claim that is handed on goes on where it was' using errcode = '23514', constraint = 'claim_handed_on';
  end if;
  new.origin_from := given.origin_from;
  return new;
end $$;
--> statement-breakpoint
-- As before; and a claim that waits for another to end may begin earlier, and goes over to another record only by a merge.
create or replace function app.claim_window() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare proof sourcer_evidence%rowtype; latest timestamptz; soon timestamptz := app.now() - interval '1 minute';
begin
  if new.id <> old.id or new.scope_id <> old.scope_id or new.recruiter_id <> old.recruiter_id or new.firm_id <> old.firm_id
     or (new.candidate_id <> old.candidate_id and not app.merging(old.candidate_id, new.candidate_id))
     or (lower(new."window") <> lower(old."window") and not (lower(old."window") > soon and lower(new."window") >= soon and (lower(new."window") < lower(old."window") or app.merging(old.candidate_id, new.candidate_id))))
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
    if new.state = 'active' or new.close_reason is null or upper(new."window") < soon then
      raise exception 'a claim ends early only by being released, transferred or overturned, with a reason' using errcode = '23514', constraint = 'claim_window';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function app.application_pinned() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if (new.job_id, new.company_id, new.recruiter_id, new.terms_id, new.policy_version, new.submitted_at) is distinct from
     (old.job_id, old.company_id, old.recruiter_id, old.terms_id, old.policy_version, old.submitted_at)
     or (new.candidate_id <> old.candidate_id and not app.merging(old.candidate_id, new.candidate_id))
     or (new.sourcer_claim_id, new.rtr_id, new.named_person_id) is distinct from (old.sourcer_claim_id, old.rtr_id, old.named_person_id) then
    raise exception 'an application keeps what it was submitted under' using errcode = '23514', constraint = 'application_pinned';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function app.placement_parties() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if (new.job_id, new.company_id, new.recruiter_id) is distinct from (old.job_id, old.company_id, old.recruiter_id)
     or (new.candidate_id <> old.candidate_id and not app.merging(old.candidate_id, new.candidate_id)) then
    raise exception 'a placement keeps its parties' using errcode = '23514', constraint = 'placement_parties';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- Credit is what the window said at submission, on whichever record of the person it was then.
create or replace function app.placement_credit() returns trigger language plpgsql as $$
begin
  if new.sourcer_claim_id is not null and not exists (
       select 1 from candidate_sourcers c join candidates p on p.id = c.candidate_id join applications a on a.id = new.application_id
       where c.id = new.sourcer_claim_id and new.candidate_id in (p.id, p.merged_into) and a.submitted_at = new.sourced_as_of and a.sourcer_claim_id = c.id) then
    raise exception 'a placement credits the claim that protected its candidate at submission' using errcode = '23514', constraint = 'placement_credit';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger person_merge_moves_append_only before update or delete on person_merge_moves for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger person_merge_moves_no_truncate before truncate on person_merge_moves for each statement execute function app.refuse_change();
--> statement-breakpoint
create trigger person_merges_no_delete before delete on person_merges for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger person_merges_no_truncate before truncate on person_merges for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert, update on person_merges to fairsplit_app;
--> statement-breakpoint
grant select, insert on person_merge_moves to fairsplit_app;
--> statement-breakpoint
revoke execute on all functions in schema app from public;
