import { sql } from "drizzle-orm";
import { z } from "zod";
import { lockConnection } from "../connections";
import { command, type CommandEnv } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound, refuseKernel } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { lastMessages } from "../messages";
import { candidateBehind, recruiterBehind, sharedProfile } from "../profiles";
import { moderationErrors } from "./errors";
import { authorOf, makeReport, reportMade, reportWords, twoOf } from "./make-report";
import { type Author, type EvidenceEntry, messageEntry, wordsEntry } from "./rules/evidence";

/** Messages that go with a report about a person: the last of the conversation. */
const LAST = 10;
type Env = CommandEnv<PartyScope, typeof moderationErrors>;
type Said = { reason: z.output<typeof reportWords.reason>; words: string };

/**
 * Reports the other of a connection, the note of their request, or a profile, to the platform. A connection is named by `connectionId` with what of it is meant, a recruiter's public profile by `slug`, a
 * candidate's masked one by `profileId`. The other is not told, and the reporter learns no name by it. Refuses with `reported_already`, `reported_oneself`.
 */
export const reportPerson = command({
  input: z.strictObject({
    connectionId: z.string().max(limits.idLength).optional(),
    /** With `connectionId`. */
    about: z.enum(["person", "note", "profile"]).default("person"),
    slug: z.string().max(limits.nameLength).optional(), profileId: z.string().max(limits.idLength).optional(), ...reportWords,
  }),
  output: reportMade,
  allow: asParty,
  errors: moderationErrors,
  async run(env, { connectionId, slug, profileId, about, ...said }) {
    if ([connectionId, slug, profileId].filter((one) => one !== undefined).length !== 1) return refuseKernel("invalid_input", {}, [{ path: "connectionId", message: "Name a connection or a profile." }]);
    if (connectionId !== undefined) return reportOfConnection(env, { connectionId, about }, said);
    return reportOfProfile(env, { slug, profileId }, said);
  },
});

async function reportOfConnection(env: Env, { connectionId, about }: { connectionId: string; about: "person" | "note" | "profile" }, said: Said) {
  const mine = await lockConnection(env.tx, env.scope, connectionId);
  if (!mine) return notFound();
  const { connection, side } = mine;
  const two = await twoOf(env.tx, connectionId, side);
  const at = env.now.toISOString();
  const note = connection.note !== null && connection.askedBy !== side ? wordsEntry("note", { author: two.reported, body: connection.note, at: connection.askedAt.toISOString(), reported: about === "note" }) : null;
  const made = { ...said, ...two, side, about, connectionId };
  if (about === "note") return note ? makeReport(env, { ...made, subject: `note:${connectionId}:${connection.askedAt.toISOString()}`, entries: [note] }) : notFound();
  if (about === "profile") {
    if (side !== "recruiter" || connection.state !== "active" || !(await sharedProfile(env.tx, connection.candidateId))) return notFound();
    return makeReport(env, { ...made, subject: `profile:${connection.candidateId}`, entries: await profileOf(env.tx, { candidateId: connection.candidateId }, two.reported, at) });
  }
  const last = await lastMessages(env.tx, { userId: env.scope.userId, connectionId, limit: LAST });
  return makeReport(env, { ...made, subject: `person:${two.reported.userId}`, entries: [...(note ? [note] : []), ...last.map((one) => messageEntry(one, { ...two, messageId: null }))] });
}

async function reportOfProfile(env: Env, { slug, profileId }: { slug?: string | undefined; profileId?: string | undefined }, said: Said) {
  const { userId, recruiterId, candidateId } = env.scope;
  const side = slug !== undefined && candidateId !== null ? ("candidate" as const) : recruiterId !== null ? ("recruiter" as const) : null;
  const whose = slug !== undefined ? await recruiterBehind(env.tx, slug) : recruiterId === null ? null : await candidateBehind(env.tx, { recruiterId, userId, profileId: profileId ?? "" });
  if (side === null || whose === null) return notFound();
  const of = slug !== undefined ? { recruiterId: whose } : { candidateId: whose };
  const [reporter] = await env.tx.execute<{ name: string }>(sql`select name from users where id = ${userId}`);
  const reported = await authorOf(env.tx, of);
  return makeReport(env, { ...said, side, about: "profile", subject: `profile:${whose}`, connectionId: null, reporter: { userId, name: reporter?.name ?? "" }, reported, entries: await profileOf(env.tx, of, reported, env.now.toISOString()) });
}

/** What a profile says at this moment, in its writer's own words. */
async function profileOf(db: Reader, of: { recruiterId: string } | { candidateId: string }, author: Author, at: string): Promise<EvidenceEntry[]> {
  const [row] = await db.execute<{ body: string }>("recruiterId" in of
    ? sql`select concat_ws(E'\n', nullif(headline, ''), nullif(about, ''), nullif(array_to_string(role_kinds, ', '), '')) as body from recruiter_profiles where recruiter_id = ${of.recruiterId}`
    : sql`select concat_ws(E'\n', nullif(title, ''), nullif(looking_for, ''), nullif(array_to_string(skills, ', '), '')) as body from candidate_profiles where candidate_id = ${of.candidateId}`);
  return row ? [wordsEntry("profile", { author, body: row.body, at, reported: true })] : notFound();
}
