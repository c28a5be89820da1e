import type postgres from "postgres";

/** A recruiter's book of so many people, half of them under the recruiter's own claim; set-based. In: the owner's connection. */
export async function candidateBook(owner: postgres.Sql, of: { recruiterId: string; firmId: string; people: number }): Promise<void> {
  await owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:bench', true)`;
    await tx`insert into candidates (id, full_name, headline, location) select 'cnd_bench' || n, 'Person Number ' || n, 'Engineer', 'Boston, MA' from generate_series(1, ${of.people}::int) n`;
    await tx`insert into candidate_dossiers (id, candidate_id, recruiter_id, firm_id, full_name, headline, location, current_employer, created_at)
      select 'dos_bench' || n, 'cnd_bench' || n, ${of.recruiterId}, ${of.firmId}, 'Person Number ' || n, 'Engineer', 'Boston, MA', 'Company ' || n % 97, app.now() - make_interval(mins => n) from generate_series(1, ${of.people}::int) n`;
    await tx`insert into candidate_sourcers (id, candidate_id, recruiter_id, firm_id, "window", tier, policy_version, last_evidence_id)
      select 'csr_bench' || n, 'cnd_bench' || n, ${of.recruiterId}, ${of.firmId}, tstzrange(app.now() - interval '1 day', app.now() + interval '29 days', '[)'), 'identified', 1, 'evd_bench' || n from generate_series(1, ${of.people}::int, 2) n`;
  });
}
