CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"organization_id" text,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"start" text NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_hash_once" UNIQUE("hash"),
	CONSTRAINT "api_keys_scope_known" CHECK ("api_keys"."scope" in ('read','write'))
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_of_user" ON "api_keys" USING btree ("user_id","created_at");--> statement-breakpoint
-- A key stays what it was made as, and is revoked for good.
create function app.api_key_fixed() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'last_used_at' - 'revoked_at') <> (to_jsonb(old) - 'last_used_at' - 'revoked_at') or (old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at) then
    raise exception 'a key stays what it was made as, and is revoked for good' using errcode = '23514', constraint = 'api_key_fixed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger api_key_fixed before update on api_keys for each row execute function app.api_key_fixed();
--> statement-breakpoint
grant select, insert on api_keys to fairsplit_app;
--> statement-breakpoint
grant update (last_used_at, revoked_at) on api_keys to fairsplit_app;
