import type postgres from "postgres";

export type Pair = { connectionId: string; userId: string };

/** Connects one recruiter with so many new candidates who have accounts, and lifts what a sender may send in a minute: a load is no conversation. In: the owner's connection. */
export async function connectedPairs(owner: postgres.Sql, of: { recruiterEmail: string; pairs: number }): Promise<Pair[]> {
  const userIds = await owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:bench', true)`;
    return tx<{ id: string }[]>`insert into users (id, name, email, email_verified) select 'usr_talk' || n, 'Talker ' || n, 'talker.' || n || '@bench.example.com', true from generate_series(1, ${of.pairs}::int) n returning id`;
  });
  const { connectionIds } = await connectedTalkers(owner, { recruiterEmail: of.recruiterEmail, userIds: userIds.map(({ id }) => id) });
  return userIds.map(({ id }, i) => ({ connectionId: connectionIds[i] ?? "none", userId: id }));
}

/** Connects these users, each as a candidate, with one recruiter, and lifts what a sender may send in a minute. Out: the recruiter's user, and the connections in the order of the users. In: `from`, how many were connected so before. */
export async function connectedTalkers(owner: postgres.Sql, of: { recruiterEmail: string; userIds: readonly string[]; from?: number }): Promise<{ readerId: string; connectionIds: string[] }> {
  await owner`alter table message_quotas drop constraint if exists message_quotas_within`;
  const [ids, from] = [[...of.userIds], of.from ?? 0];
  return owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:bench', true)`;
    await tx`insert into candidates (id, full_name, user_id) select 'cnd_talk' || no + ${from}::int, 'Talker ' || no + ${from}::int, id from unnest(${ids}::text[]) with ordinality t (id, no)`;
    await tx`insert into marketplace_connections (id, candidate_id, recruiter_id, asked_by, asked_at, moved_by, moved_at)
      select 'cnx_talk' || n, 'cnd_talk' || n, r.id, 'recruiter', app.now(), 'recruiter', app.now() from generate_series(1 + ${from}::int, ${ids.length}::int + ${from}::int) n cross join recruiters r join users u on u.id = r.user_id where u.email = ${of.recruiterEmail}`;
    await tx`update marketplace_connections set state = 'active', moved_by = 'candidate', moved_at = app.now() where id like 'cnx_talk%' and state = 'pending'`;
    const [recruiter] = await tx<{ id: string }[]>`select id from users where email = ${of.recruiterEmail}`;
    return { readerId: recruiter?.id ?? "none", connectionIds: ids.map((_, i) => `cnx_talk${from + i + 1}`) };
  });
}

/** So many new candidates with accounts who ask one recruiter to connect, and wait; lifts what a recruiter may ask in a day. In: the owner's connection. */
export async function askingPairs(owner: postgres.Sql, of: { recruiterEmail: string; pairs: number }): Promise<Pair[]> {
  await owner`alter table connection_quotas drop constraint if exists connection_quotas_within`;
  return owner.begin(async (tx) => {
    await tx`select set_config('app.actor', 'system:bench', true)`;
    await tx`insert into users (id, name, email, email_verified) select 'usr_ask' || n, 'Asker ' || n, 'asker.' || n || '@bench.example.com', true from generate_series(1, ${of.pairs}::int) n`;
    await tx`insert into candidates (id, full_name, user_id) select 'cnd_ask' || n, 'Asker ' || n, 'usr_ask' || n from generate_series(1, ${of.pairs}::int) n`;
    await tx`insert into marketplace_connections (id, candidate_id, recruiter_id, asked_by, asked_at, moved_by, moved_at)
      select 'cnx_ask' || n, 'cnd_ask' || n, r.id, 'candidate', app.now(), 'candidate', app.now() from generate_series(1, ${of.pairs}::int) n cross join recruiters r join users u on u.id = r.user_id where u.email = ${of.recruiterEmail}`;
    return Array.from({ length: of.pairs }, (_, i) => ({ connectionId: `cnx_ask${i + 1}`, userId: `usr_ask${i + 1}` }));
  });
}
