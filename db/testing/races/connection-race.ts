import { sql } from "drizzle-orm";
import { acceptConnection, withdrawConnection } from "@/server/connections/answer-request";
import { askCandidate, askRecruiter } from "@/server/connections/ask-connection";
import { Refusal } from "@/server/kernel/errors";
import { newId } from "@/server/kernel/ids";
import { fulfilled, lockAwaited, together } from "../together";
import type { World } from "../world";
import type { Connected, Pair } from "../world/requests-to-connect";
import type { Recruiter } from "../world/people";

/** What a call was refused with; our own failures by their words. */
export const codesOf = (results: readonly PromiseSettledResult<unknown>[]): string[] => results.flatMap((one) => (one.status === "rejected" ? [one.reason instanceof Refusal ? one.reason.code : String(one.reason)] : []));

/** Both of a pair ask at once. Out: what is wrong with what it came to; nothing = they are connected, in one row, and one of them was asked first. */
export async function bothAsk(world: World, { recruiter, person }: Pair): Promise<{ findings: string[]; inFlight: number }> {
  const before = await requestsCounted(world, { recruiter, person });
  const { results, inFlight } = await together(2, (i): Promise<unknown> => (i === 0 ? askRecruiter.call(person.ctx, { recruiterId: recruiter.recruiterId }) : askCandidate.call(recruiter.ctx, { candidateId: person.candidateId })));
  const counted = (await requestsCounted(world, { recruiter, person })) - before;
  const rows = await world.db.execute<{ state: string; moves: string }>(sql`
    select c.state, (select string_agg(m.to_state || ' by ' || m.moved_by, ', ' order by m.move_no) from connection_moves m where m.connection_id = c.id) as moves
    from marketplace_connections c where c.candidate_id = ${person.candidateId} and c.recruiter_id = ${recruiter.recruiterId}`);
  const [row] = rows;
  return {
    inFlight,
    findings: [
      ...codesOf(results).map((code) => `one was refused with ${code}`), ...(rows.length === 1 ? [] : [`${rows.length} connections of one pair`]), ...(row?.state === "active" ? [] : [`it ended ${row?.state}`]),
      ...(row && ["pending by candidate, active by recruiter", "pending by recruiter, active by candidate"].includes(row.moves) ? [] : [`moves: ${row?.moves}`]), ...(counted === 1 ? [] : [`${counted} requests were counted`]),
    ],
  };
}

const requestsCounted = async (world: World, { recruiter, person }: Pair) => (await world.db.execute<{ n: number }>(sql`select coalesce(sum(used), 0)::int as n from connection_quotas where user_id in (${recruiter.userId}, ${person.userId})`))[0]?.n ?? 0;

/** A connection is written while the person's block of the recruiter is not committed yet, as any writer of the application might. Out: what is wrong; nothing = it was refused. */
export async function writtenDuringBlock(world: World, { recruiter, person }: Pair): Promise<string[]> {
  const app = world.database.sql;
  let written: Promise<unknown> = Promise.resolve();
  await world.database.ownerSql.begin(async (tx) => {
    await tx`insert into candidate_blocks (id, candidate_id, recruiter_id, blocked_at) values (${newId("block")}, ${person.candidateId}, ${recruiter.recruiterId}, app.now())`;
    written = app`insert into marketplace_connections (id, candidate_id, recruiter_id, asked_by, asked_at, moved_by, moved_at) values (${newId("connection")}, ${person.candidateId}, ${recruiter.recruiterId}, 'recruiter', app.now(), 'recruiter', app.now())`.then(() => "written", (cause: unknown) => String(cause));
    await lockAwaited(world.db);
  });
  const outcome = await written;
  return outcome === "PostgresError: this person is not available" ? [] : [`against the block: ${String(outcome)}`];
}

/** A candidate who has seven requests left asks many recruiters at once. Out: what is wrong; nothing = seven were asked, each with one less left, and the others refused. */
export async function askedInOneDay(world: World, recruiters: readonly Recruiter[]): Promise<{ findings: string[]; inFlight: number }> {
  const person = await world.candidate();
  await world.db.execute(sql`insert into connection_quotas (user_id, day, used, allowed) values (${person.userId}, (app.now() at time zone 'UTC')::date, 23, 30)`);
  const { results, inFlight } = await together(recruiters.length, (i) => askRecruiter.call(person.ctx, { recruiterId: recruiters[i]?.recruiterId ?? "" }));
  const rows = await world.db.execute(sql`select id from marketplace_connections where candidate_id = ${person.candidateId}`);
  const left = fulfilled(results).map((one) => one.left).toSorted((a, b) => a - b);
  const wrong = codesOf(results).filter((code) => code !== "asked_enough");
  return { inFlight, findings: [...(rows.length === 7 ? [] : [`${rows.length} were asked`]), ...(left.join() === "0,1,2,3,4,5,6" ? [] : [`left: ${left.join()}`]), ...wrong] };
}

/** Begins a little later: after so many questions to the same database. */
export async function afterSome<T>(world: World, questions: number, work: () => Promise<T>): Promise<T> {
  for (let i = 0; i < questions; i++) await world.now();
  return work();
}

/** A request is accepted by one and taken back by the other, at once, or either so many questions later. Out: what is wrong; nothing = one came first, and the other was told that it changed. */
export async function acceptAgainstWithdraw(world: World, { recruiter, person, connectionId }: Connected, later = { accept: 0, withdraw: 0 }): Promise<{ findings: string[]; inFlight: number; accepted: boolean }> {
  const { results, inFlight } = await together(2, (i): Promise<unknown> => (i === 0 ? afterSome(world, later.accept, () => acceptConnection.call(recruiter.ctx, { connectionId })) : afterSome(world, later.withdraw, () => withdrawConnection.call(person.ctx, { connectionId }))));
  const [row] = await world.db.execute<{ state: string; moves: number; claims: number }>(sql`
    select state, (select count(*)::int from connection_moves where connection_id = c.id) as moves, (select count(*)::int from candidate_sourcers s where s.candidate_id = c.candidate_id) as claims from marketplace_connections c where id = ${connectionId}`);
  const accepted = results[0]?.status === "fulfilled";
  const codes = codesOf(results);
  return {
    inFlight, accepted,
    findings: [
      ...(codes.length === 1 && codes[0] === "changed_meanwhile" ? [] : [`refused: ${codes.join(", ") || "none"}`]), ...(row?.state === (accepted ? "active" : "withdrawn") ? [] : [`it ended ${row?.state}`]),
      ...(row?.moves === 2 ? [] : [`${row?.moves} moves`]), ...(row?.claims === (accepted ? 1 : 0) ? [] : [`${row?.claims} claims`]),
    ],
  };
}
