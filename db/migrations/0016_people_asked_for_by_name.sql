CREATE TABLE "named_people" (
	"id" text PRIMARY KEY NOT NULL,
	"company_id" text NOT NULL,
	"job_id" text NOT NULL,
	"full_name" text NOT NULL,
	"email_hash" text,
	"linkedin_hash" text,
	"key_version" integer NOT NULL,
	"asked_by" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "named_people_by_a_key" CHECK (num_nonnulls("named_people"."email_hash", "named_people"."linkedin_hash") > 0),
	CONSTRAINT "named_people_counts" CHECK ("named_people"."until" > "named_people"."asked_at")
);
--> statement-breakpoint
ALTER TABLE "introductions" ADD COLUMN "object_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "introductions" ADD COLUMN "calendar_id" text;--> statement-breakpoint
ALTER TABLE "introductions" ADD COLUMN "calendar_version" integer;--> statement-breakpoint
ALTER TABLE "introductions" ADD COLUMN "time_zone" text;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "named_person_id" text;--> statement-breakpoint
ALTER TABLE "named_people" ADD CONSTRAINT "named_people_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_people" ADD CONSTRAINT "named_people_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "named_people" ADD CONSTRAINT "named_people_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "named_people_of_company" ON "named_people" USING btree ("company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "named_people_email_once" ON "named_people" USING btree ("job_id","email_hash") WHERE withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "named_people_linkedin_once" ON "named_people" USING btree ("job_id","linkedin_hash") WHERE withdrawn_at is null;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_calendar" FOREIGN KEY ("calendar_id","calendar_version") REFERENCES "public"."business_calendar_versions"("calendar_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_named_person_id_named_people_id_fk" FOREIGN KEY ("named_person_id") REFERENCES "public"."named_people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_objection" CHECK (num_nonnulls("introductions"."object_until", "introductions"."calendar_id", "introductions"."calendar_version", "introductions"."time_zone") in (0, 4) and "introductions"."object_until" > "introductions"."introduced_at");
--> statement-breakpoint
-- A request for a person stays as it was made, on a role of the company's own; only that it was taken back is added, once.
create function app.named_person_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.withdrawn_at is not null or abs(extract(epoch from app.now() - new.asked_at)) > 60 or not exists (select 1 from jobs j where j.id = new.job_id and j.company_id = new.company_id) then
      raise exception 'a company asks for a person from now on, on a role of its own' using errcode = '23514', constraint = 'named_person_kept';
    end if;
    return new;
  end if;
  if old.withdrawn_at is not null or new.withdrawn_at is null or (to_jsonb(new) - 'withdrawn_at') <> (to_jsonb(old) - 'withdrawn_at') then
    raise exception 'a request for a person stays as it was made, and is taken back once' using errcode = '23514', constraint = 'named_person_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger named_person_kept before insert or update on named_people for each row execute function app.named_person_kept();
--> statement-breakpoint
create trigger named_people_no_delete before delete on named_people for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger named_people_no_truncate before truncate on named_people for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert, update on named_people to fairsplit_app;
--> statement-breakpoint
-- A sourcer is left out only for a request that counted when the person was submitted, of that company or of one that belonged to its group then.
create or replace function app.application_credit() returns trigger language plpgsql as $$
begin
  if new.sourcer_claim_id is not null and not exists (
       select 1 from candidate_sourcers c where c.id = new.sourcer_claim_id and c.candidate_id = new.candidate_id and c."window" @> new.submitted_at) then
    raise exception 'an application credits the claim in force when it was submitted' using errcode = '23514', constraint = 'application_credit';
  end if;
  if new.named_person_id is not null and not exists (
       select 1 from named_people n where n.id = new.named_person_id and n.asked_at <= new.submitted_at and n.until > new.submitted_at and (n.withdrawn_at is null or n.withdrawn_at > new.submitted_at)
         and (n.company_id = new.company_id or exists (
           select 1 from company_group_members a join company_group_members b on b.group_id = a.group_id
           where a.company_id = new.company_id and b.company_id = n.company_id and a.period @> new.submitted_at and b.period @> new.submitted_at))) then
    raise exception 'a sourcer is left out only for a request by name that counted at submission' using errcode = '23514', constraint = 'application_credit';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function app.application_pinned() returns trigger language plpgsql as $$
begin
  if (new.job_id, new.company_id, new.candidate_id, new.recruiter_id, new.terms_id, new.policy_version, new.submitted_at) is distinct from
     (old.job_id, old.company_id, old.candidate_id, old.recruiter_id, old.terms_id, old.policy_version, old.submitted_at)
     or (new.sourcer_claim_id, new.rtr_id, new.named_person_id) is distinct from (old.sourcer_claim_id, old.rtr_id, old.named_person_id) then
    raise exception 'an application keeps what it was submitted under' using errcode = '23514', constraint = 'application_pinned';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- The split of such a submission has no sourcer.
create function app.party_left_out() returns trigger language plpgsql as $$
begin
  if new.role = 'candidate_sourcer' and exists (select 1 from split_agreements s join applications a on a.id = s.application_id where s.id = new.agreement_id and a.named_person_id is not null) then
    raise exception 'a person whom the company asked for by name is submitted without a sourcer' using errcode = '23514', constraint = 'party_left_out';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger party_left_out before insert on split_parties for each row execute function app.party_left_out();
