import { sql } from "drizzle-orm";
import { z } from "zod";
import { candidateUser } from "../candidates";
import { recruiterContact, recruiterName } from "../identity";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound, refuseKernel } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { candidateBehind, recruiterBehind, sharedProfile, titleWhenAsking } from "../profiles";
import { contactOutlook, contactOutlookShape, standingRecord } from "../sourcing";
import { blocks, isKnownTo } from "./ask-connection";
import { allowedPerDay, quotaLeft } from "./ask-quota";
import { connectionLine, type ConnectionRow, connectionsOf, moveLine, movesOf, shapeConnection, standingOfRow } from "./connection-rows";
import { actsOf, canAccept, firstWholeMinute, type Side } from "./rules/moves";

const possible = {
  /** What the reader may do now. */
  acts: z.array(z.enum(["ask", "accept", "decline", "withdraw", "disconnect", "block", "unblock"])),
  /** From when the reader may ask again, to the whole minute in which it surely is so; null = now, or asking is not what comes next. */
  askFrom: z.iso.datetime().nullable(),
  /** Requests that the reader may still make today (UTC), of how many. */
  left: z.number().int(), allowed: z.number().int(),
  /** What an acceptance now would do for the recruiter's protection of the person; null = they are connected, or cannot be. */
  outlook: contactOutlookShape.nullable(),
};

/** One connection: where it stands, what was said, how it came to be so, what the reader may do, and what an acceptance would change. */
export const connectionDetail = query({
  input: z.strictObject({ connectionId: z.string().max(limits.idLength) }),
  output: z.strictObject({
    connection: connectionLine.extend({
      moves: z.array(moveLine),
      /** The address of the other's account, while they are connected. */
      email: z.string().nullable(),
      /** Whether the candidate shows the recruiter who reads it a profile, which opening counts for. */
      sharesProfile: z.boolean(),
      ...possible,
    }),
    now: z.iso.datetime(),
  }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { connectionId }) {
    const [row] = await db.execute<ConnectionRow>(sql`select * from (${connectionsOf(scope)}) o where o.id = ${connectionId}`);
    if (!row) return notFound();
    const email = row.shown !== "active" ? null : row.side === "candidate" ? (await recruiterContact(db, row.recruiter_id)).email : ((await candidateUser(db, row.candidate_id))?.email ?? null);
    const at = await now();
    return { connection: { ...shapeConnection(row), moves: await movesOf(db, row), email, sharesProfile: row.side === "recruiter" && row.shown === "active" && (await sharedProfile(db, row.candidate_id)) !== null, ...(await possibleFor(db, { scope, side: row.side, candidateId: row.candidate_id, recruiterId: row.recruiter_id, row, at })), ...(isMasked(row) ? { outlook: null } : {}) }, now: at.toISOString() };
  },
});

const anId = z.string().max(limits.idLength).optional();

/**
 * How the reader stands with a recruiter, or with a person whom they know, also by a connection of theirs as a recruiter: the connection if there is one, and what they may do. For the pages of people. Of somebody whom a recruiter knows by
 * a profile that names nobody, nothing is told that would tell who it is: neither a connection in which they go by name, nor until when they are protected.
 */
export const connectionWith = query({
  input: z.strictObject({ recruiterId: anId, candidateId: anId, slug: z.string().max(limits.nameLength).optional(), profileId: anId, connectionId: anId }),
  output: z.strictObject({
    name: z.string().nullable(), connection: connectionLine.nullable(),
    /** The title that the recruiter would read, beside the name, of a candidate who asked them now; null = none, or it is a recruiter who reads this. */
    showsTitle: z.string().nullable(),
    ...possible,
  }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const { side, ...pair } = await pairOf(db, scope, input);
    const [found] = await db.execute<ConnectionRow>(sql`select * from (${connectionsOf(scope)}) o where o.side = ${side} and o.candidate_id = ${pair.candidateId} and o.recruiter_id = ${pair.recruiterId}`);
    const masked = (input.profileId !== undefined || (input.connectionId !== undefined && found?.masked === 1)) && !found?.shows;
    const row = side === "recruiter" && found && !found.shows && (found.masked === 1) !== masked ? undefined : found;
    const name = side === "candidate" ? (await recruiterName(db, pair.recruiterId)).name : (row?.name ?? null);
    const showsTitle = side === "candidate" ? await titleWhenAsking(db, pair) : null;
    return { name, connection: row ? shapeConnection(row) : null, showsTitle, ...(await possibleFor(db, { scope, side, ...pair, row: row ?? null, at: await now() })), ...(masked ? { outlook: null } : {}) };
  },
});

