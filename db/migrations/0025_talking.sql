CREATE TABLE "message_copies" (
	"user_id" text NOT NULL,
	"text_hash" text NOT NULL,
	"hour" timestamp (3) with time zone NOT NULL,
	"connection_ids" text[] NOT NULL,
	"allowed" integer NOT NULL,
	CONSTRAINT "message_copies_once" PRIMARY KEY("user_id","text_hash","hour"),
	CONSTRAINT "message_copies_within" CHECK (cardinality("message_copies"."connection_ids") <= "message_copies"."allowed")
);
--> statement-breakpoint
CREATE TABLE "message_quotas" (
	"user_id" text NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"used" integer NOT NULL,
	"allowed" integer NOT NULL,
	CONSTRAINT "message_quotas_once" PRIMARY KEY("user_id","minute"),
	CONSTRAINT "message_quotas_within" CHECK ("message_quotas"."used" <= "message_quotas"."allowed")
);
--> statement-breakpoint
ALTER TABLE "files" DROP CONSTRAINT "files_purpose_known";--> statement-breakpoint
ALTER TABLE "message_copies" ADD CONSTRAINT "message_copies_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_quotas" ADD CONSTRAINT "message_quotas_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_purpose_known" CHECK ("files"."purpose" in ('evidence','import','message'));
--> statement-breakpoint
grant select, insert, update on message_quotas, message_copies to fairsplit_app;
