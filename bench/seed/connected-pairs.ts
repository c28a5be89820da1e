import type postgres from "postgres";

/** Connects one recruiter with so many new candidates who have accounts, and lifts what a sender may send in a minute: a load is no conversation. In: the owner's connection. */
export async function connectedPairs(owner: postgres.Sql, of: { recruiterEmail: string; pairs: number }): Promise<{ connectionId: string; userId: string }[]> {
  await owner`create table bare_messages (id bigint generated always as identity primary key, client_id text not null unique, body text not null)`;
  await owner`alter table message_quotas drop constraint message_quotas_within`;
  return owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:bench', true)`;
    await tx`insert into users (id, name, email, email_verified) select 'usr_talk' || n, 'Talker ' || n, 'talker.' || n || '@bench.example.com', true from generate_series(1, ${of.pairs}::int) n`;
    await tx`insert into candidates (id, full_name, user_id) select 'cnd_talk' || n, 'Talker ' || n, 'usr_talk' || n from generate_series(1, ${of.pairs}::int) n`;
    await tx`insert into marketplace_connections (id, candidate_id, recruiter_id, asked_by, asked_at, moved_by, moved_at)
      select 'cnx_talk' || n, 'cnd_talk' || n, r.id, 'recruiter', app.now(), 'recruiter', app.now() from generate_series(1, ${of.pairs}::int) n cross join recruiters r join users u on u.id = r.user_id where u.email = ${of.recruiterEmail}`;
    await tx`update marketplace_connections set state = 'active', moved_by = 'candidate', moved_at = app.now() where id like 'cnx_talk%'`;
    return tx<{ connectionId: string; userId: string }[]>`select 'cnx_talk' || n as "connectionId", 'usr_talk' || n as "userId" from generate_series(1, ${of.pairs}::int) n`;
  });
}
