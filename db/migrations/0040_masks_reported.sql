CREATE TABLE "mask_reports" (
	"connection_id" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"reported_by" text NOT NULL,
	"reported_at" timestamp (3) with time zone NOT NULL,
	"outcome" text,
	"decided_by" text,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "mask_reports_once" PRIMARY KEY("connection_id","asked_at"),
	CONSTRAINT "mask_reports_outcome_known" CHECK ("mask_reports"."outcome" in ('shown','left')),
	CONSTRAINT "mask_reports_decided" CHECK (("mask_reports"."outcome" is null) = ("mask_reports"."decided_by" is null) and ("mask_reports"."outcome" is null) = ("mask_reports"."decided_at" is null))
);
--> statement-breakpoint
ALTER TABLE "mask_reports" ADD CONSTRAINT "mask_reports_connection_id_marketplace_connections_id_fk" FOREIGN KEY ("connection_id") REFERENCES "public"."marketplace_connections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mask_reports" ADD CONSTRAINT "mask_reports_reported_by_users_id_fk" FOREIGN KEY ("reported_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mask_reports" ADD CONSTRAINT "mask_reports_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mask_reports_open" ON "mask_reports" USING btree ("reported_at") WHERE outcome is null;--> statement-breakpoint
-- One of the two says it, of the request that stands; it stays as it was made, and is decided once, by an admin who can sign in and is neither of them.
create function app.mask_report_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' and (new.outcome is not null or not exists (select 1 from marketplace_connections c where c.id = new.connection_id and c.asked_at = new.asked_at)
     or not exists (select 1 from connection_participants p where p.connection_id = new.connection_id and p.user_id = new.reported_by))
     or (tg_op = 'UPDATE' and (old.outcome is not null or (new.connection_id, new.asked_at, new.reported_by, new.reported_at) is distinct from (old.connection_id, old.asked_at, old.reported_by, old.reported_at))) then
    raise exception 'a report of a mask is made by one of the two, and decided once' using errcode = '23514', constraint = 'mask_report_kept';
  end if;
  if new.decided_by is not null and (exists (select 1 from connection_participants p where p.connection_id = new.connection_id and p.user_id = new.decided_by)
     or not exists (select 1 from users u where u.id = new.decided_by and u.platform_role is not null and (u.suspended_at is null or u.suspended_until <= app.now()))) then
    raise exception 'a mask is decided about by an admin who is neither of the two' using errcode = '23514', constraint = 'mask_report_by_admins';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger mask_report_kept before insert or update on mask_reports for each row execute function app.mask_report_kept();
--> statement-breakpoint
create trigger mask_reports_no_delete before delete on mask_reports for each row execute function app.refuse_change();
--> statement-breakpoint
create trigger mask_reports_no_truncate before truncate on mask_reports for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert on mask_reports to fairsplit_app;
--> statement-breakpoint
grant update (outcome, decided_by, decided_at) on mask_reports to fairsplit_app;
