import { and, eq, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { candidateBlocks } from "@/db/schema/candidate-decisions";
import { rightToRepresent } from "@/db/schema/candidates";
import { profilesOfRecruiters, published } from "../identity";
import { command, query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound, refuseKernel } from "../kernel/errors";
import { asCandidate } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { sourcingErrors } from "./errors";
import { personOf } from "./standing-record";

const anId = z.string().max(limits.idLength).optional();
const target = { recruiterId: anId, firmId: anId };
type Target = { recruiterId?: string | undefined; firmId?: string | undefined };
const iso = (text: string) => new Date(text).toISOString();

/** Recruiters with a page that everybody may read: whom a candidate can find, they can shut out before the first word. */
const inPublic = sql`select r.id as recruiter_id, r.firm_id from ${profilesOfRecruiters} where ${published}`;

/** Whom a candidate may block: who has had to do with them, and who has a public page. Anybody else is as little here as one who never was. */
async function knownTarget(db: Reader, candidateId: string, of: Target): Promise<{ recruiterId: string | null; firmId: string | null; name: string; firmName: string } | null> {
  if ((of.recruiterId === undefined) === (of.firmId === undefined)) return refuseKernel("invalid_input", {}, [{ path: "recruiterId", message: "Choose a recruiter or a firm." }]);
  const [row] = await db.execute<{ name: string; firm_name: string }>(sql`
    select u.name, f.name as firm_name
    from (select recruiter_id, firm_id from candidate_sourcers where candidate_id in ${personOf(candidateId)} union select recruiter_id, firm_id from right_to_represent where candidate_id in ${personOf(candidateId)}
      union select recruiter_id, firm_id from applications where candidate_id in ${personOf(candidateId)} union select recruiter_id, firm_id from candidate_dossiers where candidate_id in ${personOf(candidateId)}
      union select c.recruiter_id, k.firm_id from marketplace_connections c join recruiters k on k.id = c.recruiter_id where c.candidate_id in ${personOf(candidateId)} union ${inPublic}) met
      join recruiters r on r.id = met.recruiter_id join users u on u.id = r.user_id join organizations f on f.id = met.firm_id
    where met.recruiter_id = ${of.recruiterId ?? null} or met.firm_id = ${of.firmId ?? null} limit 1`);
  return row ? { recruiterId: of.recruiterId ?? null, firmId: of.firmId ?? null, name: row.name, firmName: row.firm_name } : null;
}

/** The recruiters whom a block of this target shuts out: the person at each of their firms, or all who belong to the firm. */
const shutOut = (of: Target): SQL => sql`(select r.id from recruiters r where r.user_id = (select x.user_id from recruiters x where x.id = ${of.recruiterId ?? null}) or r.firm_id = ${of.firmId ?? null}
  or exists (select 1 from members m where m.user_id = r.user_id and m.organization_id = ${of.firmId ?? null}))`;

const ending = z.strictObject({ recruiterName: z.string(), companyName: z.string() });

/** What a block would change, before it is made: what ends at once, and what stays. */
export const blockChanges = query({
  input: z.strictObject(target),
  output: z.strictObject({
    name: z.string(), firmName: z.string(), requests: z.array(ending), rights: z.array(ending),
    /** A claim that runs to its end, and is not extended any more; null = they hold none. */
    claimUntil: z.iso.datetime().nullable(),
    /** What was sent to companies and stays with them. */
    submissions: z.number().int(),
  }),
  allow: asCandidate,
  errors: {},
  async run({ db, scope, now }, input) {
    const known = await knownTarget(db, scope.candidateId, input);
    if (!known) return notFound();
    const at = (await now()).toISOString();
    const rights = await db.execute<{ recruiter_name: string; company_name: string; state: string }>(sql`
      select u.name as recruiter_name, o.name as company_name, t.state from right_to_represent t join recruiters r on r.id = t.recruiter_id join users u on u.id = r.user_id join organizations o on o.id = t.company_id
      where t.candidate_id in ${personOf(scope.candidateId)} and t.recruiter_id in ${shutOut(input)} and t.state in ('requested', 'signed') and t.ends_on >= (${at}::timestamptz at time zone 'UTC')::date order by o.name`);
    const [claim] = await db.execute<{ until: string }>(sql`select upper("window") as until from candidate_sourcers where candidate_id = ${scope.candidateId} and state = 'active' and "window" @> ${at}::timestamptz and recruiter_id in ${shutOut(input)}`);
    const [sent] = await db.execute<{ n: number }>(sql`select count(*)::int as n from applications where candidate_id in ${personOf(scope.candidateId)} and state <> 'withdrawn' and recruiter_id in ${shutOut(input)}`);
    const of = (state: string) => rights.filter((one) => one.state === state).map((one) => ({ recruiterName: one.recruiter_name, companyName: one.company_name }));
    return { name: known.name, firmName: known.firmName, requests: of("requested"), rights: of("signed"), claimUntil: claim ? iso(claim.until) : null, submissions: sent?.n ?? 0 };
  },
});

/**
 * Shuts out a recruiter or a firm: from now on they can neither claim the reader nor take over a claim on them, nor ask or present them, and are told what everyone is told of
 * one who is not available. Their open requests are declined and their rights taken back; a claim that they hold runs to its end and no further. Nobody is told: the event names nobody, and is there so that
 * what the block ended elsewhere ends at once.
 */
export const blockRecruiter = command({
  input: z.strictObject({ ...target, reason: z.string().trim().max(limits.noteLength, `Use at most ${limits.noteLength} letters.`).default("") }),
  output: z.strictObject({ blockId: z.string() }),
  allow: asCandidate,
  errors: sourcingErrors,
  async run({ tx, scope, now, emit }, { reason, ...input }) {
    const known = await knownTarget(tx, scope.candidateId, input);
    if (!known) return notFound();
    const blockId = newId("block");
    await tx.insert(candidateBlocks).values({ id: blockId, candidateId: scope.candidateId, recruiterId: known.recruiterId, firmId: known.firmId, reason: reason || null, blockedAt: now });
    for (const [from, to] of [["requested", "declined"], ["signed", "revoked"]] as const) {
      const mine = and(eq(rightToRepresent.state, from), sql`candidate_id in ${personOf(scope.candidateId)} and recruiter_id in ${shutOut(input)} and ends_on >= ${now.toISOString().slice(0, 10)}`);
      const ended = await tx.update(rightToRepresent).set(to === "revoked" ? { state: to, revokedAt: now } : { state: to, answeredAt: now }).where(mine).returning();
      for (const row of ended) emit({ type: `sourcing/rtr.${to}`, data: { rtrId: row.id, candidateId: row.candidateId, recruiterId: row.recruiterId, companyId: row.companyId }, candidateId: row.candidateId });
    }
    emit({ type: "sourcing/block.made", data: { blockId } });
    return { blockId };
  },
});

/** Lifts a block: they may ask anew. What ended with the block stays ended. */
export const unblock = command({
  input: z.strictObject({ blockId: z.string().max(limits.idLength) }),
  output: z.strictObject({}),
  allow: asCandidate,
  errors: sourcingErrors,
  async run({ tx, scope, now, refuse }, { blockId }) {
    const mine = and(eq(candidateBlocks.id, blockId), eq(candidateBlocks.candidateId, scope.candidateId));
    const lifted = await tx.update(candidateBlocks).set({ liftedAt: now }).where(and(mine, isNull(candidateBlocks.liftedAt))).returning({ id: candidateBlocks.id });
    if (lifted.length > 0) return {};
    const [known] = await tx.select({ id: candidateBlocks.id }).from(candidateBlocks).where(mine);
    return known ? refuse("changed_meanwhile") : notFound();
  },
});