/** Whether the reader knows the other by a profile that names nobody, and no more. */
const isMasked = (row: ConnectionRow): boolean => row.side === "recruiter" && row.masked === 1 && !row.shows;

/** Whom the reader means, from which side. Anybody whom they do not know is not there. */
async function pairOf(db: Reader, scope: PartyScope, input: { [by in "recruiterId" | "candidateId" | "slug" | "profileId" | "connectionId"]?: string | undefined }): Promise<{ side: Side; candidateId: string; recruiterId: string }> {
  if (Object.values(input).filter((one) => one !== undefined).length !== 1) return refuseKernel("invalid_input", {}, [{ path: "recruiterId", message: "Name a recruiter or a candidate." }]);
  if (input.recruiterId !== undefined || input.slug !== undefined) {
    const recruiterId = input.slug === undefined ? input.recruiterId : ((await recruiterBehind(db, input.slug)) ?? undefined);
    const rows = recruiterId === undefined ? [] : await db.execute(sql`select 1 from recruiters where id = ${recruiterId}`);
    return scope.candidateId !== null && recruiterId !== undefined && rows.length > 0 ? { side: "candidate", candidateId: scope.candidateId, recruiterId } : notFound();
  }
  if (scope.recruiterId === null) return notFound();
  if (input.connectionId !== undefined) {
    const [own] = await db.execute<{ candidate_id: string }>(sql`select candidate_id from marketplace_connections where id = ${input.connectionId} and recruiter_id = ${scope.recruiterId}`);
    return own ? { side: "recruiter", candidateId: own.candidate_id, recruiterId: scope.recruiterId } : notFound();
  }
  if (input.profileId !== undefined) {
    const candidateId = await candidateBehind(db, { recruiterId: scope.recruiterId, userId: scope.userId, profileId: input.profileId });
    return candidateId === null ? notFound() : { side: "recruiter", candidateId, recruiterId: scope.recruiterId };
  }
  if (input.candidateId === undefined) return notFound();
  const candidateId = await standingRecord(db, input.candidateId);
  return (await isKnownTo(db, { candidateId, recruiterId: scope.recruiterId })) ? { side: "recruiter", candidateId, recruiterId: scope.recruiterId } : notFound();
}

async function possibleFor(db: Reader, of: { scope: PartyScope; side: Side; candidateId: string; recruiterId: string; row: ConnectionRow | null; at: Date }) {
  const policy = await currentPolicy(db);
  const standing = of.row ? standingOfRow(of.row) : null;
  // Whom a candidate has blocked before either asked there is no connection to say so.
  const shutOut = standing === null && of.side === "candidate" && (await blocks(db, of));
  const { acts, askFrom } = shutOut ? { acts: ["unblock" as const], askFrom: null } : actsOf(standing, of.side, of.at, policy.settings.connections.askAgainDays);
  const allowed = allowedPerDay(policy, of.side);
  const open = standing === null || !["active", "blocked"].includes(standing.state);
  // A recruiter learns whether a person is available from one who asks them, and not by looking.
  const asIfAvailable = of.side === "recruiter" && !(standing && canAccept(standing, "recruiter"));
  return {
    acts, askFrom: askFrom === null ? null : firstWholeMinute(askFrom).toISOString(), left: await quotaLeft(db, { userId: of.scope.userId, at: of.at, allowed }), allowed,
    outlook: open ? await contactOutlook(db, { candidateId: of.candidateId, recruiterId: of.recruiterId, at: of.at, asIfAvailable }) : null,
  };
}
