import type postgres from "postgres";

/** What is built once over all rows, as a restore does it. */
const laterBuilt = {
  candidate_keys_of_candidate: "on candidate_keys (candidate_id)",
  candidate_dossiers_of_firm: "on candidate_dossiers (firm_id, created_at)",
  candidate_dossiers_by_name: "on candidate_dossiers using gin (firm_id, full_name gin_trgm_ops)",
  candidate_sourcers_of_recruiter: "on candidate_sourcers (recruiter_id, created_at)",
  candidate_sourcers_by_end: "on candidate_sourcers (upper(\"window\")) where state = 'active'",
};
const oneProtected = "candidate_sourcers_one_protected";

/** The e-mail of one of the million, by number from 1. */
export const emailOfBook = (no: number): string => `person.${String(no).padStart(8, "0")}@book.example.com`;

/**
 * So many people, each with an e-mail, one in ten protected, in the books of so many firms, each firm with one recruiter, under names as unlike as names are; set-based. In: a superuser's connection, for guards and foreign keys are
 * off meanwhile. Out: the recruiter with the fullest book.
 */
export async function millionPeople(admin: postgres.Sql, of: { people: number; firms: number }): Promise<{ recruiterId: string; firmId: string; userId: string; book: number }> {
  await admin.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:bench', true), set_config('maintenance_work_mem', '512MB', true)`;
    await tx`insert into users (id, name, email, email_verified) select 'usr_book' || n, 'Recruiter ' || n, 'recruiter.' || n || '@book.example.com', true from generate_series(1, ${of.firms}::int) n`;
    await tx`insert into organizations (id, name, slug, kind, created_at) select 'org_book' || n, 'Firm ' || n, 'firm-book-' || n, 'firm', app.now() from generate_series(1, ${of.firms}::int) n`;
    await tx`insert into members (id, organization_id, user_id, role, created_at) select 'mem_book' || n, 'org_book' || n, 'usr_book' || n, 'owner', app.now() from generate_series(1, ${of.firms}::int) n`;
    await tx`insert into recruiters (id, user_id, firm_id) select 'rec_book' || n, 'usr_book' || n, 'org_book' || n from generate_series(1, ${of.firms}::int) n`;
    await tx`select set_config('session_replication_role', 'replica', true)`;
    for (const index of Object.keys(laterBuilt)) await tx.unsafe(`drop index ${index}`);
    const [guard] = await tx<{ def: string }[]>`select pg_get_constraintdef(oid) as def from pg_constraint where conname = ${oneProtected}`;
    await tx.unsafe(`alter table candidate_sourcers drop constraint ${oneProtected}`);
    await tx`create temporary table named on commit drop as select lpad(n::text, 8, '0') as no, case when n % 10 = 0 then 1 else 1 + n % ${of.firms}::int end as firm, 'Company ' || n % 97 as employer,
      initcap(translate(substr(md5('first' || n % 1700), 1, 6), '0123456789', 'aeioumnrst')) || ' ' || initcap(translate(substr(md5('last' || n % 23011), 1, 8), '0123456789', 'aeiouklmst')) as full_name from generate_series(1, ${of.people}::int) n`;
    await tx`insert into candidates (id, full_name) select 'cnd_book' || no, full_name from named`;
    await tx`insert into candidate_keys (kind, value, candidate_id, as_given) select 'email', 'person.' || no || '@book.example.com', 'cnd_book' || no, 'person.' || no || '@book.example.com' from named`;
    await tx`insert into candidate_dossiers (id, candidate_id, recruiter_id, firm_id, full_name, headline, location, current_employer, created_at)
      select 'dos_book' || no, 'cnd_book' || no, 'rec_book' || firm, 'org_book' || firm, full_name, 'Engineer', 'Boston, MA', employer, app.now() from named`;
    await tx`insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, origin_from, last_evidence_id, created_at)
      select 'csr_book' || no, 'cnd_book' || no, 'rec_book' || firm, 'org_book' || firm, tstzrange(at.now, at.now + interval '30 days', '[)'), 'identified', 1, at.now, 'evd_book' || no, at.now from named, (select app.now() as now offset 0) at where no like '%5'`;
    await tx.unsafe(`alter table candidate_sourcers add constraint ${oneProtected} ${guard?.def ?? ""}`);
    for (const [index, over] of Object.entries(laterBuilt)) await tx.unsafe(`create index ${index} ${over}`);
  });
  const [row] = await admin<{ n: number }[]>`select count(*)::int as n from candidate_dossiers where firm_id = 'org_book1'`;
  return { recruiterId: "rec_book1", firmId: "org_book1", userId: "usr_book1", book: row?.n ?? 0 };
}
