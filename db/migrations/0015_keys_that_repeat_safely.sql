CREATE TABLE "idempotency_keys" (
	"api_key_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_keys_once" PRIMARY KEY("api_key_id","key"),
	CONSTRAINT "idempotency_keys_length" CHECK (length("idempotency_keys"."key") between 1 and 255),
	CONSTRAINT "idempotency_keys_status" CHECK ("idempotency_keys"."status" between 200 and 499),
	CONSTRAINT "idempotency_keys_end" CHECK ("idempotency_keys"."expires_at" > "idempotency_keys"."created_at")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_end" ON "idempotency_keys" USING btree ("expires_at");--> statement-breakpoint
-- What was answered stays what it was until its day has passed.
create function app.kept_answer_fixed() returns trigger language plpgsql as $$
begin
  if old.expires_at > app.now() then
    raise exception 'an answer that is kept stays what it was until its end' using errcode = '23514', constraint = 'kept_answer_fixed';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger kept_answer_fixed before update on idempotency_keys for each row execute function app.kept_answer_fixed();
--> statement-breakpoint
grant select, insert, delete on idempotency_keys to fairsplit_app;
--> statement-breakpoint
grant update (request_hash, status, body, created_at, expires_at) on idempotency_keys to fairsplit_app;
