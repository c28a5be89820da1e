CREATE TABLE "talk_privacy" (
	"user_id" text PRIMARY KEY NOT NULL,
	"hides_typing" boolean DEFAULT false NOT NULL,
	"hides_presence" boolean DEFAULT false NOT NULL,
	"hides_seen" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "talk_privacy" ADD CONSTRAINT "talk_privacy_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
grant select, insert, update on talk_privacy to fairsplit_app;
--> statement-breakpoint
-- Whoever ends a connection, and by what: the live connections of its two end, by the job that hears of it, and what they may listen to is signed anew.
create function app.connection_shut() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  insert into marketplace_events (type, data, actor, occurred_at)
  values ('connections/connection.shut', jsonb_build_object('connectionId', new.id), coalesce(nullif(current_setting('app.actor', true), ''), 'system:database'), app.now());
  return null;
end $$;
--> statement-breakpoint
create trigger connection_shut after update of state on marketplace_connections for each row when (old.state = 'active' and new.state <> 'active') execute function app.connection_shut();
