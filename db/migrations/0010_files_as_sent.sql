CREATE TABLE "file_quotas" (
	"user_id" text NOT NULL,
	"day" date NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "file_quotas_once" PRIMARY KEY("user_id","day"),
	CONSTRAINT "file_quotas_within" CHECK ("file_quotas"."bytes" <= 524288000)
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" text PRIMARY KEY NOT NULL,
	"uploaded_by" text NOT NULL,
	"purpose" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"stored_at" timestamp (3) with time zone,
	"attached_at" timestamp (3) with time zone,
	CONSTRAINT "files_storage_key_once" UNIQUE("storage_key"),
	CONSTRAINT "files_purpose_known" CHECK ("files"."purpose" in ('evidence','import')),
	CONSTRAINT "files_bytes_sane" CHECK ("files"."bytes" between 1 and 20971520),
	CONSTRAINT "files_attached_when_stored" CHECK ("files"."attached_at" is null or "files"."stored_at" is not null),
	CONSTRAINT "files_sha256_shape" CHECK ("files"."sha256" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "file_quotas" ADD CONSTRAINT "file_quotas_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "files_unattached" ON "files" USING btree ("created_at") WHERE attached_at is null;--> statement-breakpoint
-- A file stays what it was when it came: it is stored once, then attached once, and nothing else of it changes. What something refers to is never forgotten.
create function app.file_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.attached_at is not null then
      raise exception 'a file that something refers to is kept' using errcode = '23514', constraint = 'file_kept';
    end if;
    return old;
  end if;
  if not (
       (old.stored_at is null and new.stored_at is not null and new.attached_at is null)
       or (old.stored_at is not null and new.stored_at is not distinct from old.stored_at and old.attached_at is null and new.attached_at is not null)
     )
     or (new.id, new.uploaded_by, new.purpose, new.name, new.media_type, new.bytes, new.sha256, new.storage_key, new.created_at)
        is distinct from (old.id, old.uploaded_by, old.purpose, old.name, old.media_type, old.bytes, old.sha256, old.storage_key, old.created_at) then
    raise exception 'a file is stored once, attached once and never changed' using errcode = '23514', constraint = 'file_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger file_kept before update or delete on files for each row execute function app.file_kept();
--> statement-breakpoint
create trigger files_no_truncate before truncate on files for each statement execute function app.refuse_change();
--> statement-breakpoint
grant select, insert, update, delete on files to fairsplit_app;
--> statement-breakpoint
grant select, insert, update on file_quotas to fairsplit_app;
