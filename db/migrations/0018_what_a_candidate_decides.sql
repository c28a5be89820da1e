CREATE TABLE "candidate_blocks" (
	"id" text PRIMARY KEY NOT NULL,
	"candidate_id" text NOT NULL,
	"recruiter_id" text,
	"firm_id" text,
	"reason" text,
	"blocked_at" timestamp (3) with time zone NOT NULL,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "candidate_blocks_one_kind" CHECK (num_nonnulls("candidate_blocks"."recruiter_id", "candidate_blocks"."firm_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "hidden_companies" (
	"employer_id" text NOT NULL,
	"company_id" text NOT NULL,
	"candidate_id" text NOT NULL,
	"hidden_at" timestamp (3) with time zone NOT NULL,
	"allowed_at" timestamp (3) with time zone,
	CONSTRAINT "hidden_companies_once" PRIMARY KEY("employer_id","company_id")
);
--> statement-breakpoint
CREATE TABLE "hidden_employers" (
	"id" text PRIMARY KEY NOT NULL,
	"candidate_id" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"is_current" boolean NOT NULL,
	"stated_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "hidden_employers_named" CHECK ("hidden_employers"."name_key" <> '')
);
--> statement-breakpoint
CREATE TABLE "rtr_receipts" (
	"id" text PRIMARY KEY NOT NULL,
	"rtr_id" text NOT NULL,
	"format" integer NOT NULL,
	"body" text NOT NULL,
	"hash" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rtr_receipts_one_per_right" UNIQUE("rtr_id"),
	CONSTRAINT "rtr_receipts_hash_once" UNIQUE("hash"),
	CONSTRAINT "rtr_receipts_hash_of_body" CHECK ("rtr_receipts"."hash" = encode(sha256(convert_to("rtr_receipts"."body", 'UTF8')), 'hex')),
	CONSTRAINT "rtr_receipts_format_known" CHECK ("rtr_receipts"."format" in (0, 1))
);
--> statement-breakpoint
CREATE TABLE "rtr_warnings" (
	"rtr_id" text NOT NULL,
	"days_before" integer NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "rtr_warnings_once" PRIMARY KEY("rtr_id","days_before"),
	CONSTRAINT "rtr_warnings_days_known" CHECK ("rtr_warnings"."days_before" in (1, 7))
);
--> statement-breakpoint
ALTER TABLE "candidates" ADD COLUMN "unavailable_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "candidate_blocks" ADD CONSTRAINT "candidate_blocks_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_blocks" ADD CONSTRAINT "candidate_blocks_recruiter_id_recruiters_id_fk" FOREIGN KEY ("recruiter_id") REFERENCES "public"."recruiters"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "candidate_blocks" ADD CONSTRAINT "candidate_blocks_firm_id_organizations_id_fk" FOREIGN KEY ("firm_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_companies" ADD CONSTRAINT "hidden_companies_employer_id_hidden_employers_id_fk" FOREIGN KEY ("employer_id") REFERENCES "public"."hidden_employers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_companies" ADD CONSTRAINT "hidden_companies_company_id_organizations_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."organizations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_companies" ADD CONSTRAINT "hidden_companies_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hidden_employers" ADD CONSTRAINT "hidden_employers_candidate_id_candidates_id_fk" FOREIGN KEY ("candidate_id") REFERENCES "public"."candidates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rtr_receipts" ADD CONSTRAINT "rtr_receipts_rtr_id_right_to_represent_id_fk" FOREIGN KEY ("rtr_id") REFERENCES "public"."right_to_represent"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rtr_warnings" ADD CONSTRAINT "rtr_warnings_rtr_id_right_to_represent_id_fk" FOREIGN KEY ("rtr_id") REFERENCES "public"."right_to_represent"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "candidate_blocks_one_live" ON "candidate_blocks" USING btree ("candidate_id",coalesce(recruiter_id, firm_id)) WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "candidate_blocks_of_candidate" ON "candidate_blocks" USING btree ("candidate_id","blocked_at");--> statement-breakpoint
CREATE INDEX "hidden_companies_of_candidate" ON "hidden_companies" USING btree ("candidate_id","company_id");--> statement-breakpoint
CREATE UNIQUE INDEX "hidden_employers_one_current" ON "hidden_employers" USING btree ("candidate_id") WHERE is_current and removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "hidden_employers_named_once" ON "hidden_employers" USING btree ("candidate_id","name_key") WHERE not is_current and removed_at is null;--> statement-breakpoint
CREATE INDEX "hidden_employers_of_candidate" ON "hidden_employers" USING btree ("candidate_id","stated_at");--> statement-breakpoint
create extension if not exists pg_trgm;
--> statement-breakpoint
-- What was asked for and signed stays as it was; a signature is given once, and has its receipt.
insert into rtr_receipts (id, rtr_id, format, body, hash, signed_at)
select 'rcp_' || substr(r.id, 5), r.id, 0, b.body, encode(sha256(convert_to(b.body, 'UTF8')), 'hex'), r.signed_at
from right_to_represent r, lateral (select concat_ws(E'\n', r.text_shown, r.text_version, r.signed_name, to_char(r.signed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) as body) b
where r.signed_at is not null;
--> statement-breakpoint
update right_to_represent r set receipt_hash = p.hash from rtr_receipts p where p.rtr_id = r.id and p.hash <> r.receipt_hash;
--> statement-breakpoint
alter table right_to_represent add constraint right_to_represent_has_receipt foreign key (receipt_hash) references rtr_receipts (hash) deferrable initially deferred;
--> statement-breakpoint
create function app.right_kept() returns trigger language plpgsql as $$
begin
  if (new.id, new.recruiter_id, new.firm_id, new.company_id, new.job_id, new.text_version, new.text_shown, new.requested_at, new.ends_on)
     is distinct from (old.id, old.recruiter_id, old.firm_id, old.company_id, old.job_id, old.text_version, old.text_shown, old.requested_at, old.ends_on)
     or new.also_at is distinct from old.also_at or (old.signed_at is not null and (new.signed_at, new.signed_name, new.receipt_hash) is distinct from (old.signed_at, old.signed_name, old.receipt_hash)) then
    raise exception 'a right to represent stays as it was asked for and signed' using errcode = '23514', constraint = 'right_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger right_kept before update on right_to_represent for each row execute function app.right_kept();
--> statement-breakpoint
create function app.receipt_of_signature() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if not exists (select 1 from right_to_represent r where r.id = new.rtr_id and r.receipt_hash = new.hash and r.signed_at = new.signed_at
                 and position(r.text_shown in new.body) > 0 and position(r.signed_name in new.body) > 0) then
    raise exception 'a receipt holds what was signed, word for word' using errcode = '23514', constraint = 'receipt_of_signature';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger receipt_of_signature before insert on rtr_receipts for each row execute function app.receipt_of_signature();
--> statement-breakpoint
-- Every recruiter whom a candidate's blocks shut out: a person at each of their firms, a firm with all who belong to it. One condition for guards, commands and checks.
create view blocked_recruiters with (security_invoker = true) as
select b.candidate_id, r.id as recruiter_id
from candidate_blocks b join recruiters r on
  r.user_id = (select x.user_id from recruiters x where x.id = b.recruiter_id) or r.firm_id = b.firm_id
  or exists (select 1 from members m where m.user_id = r.user_id and m.organization_id = b.firm_id)
where b.lifted_at is null;
--> statement-breakpoint
-- Every company from which a candidate is hidden now.
create view hidden_from with (security_invoker = true) as
select c.candidate_id, c.company_id from hidden_companies c join hidden_employers e on e.id = c.employer_id where e.removed_at is null and c.allowed_at is null;
--> statement-breakpoint
-- What a candidate has decided holds for every claim, request and submission. Their row is locked as a foreign key locks it, before anything is read: who blocks or
-- hides takes it alone, so that of two at once one sees the other.
create function app.candidate_decides() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare away boolean; own_signature boolean := false;
begin
  select unavailable_since is not null into away from candidates where id = new.candidate_id for key share;
  if tg_table_name = 'candidate_sourcers' then
    -- A claim that begins with the person's own signature is theirs to give, available or not.
    own_signature := new.tier = 'consented' and new.transferred_from is null;
    -- One that goes on with the holder whom it had, as in a merge of two records, is no new one.
    if exists (select 1 from candidate_sourcers given where given.id = new.transferred_from and given.recruiter_id = new.recruiter_id) then
      return new;
    end if;
  end if;
  if (away and not own_signature) or exists (select 1 from blocked_recruiters b where b.candidate_id = new.candidate_id and b.recruiter_id = new.recruiter_id) then
    raise exception 'this person is not available' using errcode = '23514', constraint = 'candidate_not_available';
  end if;
  if tg_table_name in ('right_to_represent', 'applications') then
    if exists (select 1 from hidden_from h where h.candidate_id = new.candidate_id and h.company_id = new.company_id) then
      raise exception 'this person is hidden from this company' using errcode = '23514', constraint = 'candidate_hides_from_company';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger candidate_decides before insert on candidate_sourcers for each row execute function app.candidate_decides();
--> statement-breakpoint
create trigger candidate_decides before insert on right_to_represent for each row execute function app.candidate_decides();
--> statement-breakpoint
create trigger candidate_decides before insert on applications for each row execute function app.candidate_decides();
--> statement-breakpoint
-- A claim of somebody who is blocked runs to its end, and no further.
create function app.claim_not_longer() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform 1 from candidates where id = new.candidate_id for key share;
  if exists (select 1 from blocked_recruiters b where b.candidate_id = new.candidate_id and b.recruiter_id = new.recruiter_id) then
    raise exception 'the claim of a blocked recruiter is not extended' using errcode = '23514', constraint = 'claim_not_longer';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger claim_not_longer before update of "window" on candidate_sourcers for each row when (upper(new."window") > upper(old."window")) execute function app.claim_not_longer();
--> statement-breakpoint
-- A submission rests on a right that holds at this moment: the right's row is kept still, so that taking it back comes before or after.
create function app.application_right() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
declare signed right_to_represent%rowtype;
begin
  select * into signed from right_to_represent r where r.id = new.rtr_id for share;
  if signed.state is distinct from 'signed' or new.candidate_id <> (select coalesce(c.merged_into, c.id) from candidates c where c.id = signed.candidate_id) or signed.recruiter_id <> new.recruiter_id or (signed.company_id <> new.company_id and new.company_id <> all(signed.also_at))
     or (signed.job_id is not null and signed.job_id <> new.job_id) or signed.ends_on < (new.submitted_at at time zone 'UTC')::date then
    raise exception 'a submission rests on a right that holds' using errcode = '23514', constraint = 'application_right';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger application_right before insert on applications for each row when (new.rtr_id is not null) execute function app.application_right();
--> statement-breakpoint
-- A block begins under the person's own lock; then it is only ever lifted, once.
create function app.block_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform 1 from candidates where id = new.candidate_id for update;
    new.lifted_at := null;
    return new;
  end if;
  if old.lifted_at is not null or new.lifted_at is null
     or (new.id, new.candidate_id, new.recruiter_id, new.firm_id, new.reason, new.blocked_at) is distinct from (old.id, old.candidate_id, old.recruiter_id, old.firm_id, old.reason, old.blocked_at) then
    raise exception 'a block is lifted once, and stays as it was' using errcode = '23514', constraint = 'block_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger block_kept before insert or update on candidate_blocks for each row execute function app.block_kept();
--> statement-breakpoint
-- A company's name as it is compared: no case, accents, punctuation, "the" or legal form. Applied until nothing changes, so that it is the same applied twice.
create function app.company_key(name text) returns text language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
declare key text := name; before text;
begin
  loop
    before := key;
    key := lower(regexp_replace(normalize(key, NFKD), '[\u0300-\u036f''’]', '', 'g'));
    key := replace(replace(replace(replace(replace(replace(key, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd');
    key := trim(regexp_replace(key, '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00bf\u2000-\u206f\u3000-\u303f]+', ' ', 'g'));
    key := regexp_replace(key, '^the (?=.)', '');
    key := regexp_replace(key, ' (and|und|et) ', ' ', 'g');
    key := regexp_replace(key, '(?<=.) (and|und|et|gmbh|ggmbh|mbh|g m b h|ag|kg|kgaa|ohg|se|ug|e v|ev|inc|incorporated|llc|l l c|llp|lp|ltd|limited|plc|p l c|corp|corporation|co|company|sa|s a|sas|s a s|sarl|s a r l|srl|s r l|spa|s p a|sl|bv|b v|nv|n v|oy|oyj|ab|as|a s|asa|aps|kft|sro|s r o|sp z o o|doo|pty|pte|pvt|holding|holdings|group|com)$', '');
    exit when key = before;
  end loop;
  return key;
end $$;
--> statement-breakpoint
-- Whether two such names mean one company, as far as a name can tell: equal, one with more words after it, or alike in most of their letters.
create function app.same_company(a text, b text) returns boolean language sql immutable set search_path = public, pg_temp as $$
  select a <> '' and b <> '' and (a = b
    or (length(a) >= 4 and starts_with(b, a || ' ')) or (length(b) >= 4 and starts_with(a, b || ' '))
    or similarity(a, b) >= 0.6)
$$;
--> statement-breakpoint
-- A name that a candidate hides from, and a company that comes, look at each other one after the other: neither misses what the other has just written.
create function app.employer_hidden() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform pg_advisory_xact_lock(hashtext('hidden employers'));
    perform 1 from candidates where id = new.candidate_id for update;
    new.name_key := app.company_key(new.name); new.removed_at := null;
    return new;
  end if;
  if old.removed_at is not null or new.removed_at is null
     or (new.id, new.candidate_id, new.name, new.name_key, new.is_current, new.stated_at) is distinct from (old.id, old.candidate_id, old.name, old.name_key, old.is_current, old.stated_at) then
    raise exception 'a hidden employer is removed once, and stays as it was' using errcode = '23514', constraint = 'employer_hidden';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger employer_hidden before insert or update on hidden_employers for each row execute function app.employer_hidden();
--> statement-breakpoint
create function app.hide_from_companies() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  insert into hidden_companies (employer_id, company_id, candidate_id, hidden_at)
  select new.id, o.id, new.candidate_id, app.now() from organizations o where o.kind = 'company' and app.same_company(new.name_key, app.company_key(o.name))
  on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger hide_from_companies after insert on hidden_employers for each row execute function app.hide_from_companies();
--> statement-breakpoint
-- Companies of one group count as each other: who hides from one hides from all, unless they allow it.
create function app.hide_from_affiliates() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if tg_table_name = 'hidden_companies' then
    insert into hidden_companies (employer_id, company_id, candidate_id, hidden_at)
    select new.employer_id, b.company_id, new.candidate_id, new.hidden_at from company_group_members a join company_group_members b on b.group_id = a.group_id and b.company_id <> a.company_id
    where a.company_id = new.company_id and upper_inf(a.period) and upper_inf(b.period) on conflict do nothing;
    return null;
  end if;
  perform pg_advisory_xact_lock(hashtext('hidden employers'));
  insert into hidden_companies (employer_id, company_id, candidate_id, hidden_at)
  select distinct h.employer_id, case when h.company_id = new.company_id then m.company_id else new.company_id end, h.candidate_id, app.now()
  from company_group_members m join hidden_companies h on h.company_id in (m.company_id, new.company_id) join hidden_employers e on e.id = h.employer_id and e.removed_at is null
  where m.group_id = new.group_id and m.company_id <> new.company_id and upper_inf(m.period) on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger hide_from_affiliates after insert on hidden_companies for each row execute function app.hide_from_affiliates();
--> statement-breakpoint
create trigger hide_from_affiliates after insert on company_group_members for each row execute function app.hide_from_affiliates();
--> statement-breakpoint
create function app.company_is_hidden_from() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtext('hidden employers'));
  insert into hidden_companies (employer_id, company_id, candidate_id, hidden_at)
  select e.id, new.id, e.candidate_id, app.now() from hidden_employers e where e.removed_at is null and app.same_company(e.name_key, app.company_key(new.name))
  on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger company_is_hidden_from after insert or update of name on organizations for each row when (new.kind = 'company') execute function app.company_is_hidden_from();
--> statement-breakpoint
-- Of a match only the candidate's word changes: whether this company may see them all the same. To hide again takes the person's lock, as hiding does.
create function app.hidden_company_kept() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
begin
  if (new.employer_id, new.company_id, new.candidate_id, new.hidden_at) is distinct from (old.employer_id, old.company_id, old.candidate_id, old.hidden_at) then
    raise exception 'a match keeps whom and what it is about' using errcode = '23514', constraint = 'hidden_company_kept';
  end if;
  if new.allowed_at is null and old.allowed_at is not null then
    perform 1 from candidates where id = new.candidate_id for update;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger hidden_company_kept before update on hidden_companies for each row execute function app.hidden_company_kept();
--> statement-breakpoint
do $$
declare t text;
begin
  execute 'create trigger rtr_receipts_append_only before update or delete on rtr_receipts for each row execute function app.refuse_change()';
  execute 'create trigger rtr_warnings_append_only before update or delete on rtr_warnings for each row execute function app.refuse_change()';
  foreach t in array array['candidate_blocks', 'hidden_employers', 'hidden_companies'] loop
    execute format('create trigger %I before delete on %I for each row execute function app.refuse_change()', t || '_no_delete', t);
  end loop;
  foreach t in array array['rtr_receipts', 'rtr_warnings', 'candidate_blocks', 'hidden_employers', 'hidden_companies'] loop
    execute format('create trigger %I before truncate on %I for each statement execute function app.refuse_change()', t || '_no_truncate', t);
  end loop;
end $$;
--> statement-breakpoint
grant select, insert on rtr_receipts, rtr_warnings to fairsplit_app;
--> statement-breakpoint
grant select, insert on candidate_blocks, hidden_employers to fairsplit_app;
--> statement-breakpoint
grant select on hidden_companies, blocked_recruiters, hidden_from to fairsplit_app;
--> statement-breakpoint
grant update (lifted_at) on candidate_blocks to fairsplit_app;
--> statement-breakpoint
grant update (removed_at) on hidden_employers to fairsplit_app;
--> statement-breakpoint
grant update (allowed_at) on hidden_companies to fairsplit_app;
