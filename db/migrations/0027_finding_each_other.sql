CREATE TABLE "candidate_profiles" (
	"id" text PRIMARY KEY NOT NULL,
	"candidate_id" text NOT NULL,
	"visibility" text NOT NULL,
	"title" text NOT NULL,
	"region" text,
	"skills" text[] NOT NULL,
	"seniority" text,
	"languages" text[] NOT NULL,
	"looking_for" text NOT NULL,
	"shown_at" timestamp (3) with time zone,
	"search_text" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "candidate_profiles_once" UNIQUE("candidate_id"),
	CONSTRAINT "candidate_profiles_visibility_known" CHECK ("candidate_profiles"."visibility" in ('hidden','connections','recruiters')),
	CONSTRAINT "candidate_profiles_region_known" CHECK ("candidate_profiles"."region" = any (array['united_states','canada','latin_america','united_kingdom','ireland','nordics','germany_austria_switzerland','benelux','france','iberia','italy','central_europe','eastern_europe','middle_east','africa','india','east_asia','southeast_asia','australia_new_zealand','remote'])),
	CONSTRAINT "candidate_profiles_seniority_known" CHECK ("candidate_profiles"."seniority" in ('entry','mid','senior','lead','executive')),
	CONSTRAINT "candidate_profiles_languages_known" CHECK ("candidate_profiles"."languages" <@ array['ar','bn','cs','da','de','el','en','es','fi','fr','he','hi','hu','id','it','ja','ko','nl','no','pl','pt','ro','ru','sv','sw','ta','th','tr','uk','ur','vi','zh']),
	CONSTRAINT "candidate_profiles_shown" CHECK (("candidate_profiles"."visibility" = 'recruiters') = ("candidate_profiles"."shown_at" is not null)),
	CONSTRAINT "candidate_profiles_complete" CHECK ("candidate_profiles"."visibility" <> 'recruiters' or ("candidate_profiles"."title" <> '' and "candidate_profiles"."region" is not null and cardinality("candidate_profiles"."skills") > 0))
);
--> statement-breakpoint
CREATE TABLE "hidden_firms" (
	"employer_id" text NOT NULL,
	"firm_id" text NOT NULL,
	"candidate_id" text NOT NULL,
	"hidden_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "hidden_firms_once" PRIMARY KEY("employer_id","firm_id")
);
--> statement-breakpoint
CREATE TABLE "recruiter_profiles" (
	"recruiter_id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"headline" text NOT NULL,
	"about" text NOT NULL,
	"fields" text[] NOT NULL,
	"regions" text[] NOT NULL,
	"languages" text[] NOT NULL,
	"role_kinds" text[] NOT NULL,
	"recruiting_since" integer,
	"published_at" timestamp (3) with time zone,
	"search_text" text DEFAULT '' NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "recruiter_profiles_slug_once" UNIQUE("slug"),
	CONSTRAINT "recruiter_profiles_slug_shape" CHECK ("recruiter_profiles"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
	CONSTRAINT "recruiter_profiles_fields_known" CHECK ("recruiter_profiles"."fields" <@ array['engineering','data','product','design','sales','marketing','finance','legal','people','operations','healthcare','science','energy','manufacturing','public_sector','executive']),
	CONSTRAINT "recruiter_profiles_regions_known" CHECK ("recruiter_profiles"."regions" <@ array['united_states','canada','latin_america','united_kingdom','ireland','nordics','germany_austria_switzerland','benelux','france','iberia','italy','central_europe','eastern_europe','middle_east','africa','india','east_asia','southeast_asia','australia_new_zealand','remote']),
	CONSTRAINT "recruiter_profiles_languages_known" CHECK ("recruiter_profiles"."languages" <@ array['ar','bn','cs','da','de','el','en','es','fi','fr','he','hi','hu','id','it','ja','ko','nl','no','pl','pt','ro','ru','sv','sw','ta','th','tr','uk','ur','vi','zh']),
	CONSTRAINT "recruiter_profiles_since" CHECK ("recruiter_profiles"."recruiting_since" between 1950 and 2100),
	CONSTRAINT "recruiter_profiles_complete" CHECK ("recruiter_profiles"."published_at" is null or ("recruiter_profiles"."headline" <> '' and cardinality("recruiter_profiles"."fields") > 0 and cardinality("recruiter_profiles"."regions") > 0 and cardinality("recruiter_profiles"."languages") > 0))
);
--> statement-breakpoint
ALTER TABLE "candidate_profiles" ADD CONSTRAINT "candidate_profiles_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_firms" ADD CONSTRAINT "hidden_firms_employer_id_hidden_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."hidden_employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_firms" ADD CONSTRAINT "hidden_firms_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_firms" ADD CONSTRAINT "hidden_firms_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recruiter_profiles" ADD CONSTRAINT "recruiter_profiles_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "candidate_profiles_shown" ON "candidate_profiles" USING btree ("shown_at","id") WHERE shown_at is not null;--> statement-breakpoint
CREATE INDEX "candidate_profiles_search" ON "candidate_profiles" USING gist ("search_text" gist_trgm_ops(siglen=256)) WHERE shown_at is not null;--> statement-breakpoint
CREATE INDEX "hidden_firms_of_candidate" ON "hidden_firms" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "recruiter_profiles_published" ON "recruiter_profiles" USING btree ("published_at","recruiter_id") WHERE published_at is not null;--> statement-breakpoint
CREATE INDEX "recruiter_profiles_search" ON "recruiter_profiles" USING gist ("search_text" gist_trgm_ops(siglen=256));--> statement-breakpoint
-- A text as a search compares it: no case, no accents.
create function app.search_key(given text) returns text language sql immutable set search_path = pg_catalog, pg_temp as $$
  select lower(regexp_replace(normalize(given, NFKD), '[\u0300-\u036f]', '', 'g'))
$$;
--> statement-breakpoint
-- What a recruiter is found by: their name and firm as they are now, and what they say of their work.
create function app.recruiter_searched() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  select app.search_key(concat_ws(' ', u.name, f.name, new.headline, array_to_string(new.role_kinds, ' '), replace(array_to_string(new.fields || new.regions, ' '), '_', ' '))) into new.search_text
  from recruiters r join users u on u.id = r.user_id join organizations f on f.id = r.firm_id where r.id = new.recruiter_id;
  return new;
end $$;
--> statement-breakpoint
create trigger recruiter_searched before insert or update on recruiter_profiles for each row execute function app.recruiter_searched();
--> statement-breakpoint
-- A new name of a person or a firm is what they are found by from then on.
create function app.recruiter_renamed() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_table_name = 'users' then
    update recruiter_profiles p set search_text = '' from recruiters r where r.id = p.recruiter_id and r.user_id = new.id;
  else
    update recruiter_profiles p set search_text = '' from recruiters r where r.id = p.recruiter_id and r.firm_id = new.id;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger recruiter_renamed after update of name on users for each row when (new.name is distinct from old.name) execute function app.recruiter_renamed();
--> statement-breakpoint
create trigger recruiter_renamed after update of name on organizations for each row when (new.kind = 'firm' and new.name is distinct from old.name) execute function app.recruiter_renamed();
--> statement-breakpoint
-- What a candidate is found by: what they show, and nothing else. Neither name, employer nor contact is ever in it.
create function app.candidate_searched() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  new.search_text := app.search_key(concat_ws(' ', new.title, array_to_string(new.skills, ' '), replace(new.region, '_', ' '), new.seniority, new.looking_for));
  return new;
end $$;
--> statement-breakpoint
create trigger candidate_searched before insert or update on candidate_profiles for each row execute function app.candidate_searched();
--> statement-breakpoint
-- A firm by whose name a candidate hides. Firms that come share the lock that who hides takes alone: a name that is hidden from and a firm that comes look at each other one after the other.
create function app.hide_from_firms() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_table_name = 'hidden_employers' then
    insert into hidden_firms (employer_id, firm_id, candidate_id, hidden_at)
    select new.id, o.id, new.candidate_id, app.now() from organizations o where o.kind = 'firm' and app.same_company(new.name_key, app.company_key(o.name)) on conflict do nothing;
  else
    perform pg_advisory_xact_lock_shared(hashtext('hidden employers'));
    insert into hidden_firms (employer_id, firm_id, candidate_id, hidden_at)
    select e.id, new.id, e.candidate_id, app.now() from hidden_employers e where e.removed_at is null and app.same_company(e.name_key, app.company_key(new.name)) on conflict do nothing;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger hide_from_firms after insert on hidden_employers for each row execute function app.hide_from_firms();
--> statement-breakpoint
create trigger hide_from_firms after insert or update of name on organizations for each row when (new.kind = 'firm') execute function app.hide_from_firms();
--> statement-breakpoint
-- Who hid before there was this table hides from firms too.
insert into hidden_firms (employer_id, firm_id, candidate_id, hidden_at)
select e.id, o.id, e.candidate_id, app.now() from hidden_employers e join organizations o on o.kind = 'firm' and app.same_company(e.name_key, app.company_key(o.name)) where e.removed_at is null on conflict do nothing;
--> statement-breakpoint
-- Everybody who belongs to an employer from whom a candidate hides, by any of their places here.
create view hidden_from_people with (security_invoker = true) as
select h.candidate_id, m.user_id from hidden_from h join members m on m.organization_id = h.company_id
union all
select f.candidate_id, m.user_id from hidden_firms f join hidden_employers e on e.id = f.employer_id join members m on m.organization_id = f.firm_id where e.removed_at is null;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['recruiter_profiles', 'candidate_profiles', 'hidden_firms'] loop
    execute format('create trigger %I before delete on %I for each row execute function app.refuse_change()', t || '_no_delete', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert on recruiter_profiles, candidate_profiles to fairsplit_app;
--> statement-breakpoint
grant update (headline, about, fields, regions, languages, role_kinds, recruiting_since, published_at, updated_at) on recruiter_profiles to fairsplit_app;
--> statement-breakpoint
grant update (visibility, title, region, skills, seniority, languages, looking_for, shown_at, updated_at) on candidate_profiles to fairsplit_app;
--> statement-breakpoint
grant select on hidden_firms, hidden_from_people to fairsplit_app;
