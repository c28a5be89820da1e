CREATE TABLE "blind_check_hashes" (
	"check_id" text NOT NULL,
	"line_no" integer NOT NULL,
	"kind" text NOT NULL,
	"key_version" integer NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "blind_check_hashes_once" PRIMARY KEY("check_id","line_no","kind"),
	CONSTRAINT "blind_check_hashes_kind_known" CHECK ("blind_check_hashes"."kind" in ('email','phone','linkedin'))
);
--> statement-breakpoint
CREATE TABLE "blind_check_lines" (
	"check_id" text NOT NULL,
	"line_no" integer NOT NULL,
	"candidate_id" text,
	"answer" text NOT NULL,
	CONSTRAINT "blind_check_lines_once" PRIMARY KEY("check_id","line_no"),
	CONSTRAINT "blind_check_lines_answer_known" CHECK ("blind_check_lines"."answer" in ('free','yours','protected','opted_out'))
);
--> statement-breakpoint
CREATE TABLE "blind_check_quotas" (
	"of_id" text NOT NULL,
	"day" date NOT NULL,
	"used" integer NOT NULL,
	"allowed" integer NOT NULL,
	CONSTRAINT "blind_check_quotas_once" PRIMARY KEY("of_id","day"),
	CONSTRAINT "blind_check_quotas_within" CHECK ("blind_check_quotas"."used" <= "blind_check_quotas"."allowed")
);
--> statement-breakpoint
CREATE TABLE "blind_checks" (
	"id" text PRIMARY KEY NOT NULL,
	"recruiter_id" text NOT NULL,
	"firm_id" text NOT NULL,
	"company_id" text,
	"asked_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "candidates" ADD COLUMN "checks_opted_out_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "blind_check_hashes" ADD CONSTRAINT "blind_check_hashes_line" FOREIGN KEY ("check_id","line_no") REFERENCES "public"."blind_check_lines"("check_id","line_no") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_check_lines" ADD CONSTRAINT "blind_check_lines_check_id_blind_checks_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."blind_checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_check_lines" ADD CONSTRAINT "blind_check_lines_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_checks" ADD CONSTRAINT "blind_checks_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_checks" ADD CONSTRAINT "blind_checks_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_checks" ADD CONSTRAINT "blind_checks_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blind_check_hashes_by_hash" ON "blind_check_hashes" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "blind_check_lines_of_candidate" ON "blind_check_lines" USING btree ("candidate_id");--> statement-breakpoint
CREATE INDEX "blind_checks_of_recruiter" ON "blind_checks" USING btree ("recruiter_id","asked_at");--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['blind_checks', 'blind_check_lines', 'blind_check_hashes'] loop
    execute format('create trigger %I before update or delete on %I for each row execute function app.refuse_change()', t || '_append_only', t);
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
    execute format('grant select, insert on %I to fairsplit_app', t);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert, update on blind_check_quotas to fairsplit_app;
