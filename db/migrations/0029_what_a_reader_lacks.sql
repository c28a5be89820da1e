CREATE TABLE "told_counts" (
	"user_id" text PRIMARY KEY NOT NULL,
	"told" integer NOT NULL,
	CONSTRAINT "told_counts_counted" CHECK ("told_counts"."told" > 0)
);
--> statement-breakpoint
ALTER TABLE "marketplace_connections" ADD COLUMN "change_no" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "marketplace_messages" ADD COLUMN "change_no" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "told_counts" ADD CONSTRAINT "told_counts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "marketplace_messages_changes" ON "marketplace_messages" USING btree ("connection_id","change_no");--> statement-breakpoint
-- What was said before changes were counted has the numbers of its messages.
update marketplace_messages set change_no = seq;
--> statement-breakpoint
update marketplace_connections set change_no = last_seq;
--> statement-breakpoint
ALTER TABLE "marketplace_connections" ADD CONSTRAINT "marketplace_connections_changes" CHECK ("marketplace_connections"."change_no" >= "marketplace_connections"."last_seq");
--> statement-breakpoint
-- A move and a message are changes of their connection, whose row is held until the commit: whoever reads a number has all changes up to it.
create function app.connection_changes() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if new.state is distinct from old.state or new.last_seq is distinct from old.last_seq then
    new.change_no := old.change_no + 1;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger connection_changes before update of state, last_seq on marketplace_connections for each row execute function app.connection_changes();
--> statement-breakpoint
-- A new message bears the number that it made; an edit and a deletion take the next one. It comes after `message_in_sequence`, by its name.
create function app.message_numbers_change() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    select change_no into new.change_no from marketplace_connections where id = new.connection_id;
  else
    update marketplace_connections set change_no = change_no + 1 where id = new.connection_id returning change_no into new.change_no;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger message_numbers_change before insert or update on marketplace_messages for each row execute function app.message_numbers_change();
--> statement-breakpoint
-- A sign put or taken back, and a pin, change their message. Signs that go with a deleted message are part of that change.
create function app.message_marked() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  update marketplace_messages set change_no = change_no where id = (case when tg_op = 'DELETE' then old.message_id else new.message_id end) and deleted_at is null;
  return null;
end $$;
--> statement-breakpoint
create trigger message_marked after insert or delete on message_reactions for each row when (pg_trigger_depth() = 0) execute function app.message_marked();
--> statement-breakpoint
create trigger message_marked after insert on message_pins for each row execute function app.message_marked();
--> statement-breakpoint
grant select, insert, update on told_counts to fairsplit_app;
