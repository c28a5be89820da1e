CREATE TABLE "objection_notices" (
	"introduction_id" text NOT NULL,
	"moment" text NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "objection_notices_once" PRIMARY KEY("introduction_id","moment"),
	CONSTRAINT "objection_notices_moment_known" CHECK ("objection_notices"."moment" in ('ending','accepted'))
);
--> statement-breakpoint
ALTER TABLE "objection_notices" ADD CONSTRAINT "objection_notices_introduction_id_introductions_id_fk" FOREIGN KEY ("introduction_id") REFERENCES "public"."introductions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
create trigger objection_notices_append_only before update or delete on objection_notices for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger objection_notices_no_truncate before truncate on objection_notices for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert on objection_notices to fairsplit_app;
