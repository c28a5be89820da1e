import { sql } from "drizzle-orm";
import { z } from "zod";
import { marketplaceConnections } from "@/db/schema/connections";
import { decisionOf, lockPerson } from "../candidates";
import { canSignIn, muteOf, organizationById } from "../identity";
import { openJob } from "../jobs";
import { cleanedText } from "../kernel/rules/cleaned-text";
import { command, type CommandEnv } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound, refuseKernel } from "../kernel/errors";
import { asCandidate, asRecruiter } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { untilText } from "../kernel/until-text";
import { currentPolicy } from "../policy";
import { candidateBehind, recruiterBehind, seesProfileOf } from "../profiles";
import { personOf, standingRecord } from "../sourcing";
import { allowedPerDay, quotaLeft, takeFromQuota } from "./ask-quota";
import { connectionErrors } from "./errors";
import { acceptRequest, connectionEvent, moveConnection } from "./move-connection";
import { askingOf, firstWholeMinute, type Side } from "./rules/moves";
import { openVariables } from "./rules/template-variables";
import { noteSameText } from "./same-text";
import { hasShownThemselves, lockPair, standingOf } from "./standing";

const anId = z.string().max(limits.idLength);
/** What goes with a request: a note, and the role or the company that it is about. Of a role the company is known. */
const said = {
  note: cleanedText(limits.connectionNoteLength)
    .refine((note) => openVariables(note) === null, { error: (issue) => openVariables(String(issue.input)) ?? "" }).default(""),
  jobId: anId.optional(),
  companyId: anId.optional(),
};
type Said = { note: string; jobId?: string | undefined; companyId?: string | undefined };
/** `pending`: they are asked. `active`: they had asked too, so that both are connected now. `left`: requests that the asker may still make today (UTC). */
const asked = z.strictObject({ connectionId: z.string(), state: z.enum(["pending", "active"]), left: z.number().int() });

/**
 * A candidate asks a recruiter to connect. The recruiter sees the candidate's name, and the title of a profile that shows itself to them; no contact data before they accept. If the recruiter has asked already, it is
 * accepted. Two at once meet in one row: the key of the pair decides, and the second sees the first.
 */
export const askRecruiter = command({
  input: z.strictObject({ recruiterId: anId.optional(), slug: z.string().max(limits.nameLength).optional(), ...said }),
  output: asked,
  allow: asCandidate,
  errors: connectionErrors,
  async run(env, { recruiterId: given, slug, ...words }) {
    if ((given === undefined) === (slug === undefined)) return refuseKernel("invalid_input", {}, [{ path: "recruiterId", message: "Name a recruiter, or their public profile." }]);
    const recruiterId = slug === undefined ? given : ((await recruiterBehind(env.tx, slug)) ?? undefined);
    const recruiter = recruiterId === undefined ? null : await recruiterHere(env.tx, recruiterId);
    if (recruiterId === undefined || !recruiter) return notFound();
    if (recruiter.userId === env.scope.userId) return env.refuse("asked_oneself");
    return ask(env, { side: "candidate", candidateId: env.scope.candidateId, recruiterId, mayBeAsked: async () => recruiter.active }, words);
  },
});

/**
 * A recruiter asks somebody whom they know: in their candidates, or whose claim or right they hold or held, or who is or was connected to them. One who has no account here answers as one who is not
 * available, so that nobody can find out by asking who has signed up. Or, by `profileId`, somebody who shows themselves masked: then the recruiter sees no name until the candidate asks or accepts, and
 * whom they asked by name already, or the other way round, answers as one who is not available, so that asking does not tell whose profile it is.
 */
