CREATE TABLE "import_quotas" (
	"recruiter_id" text NOT NULL,
	"day" date NOT NULL,
	"rows" integer NOT NULL,
	CONSTRAINT "import_quotas_once" PRIMARY KEY("recruiter_id","day"),
	CONSTRAINT "import_quotas_within" CHECK ("import_quotas"."rows" <= 100000)
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"import_id" text NOT NULL,
	"row_no" integer NOT NULL,
	"cells" jsonb NOT NULL,
	"email" text,
	"phone" text,
	"linkedin" text,
	"verdict" text,
	"reason" text,
	"protected_until" timestamp (3) with time zone,
	"same_as" integer,
	"candidate_id" text,
	"claim_id" text,
	CONSTRAINT "import_rows_once" PRIMARY KEY("import_id","row_no"),
	CONSTRAINT "import_rows_claim_once" UNIQUE("claim_id"),
	CONSTRAINT "import_rows_verdict_known" CHECK ("import_rows"."verdict" in ('new','perhaps','yours','same','protected','invalid','added','refused','left_out')),
	CONSTRAINT "import_rows_added" CHECK (("import_rows"."verdict" is not distinct from 'added') = ("import_rows"."claim_id" is not null)),
	CONSTRAINT "import_rows_same" CHECK ("import_rows"."same_as" is null or "import_rows"."same_as" < "import_rows"."row_no")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"recruiter_id" text NOT NULL,
	"firm_id" text NOT NULL,
	"started_by" text NOT NULL,
	"file_id" text NOT NULL,
	"file_name" text NOT NULL,
	"source" text NOT NULL,
	"headers" jsonb NOT NULL,
	"rows" integer NOT NULL,
	"mapping" jsonb,
	"leave_out_similar" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"cursor" integer DEFAULT 0 NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"policy_version" integer,
	"stalls" integer DEFAULT 0 NOT NULL,
	"failure" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"moved_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "imports_file_once" UNIQUE("file_id"),
	CONSTRAINT "imports_state_known" CHECK ("imports"."state" in ('draft','checking','checked','running','paused','done','cancelled','failed')),
	CONSTRAINT "imports_source_known" CHECK ("imports"."source" in ('linkedin','greenhouse','bullhorn','plain')),
	CONSTRAINT "imports_rows_sane" CHECK ("imports"."rows" between 1 and 50000 and "imports"."cursor" >= 0),
	CONSTRAINT "imports_mapped" CHECK ("imports"."state" in ('draft','cancelled') or "imports"."mapping" is not null),
	CONSTRAINT "imports_ended" CHECK (("imports"."state" in ('done','cancelled')) = ("imports"."ended_at" is not null)),
	CONSTRAINT "imports_failed" CHECK (("imports"."state" = 'failed') = ("imports"."failure" is not null)),
	CONSTRAINT "imports_started" CHECK (("imports"."started_at" is null) = ("imports"."policy_version" is null) and ("imports"."state" not in ('running','paused','done') or "imports"."started_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "import_quotas" ADD CONSTRAINT "import_quotas_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_claim_id_candidate_sourcers_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."candidate_sourcers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_by_verdict" ON "import_rows" USING btree ("import_id","verdict","row_no");--> statement-breakpoint
CREATE INDEX "imports_of_recruiter" ON "imports" USING btree ("recruiter_id","created_at");--> statement-breakpoint
CREATE INDEX "imports_moving" ON "imports" USING btree ("moved_at") WHERE state in ('checking','running');--> statement-breakpoint
insert into app.state_transitions (machine, from_state, to_state) values
  ('import','draft','checking'), ('import','checking','checked'), ('import','checked','checking'), ('import','checked','running'), ('import','running','paused'), ('import','paused','running'), ('import','running','done'), ('import','draft','cancelled'), ('import','checking','cancelled'), ('import','checked','cancelled'), ('import','running','cancelled'), ('import','paused','cancelled'), ('import','failed','cancelled'), ('import','checking','failed'), ('import','running','failed'), ('import','failed','checking'), ('import','failed','running');
--> statement-breakpoint
create trigger import_transition before update of state on imports for each row execute function app.guard_transition('import');
--> statement-breakpoint
-- An import keeps its list and whose it is; within a pass it only goes forward, and once it has begun, its columns and the policy of its beginning stay.
create function app.import_kept() returns trigger language plpgsql as $$
begin
  if (new.id, new.recruiter_id, new.firm_id, new.started_by, new.file_id, new.file_name, new.source, new.headers, new.rows, new.created_at)
     is distinct from (old.id, old.recruiter_id, old.firm_id, old.started_by, old.file_id, old.file_name, old.source, old.headers, old.rows, old.created_at) then
    raise exception 'an import keeps its list and whose it is' using errcode = '23514', constraint = 'import_kept';
  end if;
  if new.cursor < old.cursor and not (new.cursor = 0 and new.state <> old.state and new.state in ('checking', 'running') and old.started_at is null) then
    raise exception 'an import only goes forward' using errcode = '23514', constraint = 'import_kept';
  end if;
  if old.started_at is not null and (new.started_at, new.policy_version, new.mapping, new.leave_out_similar) is distinct from (old.started_at, old.policy_version, old.mapping, old.leave_out_similar) then
    raise exception 'an import that has begun keeps what was decided for it' using errcode = '23514', constraint = 'import_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger import_kept before update on imports for each row execute function app.import_kept();
--> statement-breakpoint
-- A row stays as it came, and once it began a claim, that is what it came to.
create function app.import_row_kept() returns trigger language plpgsql as $$
begin
  if old.claim_id is not null or (new.import_id, new.row_no, new.cells) is distinct from (old.import_id, old.row_no, old.cells) then
    raise exception 'a row of a list stays as it was, and what it began stays begun' using errcode = '23514', constraint = 'import_row_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger import_row_kept before update on import_rows for each row execute function app.import_row_kept();
--> statement-breakpoint
grant select, insert, update on imports, import_rows, import_quotas to fairsplit_app;
