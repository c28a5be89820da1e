CREATE TABLE "business_calendar_versions" (
	"calendar_id" text NOT NULL,
	"version" integer NOT NULL,
	"weekend" integer[] NOT NULL,
	"holidays" jsonb NOT NULL,
	"reason" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "business_calendar_versions_once" PRIMARY KEY("calendar_id","version"),
	CONSTRAINT "business_calendar_versions_weekend" CHECK (cardinality("business_calendar_versions"."weekend") between 0 and 6 and "business_calendar_versions"."weekend" <@ array[1,2,3,4,5,6,7]),
	CONSTRAINT "business_calendar_versions_holidays" CHECK (jsonb_typeof("business_calendar_versions"."holidays") = 'array')
);
--> statement-breakpoint
CREATE TABLE "business_calendars" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "business_calendars_name_once" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "company_group_members" (
	"id" text PRIMARY KEY NOT NULL,
	"group_id" text NOT NULL,
	"company_id" text NOT NULL,
	"period" "tstzrange" NOT NULL,
	"reason" text NOT NULL,
	"added_by" text NOT NULL,
	"ended_by" text,
	"end_reason" text,
	CONSTRAINT "company_group_members_ended" CHECK (("company_group_members"."ended_by" is null) = upper_inf("company_group_members"."period") and ("company_group_members"."ended_by" is null) = ("company_group_members"."end_reason" is null)),
	CONSTRAINT "company_group_members_period_shape" CHECK (not isempty("company_group_members"."period") and lower_inc("company_group_members"."period") and not lower_inf("company_group_members"."period"))
);
--> statement-breakpoint
CREATE TABLE "company_groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "company_groups_name_once" UNIQUE("name")
);
--> statement-breakpoint
ALTER TABLE "right_to_represent" ADD COLUMN "also_at" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "calendar_id" text DEFAULT 'cal_standard' NOT NULL;--> statement-breakpoint
ALTER TABLE "business_calendar_versions" ADD CONSTRAINT "business_calendar_versions_calendar_id_business_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."business_calendars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_group_members" ADD CONSTRAINT "company_group_members_group_id_company_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."company_groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_group_members" ADD CONSTRAINT "company_group_members_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_group_members" ADD CONSTRAINT "company_group_members_added_by_users_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_group_members" ADD CONSTRAINT "company_group_members_ended_by_users_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "company_groups" ADD CONSTRAINT "company_groups_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "company_group_members_of_group" ON "company_group_members" USING btree ("group_id");--> statement-breakpoint
-- Everybody's calendar until they choose another.
insert into business_calendars (id, name, created_at) values ('cal_standard', 'Monday to Friday', app.now());--> statement-breakpoint
insert into business_calendar_versions (calendar_id, version, weekend, holidays, reason, created_by, created_at) values ('cal_standard', 1, '{6,7}', '[]', 'Where every marketplace starts', 'system:migration', app.now());--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_calendar_id_business_calendars_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "public"."business_calendars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "right_to_represent" ADD CONSTRAINT "right_to_represent_also_at" CHECK ("right_to_represent"."also_at" = '{}' or "right_to_represent"."job_id" is null);
--> statement-breakpoint
alter table company_group_members add constraint company_group_members_one_group exclude using gist (company_id with =, period with &&);
--> statement-breakpoint
-- A company joins and leaves a group from now on: nobody's past is changed, and only the end is added, once.
create function app.group_member_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if not upper_inf(new.period) or abs(extract(epoch from app.now() - lower(new.period))) > 60 or not exists (select 1 from organizations o where o.id = new.company_id and o.kind = 'company') then
      raise exception 'a company joins a group from now on, and only a company does' using errcode = '23514', constraint = 'group_member_kept';
    end if;
    return new;
  end if;
  if not upper_inf(old.period) or upper_inf(new.period) or abs(extract(epoch from app.now() - upper(new.period))) > 60 or lower(new.period) <> lower(old.period)
     or (new.id, new.group_id, new.company_id, new.reason, new.added_by) is distinct from (old.id, old.group_id, old.company_id, old.reason, old.added_by) then
    raise exception 'a company leaves a group once, and from now on' using errcode = '23514', constraint = 'group_member_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger group_member_kept before insert or update on company_group_members for each row execute function app.group_member_kept();
--> statement-breakpoint
create trigger company_group_members_no_delete before delete on company_group_members for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger company_group_members_no_truncate before truncate on company_group_members for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert, update on company_group_members to fairsplit_app;
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['business_calendars', 'business_calendar_versions', 'company_groups'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function app.refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
    execute format('grant select, insert on %I to fairsplit_app', t);
  end loop;
end $$;
