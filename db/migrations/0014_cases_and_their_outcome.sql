CREATE TABLE "dispute_decisions" (
	"dispute_id" text NOT NULL,
	"round" integer NOT NULL,
	"prev_round" integer GENERATED ALWAYS AS (nullif(round - 1, 0)) STORED,
	"outcome" text NOT NULL,
	"opener_basis_points" integer NOT NULL,
	"decided_by" text NOT NULL,
	"prev_by" text,
	"reason" text NOT NULL,
	"published_summary" text,
	"policy_version" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dispute_decisions_once" PRIMARY KEY("dispute_id","round"),
	CONSTRAINT "dispute_decisions_by" UNIQUE("dispute_id","round","decided_by"),
	CONSTRAINT "dispute_decisions_round" CHECK ("dispute_decisions"."round" in (1, 2) and ("dispute_decisions"."round" = 1) = ("dispute_decisions"."prev_by" is null)),
	CONSTRAINT "dispute_decisions_another_admin" CHECK ("dispute_decisions"."prev_by" <> "dispute_decisions"."decided_by"),
	CONSTRAINT "dispute_decisions_outcome" CHECK (case "dispute_decisions"."outcome" when 'overturned' then "dispute_decisions"."opener_basis_points" = 10000 when 'shared' then "dispute_decisions"."opener_basis_points" between 1 and 9999 when 'upheld' then "dispute_decisions"."opener_basis_points" = 0 else false end)
);
--> statement-breakpoint
CREATE TABLE "dispute_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"dispute_id" text NOT NULL,
	"side" text NOT NULL,
	"added_by" text NOT NULL,
	"happened_on" date NOT NULL,
	"direction" text,
	"note" text NOT NULL,
	"file_id" text,
	"added_at" timestamp (3) with time zone NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "dispute_evidence_file_once" UNIQUE("file_id"),
	CONSTRAINT "dispute_evidence_side_known" CHECK ("dispute_evidence"."side" in ('opener','other','record')),
	CONSTRAINT "dispute_evidence_direction_known" CHECK ("dispute_evidence"."direction" in ('out','in','both')),
	CONSTRAINT "dispute_evidence_not_in_the_future" CHECK ("dispute_evidence"."happened_on" <= ("dispute_evidence"."added_at" at time zone 'UTC')::date)
);
--> statement-breakpoint
CREATE TABLE "dispute_freezes" (
	"dispute_id" text NOT NULL,
	"hold_id" text NOT NULL,
	"placement_id" text NOT NULL,
	"currency" char(3) NOT NULL,
	"amount_minor" bigint NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "dispute_freezes_dispute_id_hold_id_pk" PRIMARY KEY("dispute_id","hold_id")
);
--> statement-breakpoint
CREATE TABLE "disputes" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"candidate_id" text NOT NULL,
	"claim_id" text,
	"application_id" text,
	"opener_recruiter_id" text,
	"opener_candidate_id" text,
	"opener_company_id" text,
	"opened_by" text NOT NULL,
	"other_recruiter_id" text NOT NULL,
	"statement" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"answer_due_at" timestamp (3) with time zone NOT NULL,
	"default_outcome" text NOT NULL,
	"default_appeal_due_at" timestamp (3) with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"policy_version" integer NOT NULL,
	"warned_at" timestamp (3) with time zone,
	"answer" text,
	"answered_at" timestamp (3) with time zone,
	"outcome" text,
	"opener_basis_points" integer,
	"decided_at" timestamp (3) with time zone,
	"appeal_due_at" timestamp (3) with time zone,
	"appealed_by" text,
	"appeal_reason" text,
	"appealed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "disputes_kind_known" CHECK ("disputes"."kind" in ('claim','not_allowed','objection')),
	CONSTRAINT "disputes_state_known" CHECK ("disputes"."state" in ('open','answered','decided','appealed','closed','withdrawn')),
	CONSTRAINT "disputes_outcome_known" CHECK ("disputes"."outcome" in ('upheld','overturned','shared','withdrawn') and ("disputes"."outcome" <> 'shared' or "disputes"."kind" = 'claim')),
	CONSTRAINT "disputes_default_known" CHECK ("disputes"."default_outcome" in ('upheld','overturned')),
	CONSTRAINT "disputes_opener" CHECK (("disputes"."opener_recruiter_id" is not null) = ("disputes"."kind" = 'claim') and ("disputes"."opener_candidate_id" is not null) = ("disputes"."kind" = 'not_allowed') and ("disputes"."opener_company_id" is not null) = ("disputes"."kind" = 'objection')),
	CONSTRAINT "disputes_two_sides" CHECK ("disputes"."opener_recruiter_id" is distinct from "disputes"."other_recruiter_id"),
	CONSTRAINT "disputes_subject" CHECK (("disputes"."claim_id" is not null) = ("disputes"."kind" = 'claim') and ("disputes"."kind" = 'claim' or "disputes"."application_id" is not null)),
	CONSTRAINT "disputes_answered" CHECK (("disputes"."answer" is null) = ("disputes"."answered_at" is null) and ("disputes"."state" <> 'answered' or "disputes"."answer" is not null) and ("disputes"."state" <> 'open' or "disputes"."answer" is null)),
	CONSTRAINT "disputes_answered_in_time" CHECK ("disputes"."answered_at" < "disputes"."answer_due_at"),
	CONSTRAINT "disputes_outcome_when_decided" CHECK (("disputes"."state" in ('open','answered')) = ("disputes"."outcome" is null) and ("disputes"."state" = 'withdrawn') = ("disputes"."outcome" is not distinct from 'withdrawn')),
	CONSTRAINT "disputes_basis_points" CHECK (case "disputes"."outcome" when 'overturned' then "disputes"."opener_basis_points" = 10000 when 'shared' then "disputes"."opener_basis_points" between 1 and 9999 when 'upheld' then "disputes"."opener_basis_points" = 0 else "disputes"."opener_basis_points" is null end),
	CONSTRAINT "disputes_decided_when" CHECK (("disputes"."state" in ('decided','appealed','closed')) = ("disputes"."decided_at" is not null) and ("disputes"."decided_at" is null) = ("disputes"."appeal_due_at" is null)),
	CONSTRAINT "disputes_appealed" CHECK (("disputes"."appealed_at" is null) = ("disputes"."appeal_reason" is null) and ("disputes"."appealed_at" is null) = ("disputes"."appealed_by" is null) and ("disputes"."state" <> 'appealed' or "disputes"."appealed_at" is not null) and ("disputes"."appealed_at" is null or "disputes"."state" in ('appealed','closed'))),
	CONSTRAINT "disputes_appealed_by_known" CHECK ("disputes"."appealed_by" in ('opener','other')),
	CONSTRAINT "disputes_default_in_order" CHECK ("disputes"."opened_at" < "disputes"."answer_due_at" and "disputes"."answer_due_at" < "disputes"."default_appeal_due_at"),
	CONSTRAINT "disputes_appealed_in_time" CHECK ("disputes"."appealed_at" < "disputes"."appeal_due_at"),
	CONSTRAINT "disputes_closed" CHECK (("disputes"."state" in ('closed','withdrawn')) = ("disputes"."closed_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "share_awards" (
	"dispute_id" text PRIMARY KEY NOT NULL,
	"claim_id" text NOT NULL,
	"application_id" text,
	"from_payee_id" text NOT NULL,
	"to_payee_id" text NOT NULL,
	"basis_points" integer NOT NULL,
	"awarded_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "share_awards_basis_points" CHECK ("share_awards"."basis_points" between 1 and 10000),
	CONSTRAINT "share_awards_two_payees" CHECK ("share_awards"."from_payee_id" <> "share_awards"."to_payee_id")
);
--> statement-breakpoint
ALTER TABLE "escrow_holds" DROP CONSTRAINT "escrow_holds_state_known";--> statement-breakpoint
ALTER TABLE "dispute_decisions" ADD CONSTRAINT "dispute_decisions_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_decisions" ADD CONSTRAINT "dispute_decisions_after_first" FOREIGN KEY ("dispute_id","prev_round","prev_by") REFERENCES "public"."dispute_decisions"("dispute_id","round","decided_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_evidence" ADD CONSTRAINT "dispute_evidence_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_evidence" ADD CONSTRAINT "dispute_evidence_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_freezes" ADD CONSTRAINT "dispute_freezes_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_freezes" ADD CONSTRAINT "dispute_freezes_hold_id_escrow_holds_id_fk" FOREIGN KEY ("hold_id") REFERENCES "public"."escrow_holds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dispute_freezes" ADD CONSTRAINT "dispute_freezes_placement_id_placements_id_fk" FOREIGN KEY ("placement_id") REFERENCES "public"."placements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_opener_recruiter_id_recruiters_id_fk" FOREIGN KEY ("opener_recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_opener_candidate_id_candidates_id_fk" FOREIGN KEY ("opener_candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_opener_company_id_organizations_id_fk" FOREIGN KEY ("opener_company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disputes" ADD CONSTRAINT "disputes_other_recruiter_id_recruiters_id_fk" FOREIGN KEY ("other_recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_awards" ADD CONSTRAINT "share_awards_dispute_id_disputes_id_fk" FOREIGN KEY ("dispute_id") REFERENCES "public"."disputes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_awards" ADD CONSTRAINT "share_awards_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_awards" ADD CONSTRAINT "share_awards_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_awards" ADD CONSTRAINT "share_awards_from_payee_id_payees_id_fk" FOREIGN KEY ("from_payee_id") REFERENCES "public"."payees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_awards" ADD CONSTRAINT "share_awards_to_payee_id_payees_id_fk" FOREIGN KEY ("to_payee_id") REFERENCES "public"."payees"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dispute_evidence_of_dispute" ON "dispute_evidence" USING btree ("dispute_id","added_at");--> statement-breakpoint
CREATE INDEX "dispute_freezes_of_hold" ON "dispute_freezes" USING btree ("hold_id");--> statement-breakpoint
CREATE UNIQUE INDEX "disputes_once_per_subject" ON "disputes" USING btree ("kind",coalesce(application_id, claim_id),coalesce(opener_recruiter_id, opener_candidate_id, opener_company_id)) WHERE state <> 'withdrawn';--> statement-breakpoint
CREATE INDEX "disputes_of_claim" ON "disputes" USING btree ("claim_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "disputes_of_application" ON "disputes" USING btree ("application_id");--> statement-breakpoint
CREATE INDEX "disputes_of_other" ON "disputes" USING btree ("other_recruiter_id","opened_at");--> statement-breakpoint
CREATE INDEX "disputes_of_opener" ON "disputes" USING btree ("opened_by","opened_at");--> statement-breakpoint
CREATE INDEX "disputes_unanswered" ON "disputes" USING btree ("answer_due_at") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "disputes_decided" ON "disputes" USING btree ("appeal_due_at") WHERE state = 'decided';--> statement-breakpoint
CREATE INDEX "share_awards_of_claim" ON "share_awards" USING btree ("claim_id","awarded_at");--> statement-breakpoint
ALTER TABLE "escrow_holds" ADD CONSTRAINT "escrow_holds_state_known" CHECK ("escrow_holds"."state" in ('held','released','forfeited','moved'));--> statement-breakpoint
insert into app.state_transitions (machine, from_state, to_state) values
  ('dispute','open','answered'), ('dispute','open','decided'), ('dispute','open','withdrawn'), ('dispute','answered','decided'), ('dispute','answered','withdrawn'),
  ('dispute','decided','appealed'), ('dispute','decided','closed'), ('dispute','appealed','closed'), ('hold','held','moved');
--> statement-breakpoint
create trigger dispute_transition before update of state on disputes for each row execute function app.guard_transition('dispute');
--> statement-breakpoint
-- A case begins open, about what is really there, under the lock of what it contests: whoever makes holds or a placement of it waits, and then sees it.
create function app.dispute_start() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare fits boolean;
begin
  new.state := 'open'; new.warned_at := null; new.answer := null; new.answered_at := null; new.outcome := null; new.opener_basis_points := null; new.decided_at := null;
  new.appeal_due_at := null; new.appealed_by := null; new.appeal_reason := null; new.appealed_at := null; new.closed_at := null;
  if new.application_id is not null then perform 1 from applications a where a.id = new.application_id for no key update; end if;
  if new.claim_id is not null then perform 1 from candidate_sourcers c where c.id = new.claim_id for no key update; end if;
  if new.kind = 'claim' then
    select c.candidate_id = new.candidate_id and c.recruiter_id = new.other_recruiter_id
      and (new.application_id is null or exists (select 1 from applications a where a.id = new.application_id and a.sourcer_claim_id = c.id)) into fits from candidate_sourcers c where c.id = new.claim_id;
  else
    select a.candidate_id = new.candidate_id and a.recruiter_id = new.other_recruiter_id and (new.opener_candidate_id is null or new.opener_candidate_id = a.candidate_id) and (new.opener_company_id is null or new.opener_company_id = a.company_id)
      and not exists (select 1 from placements p where p.application_id = a.id) into fits from applications a where a.id = new.application_id;
  end if;
  if fits is not true then
    raise exception 'a dispute is about a claim and its holder, or about a submission without a hire and who made it' using errcode = '23514', constraint = 'dispute_start';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger dispute_start before insert on disputes for each row execute function app.dispute_start();
--> statement-breakpoint
-- What was written at the opening stays; what came later is written once. Only the outcome changes on appeal.
create function app.dispute_kept() returns trigger language plpgsql as $$
begin
  if (new.id, new.kind, new.candidate_id, new.claim_id, new.application_id, new.opener_recruiter_id, new.opener_candidate_id, new.opener_company_id, new.opened_by, new.other_recruiter_id, new.statement, new.opened_at, new.answer_due_at, new.default_outcome, new.default_appeal_due_at, new.time_zone, new.policy_version)
     is distinct from (old.id, old.kind, old.candidate_id, old.claim_id, old.application_id, old.opener_recruiter_id, old.opener_candidate_id, old.opener_company_id, old.opened_by, old.other_recruiter_id, old.statement, old.opened_at, old.answer_due_at, old.default_outcome, old.default_appeal_due_at, old.time_zone, old.policy_version)
     or (old.answered_at is not null and (new.answer, new.answered_at) is distinct from (old.answer, old.answered_at))
     or (old.appealed_at is not null and (new.appealed_by, new.appeal_reason, new.appealed_at) is distinct from (old.appealed_by, old.appeal_reason, old.appealed_at))
     or (old.appeal_due_at is not null and new.appeal_due_at is distinct from old.appeal_due_at)
     or (old.outcome is not null and new.outcome is distinct from old.outcome and old.state <> 'appealed')
     or old.closed_at is not null then
    raise exception 'a dispute keeps what was said, and what is closed is over' using errcode = '23514', constraint = 'dispute_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger dispute_kept before update on disputes for each row execute function app.dispute_kept();
--> statement-breakpoint
-- Evidence joins a case that is not decided, or is decided anew.
create function app.dispute_evidence_open() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare at text;
begin
  select d.state into at from disputes d where d.id = new.dispute_id for share;
  if at is null or at not in ('open', 'answered', 'appealed') then
    raise exception 'evidence is added before the end of a case' using errcode = '23514', constraint = 'dispute_evidence_open';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger dispute_evidence_open before insert on dispute_evidence for each row execute function app.dispute_evidence_open();
--> statement-breakpoint
-- No hire comes of a submission while it is disputed, or after it was found not to count.
create function app.placement_undisputed() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if exists (select 1 from disputes d where d.application_id = new.application_id and d.kind <> 'claim' and (d.closed_at is null or d.outcome = 'overturned')) then
    raise exception 'a disputed submission makes no placement' using errcode = '23514', constraint = 'placement_undisputed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger placement_undisputed before insert on placements for each row execute function app.placement_undisputed();
--> statement-breakpoint
-- The contested cents: what the claim's holder is to get as its sourcer, of everything that rests on it. A hold carries the count itself, so that its own row refuses its release (I-10).
create function app.dispute_freezes_holds() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  with hit as (
    update escrow_holds h set open_disputes = h.open_disputes + 1
      from placements p, payout_splits s, payees y
      where p.id = h.placement_id and s.id = h.payout_split_id and y.id = h.payee_id and h.state = 'held' and s.role = 'candidate_sourcer'
        and p.sourcer_claim_id = new.claim_id and y.recruiter_id = new.other_recruiter_id and (new.application_id is null or p.application_id = new.application_id)
      returning h.id, h.placement_id, h.currency, h.amount_minor)
  insert into dispute_freezes (dispute_id, hold_id, placement_id, currency, amount_minor, frozen_at) select new.id, id, placement_id, currency, amount_minor, app.now() from hit;
  return null;
end $$;
--> statement-breakpoint
create trigger dispute_freezes_holds after insert on disputes for each row when (new.kind = 'claim') execute function app.dispute_freezes_holds();
--> statement-breakpoint
-- A hold that is made while its share is contested begins frozen. The claim's lock is waited for first: an opening that is under way is then seen.
create function app.hold_contested() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform 1 from candidate_sourcers c where c.id in (select p.sourcer_claim_id from n join placements p on p.id = n.placement_id) order by c.id for share;
  with hit as (
    select d.id as dispute_id, n.id, n.placement_id, n.currency, n.amount_minor from n
      join placements p on p.id = n.placement_id join payout_splits s on s.id = n.payout_split_id and s.role = 'candidate_sourcer' join payees y on y.id = n.payee_id
      join disputes d on d.claim_id = p.sourcer_claim_id and d.closed_at is null and d.other_recruiter_id = y.recruiter_id and (d.application_id is null or d.application_id = p.application_id)
  ), frozen as (
    insert into dispute_freezes (dispute_id, hold_id, placement_id, currency, amount_minor, frozen_at) select dispute_id, id, placement_id, currency, amount_minor, app.now() from hit
  )
  update escrow_holds h set open_disputes = h.open_disputes + x.disputes from (select id, count(*)::int as disputes from hit group by id) x where h.id = x.id;
  return null;
end $$;
--> statement-breakpoint
-- A plan kept from an empty transition table turns quadratic on a large one.
do $$
declare s text;
begin
  foreach s in array array['enable_seqscan', 'enable_hashjoin', 'enable_mergejoin', 'enable_material', 'enable_memoize'] loop
    execute format('alter function app.hold_contested() set %s = off', s);
  end loop;
end $$;
--> statement-breakpoint
create trigger hold_contested after insert on escrow_holds referencing new table as n for each statement execute function app.hold_contested();
--> statement-breakpoint
-- A case that is over lets go of what it froze, and of nothing else.
create function app.dispute_lifts_freezes() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  with lifted as (update dispute_freezes f set lifted_at = app.now() where f.dispute_id = new.id and f.lifted_at is null returning f.hold_id)
  update escrow_holds h set open_disputes = h.open_disputes - 1 from lifted where h.id = lifted.hold_id and h.state = 'held';
  return null;
end $$;
--> statement-breakpoint
create trigger dispute_lifts_freezes after update of state on disputes for each row when (new.closed_at is not null and old.closed_at is null) execute function app.dispute_lifts_freezes();
--> statement-breakpoint
-- Money that a decision moves leaves a hold for others of the same share: what is held, released or given up of a share is still the share (I-7).
create function app.holds_are_the_share() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if (select coalesce(sum(h.amount_minor), 0) from escrow_holds h where h.payout_split_id = new.payout_split_id and h.state <> 'moved') <> (select s.amount_minor from payout_splits s where s.id = new.payout_split_id) then
    raise exception 'what is moved of a share is held again, to the cent' using errcode = '23514', constraint = 'holds_are_the_share';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger holds_are_the_share after update of state on escrow_holds deferrable initially deferred for each row when (new.state = 'moved' and old.state = 'held') execute function app.holds_are_the_share();
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['dispute_evidence', 'dispute_decisions', 'share_awards'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function app.refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
    execute format('grant select, insert on %I to fairsplit_app', t);
  end loop;
  foreach t in array array['disputes', 'dispute_freezes'] loop
    execute format('create trigger %I before delete on %I for each row execute function app.refuse_change()', t || '_no_delete', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
  end loop;
  grant select, insert, update on disputes to fairsplit_app;
  grant select on dispute_freezes to fairsplit_app;
end $$;
