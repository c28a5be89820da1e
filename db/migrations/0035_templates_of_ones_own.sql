CREATE TABLE "message_templates" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"purpose" text NOT NULL,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "message_templates_named_once" UNIQUE("user_id","purpose","name"),
	CONSTRAINT "message_templates_purpose_known" CHECK ("message_templates"."purpose" in ('note','message')),
	CONSTRAINT "message_templates_name_length" CHECK (char_length("message_templates"."name") between 1 and 80),
	CONSTRAINT "message_templates_body_length" CHECK (char_length("message_templates"."body") between 1 and case "message_templates"."purpose" when 'note' then 300 else 10000 end)
);
--> statement-breakpoint
ALTER TABLE "message_templates" ADD CONSTRAINT "message_templates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- The notes that recruiters kept, as templates in the new spelling. One that gets longer than a note may be is kept whole, for messages; of two of one name in two firms of a person, the later gets a part of its id.
with spelled as (
  select n.id, r.user_id, n.name, replace(replace(replace(n.body, '{first name}', '{{first_name}}'), '{role}', '{{role}}'), '{company}', '{{company}}') as body, n.saved_at
  from connection_notes n join recruiters r on r.id = n.recruiter_id
), kept as (
  select s.*, p.purpose, row_number() over (partition by s.user_id, p.purpose, s.name order by s.saved_at, s.id) as place
  from spelled s cross join lateral (select case when char_length(s.body) <= 300 then 'note' else 'message' end as purpose) p
)
insert into message_templates (id, user_id, purpose, name, body, created_at, changed_at)
select 'mtp_' || split_part(id, '_', 2), user_id, purpose, case when place = 1 then name else name || ' (' || right(id, 6) || ')' end, body, saved_at, saved_at from kept;
--> statement-breakpoint
DROP TABLE "connection_notes" CASCADE;
--> statement-breakpoint
grant select, insert, delete on message_templates to fairsplit_app;
--> statement-breakpoint
grant update (name, body, changed_at) on message_templates to fairsplit_app;
