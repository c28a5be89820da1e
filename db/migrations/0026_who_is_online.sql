CREATE TABLE "user_presence" (
	"user_id" text PRIMARY KEY NOT NULL,
	"online_since" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "user_presence_seen_since" CHECK ("user_presence"."online_since" <= "user_presence"."last_seen_at")
);
--> statement-breakpoint
ALTER TABLE "user_presence" ADD CONSTRAINT "user_presence_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "user_presence_online" ON "user_presence" USING btree ("user_id") WHERE online_since is not null;--> statement-breakpoint
grant select, insert, update on user_presence to fairsplit_app;
--> statement-breakpoint
-- Webhooks come in any order: whoever writes, an older one never stands over a newer one.
create trigger user_presence_newest before update on user_presence for each row when (new.changed_at < old.changed_at) execute function app.refuse_change();
--> statement-breakpoint
-- Whoever suspends a person, and by what: their live connections end, by the job that hears of it.
create function app.user_suspended() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  insert into marketplace_events (type, data, actor, occurred_at)
  values ('identity/user.suspended', jsonb_build_object('userId', new.id), coalesce(nullif(current_setting('app.actor', true), ''), 'system:database'), app.now());
  return null;
end $$;
--> statement-breakpoint
create trigger user_suspended after update of suspended_at on users for each row when (old.suspended_at is null and new.suspended_at is not null) execute function app.user_suspended();
