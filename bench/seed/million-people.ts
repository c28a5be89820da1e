import type postgres from "postgres";

/** So many people in the books of so many firms, each firm with one recruiter, under names as unlike as names are; set-based. In: the owner's connection. Out: the recruiter with the fullest book. */
export async function millionPeople(owner: postgres.Sql, of: { people: number; firms: number }): Promise<{ recruiterId: string; firmId: string; userId: string; book: number }> {
  await owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:bench', true)`;
    await tx`insert into users (id, name, email, email_verified) select 'usr_book' || n, 'Recruiter ' || n, 'recruiter.' || n || '@book.example.com', true from generate_series(1, ${of.firms}::int) n`;
    await tx`insert into organizations (id, name, slug, kind, created_at) select 'org_book' || n, 'Firm ' || n, 'firm-book-' || n, 'firm', app.now() from generate_series(1, ${of.firms}::int) n`;
    await tx`insert into members (id, organization_id, user_id, role, created_at) select 'mem_book' || n, 'org_book' || n, 'usr_book' || n, 'owner', app.now() from generate_series(1, ${of.firms}::int) n`;
    await tx`insert into recruiters (id, user_id, firm_id) select 'rec_book' || n, 'usr_book' || n, 'org_book' || n from generate_series(1, ${of.firms}::int) n`;
    // As a restore does it: the guards are off, and the index is built once over all rows.
    for (const table of ["candidates", "candidate_dossiers"]) await tx.unsafe(`alter table ${table} disable trigger user`);
    await tx`drop index candidate_dossiers_by_name`;
    await tx`create temporary table named on commit drop as select n, case when n % 10 = 0 then 1 else 1 + n % ${of.firms}::int end as firm,
      initcap(translate(substr(md5('first' || n % 1700), 1, 6), '0123456789', 'aeioumnrst')) || ' ' || initcap(translate(substr(md5('last' || n % 23011), 1, 8), '0123456789', 'aeiouklmst')) as full_name from generate_series(1, ${of.people}::int) n`;
    await tx`insert into candidates (id, full_name) select 'cnd_book' || n, full_name from named`;
    await tx`insert into candidate_dossiers (id, candidate_id, recruiter_id, firm_id, full_name, headline, location, current_employer, created_at)
      select 'dos_book' || n, 'cnd_book' || n, 'rec_book' || firm, 'org_book' || firm, full_name, 'Engineer', 'Boston, MA', 'Company ' || n % 97, app.now() from named`;
    await tx`set local maintenance_work_mem = '512MB'`;
    await tx`create index candidate_dossiers_by_name on candidate_dossiers using gist (firm_id, full_name gist_trgm_ops)`;
    for (const table of ["candidates", "candidate_dossiers"]) await tx.unsafe(`alter table ${table} enable trigger user`);
  });
  const [row] = await owner<{ n: number }[]>`select count(*)::int as n from candidate_dossiers where firm_id = 'org_book1'`;
  return { recruiterId: "rec_book1", firmId: "org_book1", userId: "usr_book1", book: row?.n ?? 0 };
}
