CREATE TABLE "claim_warnings" (
	"claim_id" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"days_before" integer NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "claim_warnings_once" PRIMARY KEY("claim_id","until","days_before"),
	CONSTRAINT "claim_warnings_days_known" CHECK ("claim_warnings"."days_before" in (0, 1, 7))
);
--> statement-breakpoint
ALTER TABLE "claim_warnings" ADD CONSTRAINT "claim_warnings_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "candidate_sourcers_by_end" ON "candidate_sourcers" USING btree (upper("window")) WHERE state = 'active';--> statement-breakpoint
create trigger claim_warnings_append_only before update or delete on claim_warnings for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger claim_warnings_no_truncate before truncate on claim_warnings for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert on claim_warnings to fairsplit_app;
