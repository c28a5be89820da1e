CREATE TABLE "mail_choices" (
	"user_id" text NOT NULL,
	"mail_class" text NOT NULL,
	"choice" text NOT NULL,
	"chosen_by" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_choices_once" PRIMARY KEY("user_id","mail_class"),
	CONSTRAINT "mail_choices_class_known" CHECK ("mail_choices"."mail_class" in ('messages','connections','claims','hiring','money','cases','platform')),
	CONSTRAINT "mail_choices_known" CHECK ("mail_choices"."choice" in ('at_once','daily','never')),
	CONSTRAINT "mail_choices_by_known" CHECK ("mail_choices"."chosen_by" in ('settings','link'))
);
--> statement-breakpoint
CREATE TABLE "mail_hours" (
	"user_id" text PRIMARY KEY NOT NULL,
	"time_zone" text NOT NULL,
	"quiet_from" integer,
	"quiet_to" integer,
	"digest_hour" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "mail_hours_quiet" CHECK (("mail_hours"."quiet_from" is null) = ("mail_hours"."quiet_to" is null) and "mail_hours"."quiet_from" between 0 and 1439 and "mail_hours"."quiet_to" between 0 and 1439 and "mail_hours"."quiet_from" <> "mail_hours"."quiet_to"),
	CONSTRAINT "mail_hours_digest" CHECK ("mail_hours"."digest_hour" between 0 and 23)
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_state_known";--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "user_id" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "mail_class" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "digest_id" text;--> statement-breakpoint
ALTER TABLE "mail_choices" ADD CONSTRAINT "mail_choices_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_hours" ADD CONSTRAINT "mail_hours_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_in_digest" FOREIGN KEY ("digest_id") REFERENCES "public"."mails"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_waiting" ON "mails" USING btree ("state","due_at") WHERE state in ('held','collected');--> statement-breakpoint
CREATE INDEX "mails_of_digest" ON "mails" USING btree ("digest_id") WHERE digest_id is not null;--> statement-breakpoint
CREATE INDEX "mails_of_user" ON "mails" USING btree ("user_id") WHERE user_id is not null;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_class_known" CHECK ("mails"."mail_class" in ('messages','connections','claims','hiring','money','cases','platform'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_class_has_reader" CHECK ("mails"."mail_class" is null or "mails"."user_id" is not null);--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_only_classes_wait" CHECK ("mails"."mail_class" is not null or "mails"."state" in ('queued','sent','failed'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_waiting_until" CHECK (("mails"."state" in ('held','collected')) = ("mails"."due_at" is not null));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_digested_by" CHECK (("mails"."state" = 'digested') = ("mails"."digest_id" is not null));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_state_known" CHECK ("mails"."state" in ('queued','sent','failed','held','collected','digested','dropped'));--> statement-breakpoint
update mails m set user_id = u.id from users u where u.email = m.recipient;--> statement-breakpoint
grant select, insert, update on mail_hours, mail_choices to fairsplit_app;
