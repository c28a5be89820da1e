-- What was counted until now was counted by the full hour and minute, and is forgotten.
DROP TABLE "message_copies" CASCADE;--> statement-breakpoint
DROP TABLE "message_quotas" CASCADE;
--> statement-breakpoint
CREATE TABLE "message_copies" (
	"user_id" text NOT NULL,
	"text_hash" text NOT NULL,
	"connection_ids" text[] NOT NULL,
	"said_at" timestamp (3) with time zone[] NOT NULL,
	"allowed" integer NOT NULL,
	CONSTRAINT "message_copies_once" PRIMARY KEY("user_id","text_hash"),
	CONSTRAINT "message_copies_within" CHECK (cardinality("message_copies"."connection_ids") <= "message_copies"."allowed"),
	CONSTRAINT "message_copies_each_at_its_time" CHECK (cardinality("message_copies"."connection_ids") = cardinality("message_copies"."said_at"))
);
--> statement-breakpoint
CREATE TABLE "message_quotas" (
	"user_id" text PRIMARY KEY NOT NULL,
	"sent_at" timestamp (3) with time zone[] NOT NULL,
	"allowed" integer NOT NULL,
	CONSTRAINT "message_quotas_within" CHECK (cardinality("message_quotas"."sent_at") <= "message_quotas"."allowed")
);
--> statement-breakpoint
ALTER TABLE "message_copies" ADD CONSTRAINT "message_copies_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_quotas" ADD CONSTRAINT "message_quotas_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_edits" ADD CONSTRAINT "message_edits_within" CHECK ("message_edits"."edit_no" between 1 and 20) NOT VALID;
--> statement-breakpoint
grant select, insert, update, delete on message_quotas, message_copies to fairsplit_app;