export const askCandidate = command({
  input: z.strictObject({ candidateId: anId.optional(), profileId: anId.optional(), ...said }),
  output: asked,
  allow: asRecruiter,
  errors: connectionErrors,
  async run(env, { candidateId: given, profileId, ...words }) {
    const { recruiterId, userId } = env.scope;
    if ((given === undefined) === (profileId === undefined)) return refuseKernel("invalid_input", {}, [{ path: "candidateId", message: "Name a candidate, or their profile." }]);
    const candidateId = given === undefined ? await candidateBehind(env.tx, { recruiterId, userId, profileId: profileId ?? "" }) : await standingRecord(env.tx, given);
    if (candidateId === null || (given !== undefined && !(await isKnownTo(env.tx, { candidateId, recruiterId })))) return notFound();
    return askPerson(env, { candidateId, byProfile: given === undefined, shown: true }, words);
  },
});

/**
 * A recruiter asks the other of a connection of theirs anew, by name or by a profile that names nobody as it was before: the id of one who has asked is theirs only once they are connected. One who shows no such
 * profile any more answers as one who is not available.
 */
export const askAgain = command({
  input: z.strictObject({ connectionId: anId, ...said }),
  output: asked,
  allow: asRecruiter,
  errors: connectionErrors,
  async run(env, { connectionId, ...words }) {
    const { recruiterId, userId } = env.scope;
    const [row] = await env.tx.execute<{ candidate_id: string; masked: number }>(sql`select candidate_id, masked from marketplace_connections where id = ${connectionId} and recruiter_id = ${recruiterId}`);
    if (!row) return notFound();
    const byProfile = row.masked === 1 && !(await hasShownThemselves(env.tx, connectionId));
    return askPerson(env, { candidateId: row.candidate_id, byProfile, shown: !byProfile || (await seesProfileOf(env.tx, { recruiterId, userId, candidateId: row.candidate_id })) }, words);
  },
});

/** Asks a person for a recruiter. `shown`: they are known by name, or by a profile that the recruiter still sees. */
async function askPerson(env: CommandEnv<{ userId: string; recruiterId: string }, Errors>, of: { candidateId: string; byProfile: boolean; shown: boolean }, words: Said): Promise<z.input<typeof asked>> {
  const { candidateId, byProfile } = of;
  const { recruiterId, userId } = env.scope;
  const account = await accountOf(env.tx, candidateId);
  if (account?.userId === userId) return env.refuse("asked_oneself");
  if (!account) return env.refuse("not_available");
  return ask(env, { side: "recruiter", candidateId, recruiterId, byProfile, mayBeAsked: async () => account.active && of.shown && (await decisionOf(env.tx, { candidateId, recruiterId })).available }, words);
}

type Errors = typeof connectionErrors;
type Asking = { side: Side; candidateId: string; recruiterId: string; /** Whether a recruiter asks by a profile that names nobody. */ byProfile?: boolean; /** Whether the other can be asked at all; asked only where a request is made. */ mayBeAsked(): Promise<boolean> };

async function ask(env: CommandEnv<{ userId: string }, Errors>, of: Asking, words: Said): Promise<z.input<typeof asked>> {
  const { tx, scope, now, refuse } = env;
  const { candidateId, recruiterId, side } = of;
  const about = await subjectOf(env, words);
  await lockPerson(tx, candidateId);
  const muted = await muteOf(tx, scope.userId);
  if (muted) return refuse("muted", muted);
  const policy = await currentPolicy(tx);
  const quota = { userId: scope.userId, at: now, allowed: allowedPerDay(policy, side) };
  const request = { ...about, note: words.note || null, askedBy: side, askedAt: now, masked: of.byProfile ? 1 : 0 };
  const told = (connectionId: string) => env.emit(connectionEvent("asked", { connectionId, candidateId, recruiterId, by: side }));
  const counted = async (connectionId: string) => {
    const noted = noteSameText({ userId: scope.userId, connectionId, text: words.note, now, allowed: policy.settings.messages.sameTextPerHour });
    if (noted) await tx.execute(noted);
    return takeFromQuota(tx, quota);
  };
  if (!(await lockPair(tx, of))) {
    if ((await blocks(tx, of)) && side === "candidate") return refuse("you_blocked_them");
    if (!(await of.mayBeAsked())) return refuse("not_available");
    const [made] = await tx.insert(marketplaceConnections).values({ id: newId("connection"), candidateId, recruiterId, ...request, movedBy: side, movedAt: now }).onConflictDoNothing().returning({ id: marketplaceConnections.id });
    if (made) {
      told(made.id);
      return { connectionId: made.id, state: "pending", left: await counted(made.id) };
    }
  }
  // The other has asked, now or before.
  const connection = await lockPair(tx, of);
  if (!connection) throw new Error("A pair was taken, and by nobody.");
  // By name and by a profile without one, the same person is two to a recruiter, until the person shows which they are.
  if (side === "recruiter" && (connection.masked === 1) !== (of.byProfile ?? false) && !(await hasShownThemselves(tx, connection.id))) return refuse("not_available");
  const standing = await standingOf(tx, connection);
  const asking = askingOf(standing, side, now, policy.settings.connections.askAgainDays);
  if (asking.to === "later") return refuse("ask_again_later", { from: untilText(firstWholeMinute(asking.from)) });
  if (asking.to === "accept") {
    await acceptRequest(tx, { connection, side, standing, said: words.note, at: now, actor: env.actor, emit: env.emit });
    return { connectionId: connection.id, state: "active", left: await quotaLeft(tx, quota) };
  }
  if (asking.to !== "ask") return refuse(asking.to);
  if (!(await of.mayBeAsked())) return refuse("not_available");
  await moveConnection(tx, { connectionId: connection.id, to: "pending", by: side, at: now, said: "", fields: request });
  told(connection.id);
  return { connectionId: connection.id, state: "pending", left: await counted(connection.id) };
}

/** The role or the company that a request is about. Refuses a role that is not open, as one that never was. */
async function subjectOf({ tx, refuse }: Pick<CommandEnv<unknown, Errors>, "tx" | "refuse">, { jobId, companyId }: Said): Promise<{ jobId: string | null; companyId: string | null }> {
  if (jobId !== undefined) {
    const job = await openJob(tx, jobId);
    if (!job || (companyId !== undefined && companyId !== job.companyId)) return refuse("role_not_open");
    return { jobId, companyId: job.companyId };
  }
  if (companyId === undefined) return { jobId: null, companyId: null };
  const company = await organizationById(tx, companyId);
  return company?.kind === "company" ? { jobId: null, companyId } : notFound();
}

/** A recruiter who was ever here; `active`: they still belong to their firm and are not suspended. */
async function recruiterHere(db: Reader, recruiterId: string): Promise<{ userId: string; active: boolean } | null> {
  const [row] = await db.execute<{ user_id: string; active: boolean }>(sql`
    select r.user_id, ${canSignIn} and exists (select 1 from members m where m.user_id = r.user_id and m.organization_id = r.firm_id) as active from recruiters r join users u on u.id = r.user_id where r.id = ${recruiterId}`);
  return row ? { userId: row.user_id, active: row.active } : null;
}

async function accountOf(db: Reader, candidateId: string): Promise<{ userId: string; active: boolean } | null> {
  const [row] = await db.execute<{ user_id: string; active: boolean }>(sql`select u.id as user_id, ${canSignIn} as active from candidates c join users u on u.id = c.user_id where c.id = ${candidateId}`);
  return row ? { userId: row.user_id, active: row.active } : null;
}

/** Whether a recruiter has had to do with a person, any record of theirs. */
export async function isKnownTo(db: Reader, { candidateId, recruiterId }: { candidateId: string; recruiterId: string }): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from (select recruiter_id, candidate_id from candidate_dossiers union all select recruiter_id, candidate_id from candidate_sourcers union all select recruiter_id, candidate_id from right_to_represent
      union all select recruiter_id, candidate_id from marketplace_connections) met
    where met.recruiter_id = ${recruiterId} and met.candidate_id in ${personOf(candidateId)} limit 1`);
  return rows.length > 0;
}

/** Whether the candidate has shut the recruiter out. */
export async function blocks(db: Reader, { candidateId, recruiterId }: { candidateId: string; recruiterId: string }): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from blocked_recruiters where candidate_id = ${candidateId} and recruiter_id = ${recruiterId} limit 1`);
  return rows.length > 0;
}
