import { createHash } from "node:crypto";
import { eq, type SQL, sql } from "drizzle-orm";
import { candidateSourcers, sourcerEvidence } from "@/db/schema/candidates";
import { databaseError } from "../kernel/command";
import type { Reader, Tx } from "../kernel/database";
import { newId } from "../kernel/ids";
import { currentPolicy, type JobLevel, type Policy } from "../policy";

export type Tier = "identified" | "contact" | "consented";
/** `sharedWith`: who handed the claim on for a part of the sourcer's share, in basis points of that share; null = nobody. */
export type Protection = { claimId: string; recruiterId: string; firmId: string; from: Date; until: Date; tier: Tier; sharedWith: { recruiterId: string; basisPoints: number } | null };

type ProtectionRow = { id: string; recruiter_id: string; firm_id: string; from: string; until: string; tier: Tier; shared_with: string | null; shared_basis_points: number | null };
const protectionOf = (row: ProtectionRow): Protection => ({
  claimId: row.id, recruiterId: row.recruiter_id, firmId: row.firm_id, from: new Date(row.from), until: new Date(row.until), tier: row.tier,
  sharedWith: row.shared_with !== null && row.shared_basis_points !== null ? { recruiterId: row.shared_with, basisPoints: row.shared_basis_points } : null,
});
const protectionColumns = sql`id, recruiter_id, firm_id, lower("window") as from, upper("window") as until, tier, shared_with, shared_basis_points`;

const DAY = 86_400_000;
/** `days` of 24 hours after an instant: sourcer windows are instants, not calendar days (I-26). */
export const daysAfter = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);

/** Who protects a person at an instant; null = nobody. Read with the constraint's own operator, so that it cannot disagree (I-22, I-25). */
export async function protectionAt(db: Reader, candidateId: string, at: Date): Promise<Protection | null> {
  const [row] = await db.execute<ProtectionRow>(sql`
    select ${protectionColumns} from candidate_sourcers
    where candidate_id = ${candidateId} and "window" @> ${at.toISOString()}::timestamptz`);
  return row ? protectionOf(row) : null;
}

/** Days of protection that each tier gives (DESIGN §3), or what the policy gives for the level of the role that the evidence is about, if that is longer. */
export const daysOf = (tier: Tier, { settings: { protection } }: Policy, level: JobLevel | null = null): number =>
  Math.max({ identified: protection.identifiedDays, contact: protection.contactDays, consented: protection.consentedDays }[tier], level === null ? 0 : protection.byLevel[level]);

/** `kind`: of the evidence that starts the claim; absent = the usual one of its tier. `level`: of the role that what started the claim is about. `provenAt`: the instant from which the days count, if that was before the claim begins; absent = now. */
export type Claimer = { recruiterId: string; firmId: string; policy: Policy; now: Date; actorName: string; tier?: Tier; kind?: Evidence["kind"]; refersTo?: string; level?: JobLevel | null; provenAt?: Date };

/**
 * Starts a claim for the first to bring a person. The exclusion constraint decides among any number at once.
 * Out: the claim and its end, or null when somebody holds the person now. Whether the person takes
 * anything from this recruiter is asked by whoever writes more than a claim; the database refuses it either way.
 */
export async function claimPerson(tx: Tx, { candidateId, ...by }: Claimer & { candidateId: string }): Promise<{ claimId: string; until: Date } | null> {
  return (await claimPeople(tx, by, [candidateId])).get(candidateId) ?? null;
}

/** The same for many, who must differ, in one statement. Out: the claims that were won, by person; whoever is missing is held by somebody now. */
export async function claimPeople(tx: Tx, by: Claimer, candidateIds: readonly string[]): Promise<Map<string, { claimId: string; until: Date }>> {
  const tier = by.tier ?? "identified";
  const days = daysOf(tier, by.policy, by.level);
  const provenAt = by.provenAt ?? by.now;
  const until = daysAfter(provenAt, Math.min(days, by.policy.settings.protection.maxDays));
  if (until.getTime() <= by.now.getTime()) return new Map();
  // In the order of ids, so that two who claim the same people wait and never block each other.
  const claims = candidateIds.toSorted().map((candidateId) => ({ id: newId("claim"), candidateId, evidenceId: newId("evidence") }));
  const won = await tx.insert(candidateSourcers)
    .values(claims.map(({ id, candidateId, evidenceId }) => ({ id, candidateId, recruiterId: by.recruiterId, firmId: by.firmId, window: `[${by.now.toISOString()},${until.toISOString()})`, tier, policyVersion: by.policy.version, lastEvidenceId: evidenceId })))
    .onConflictDoNothing().returning({ id: candidateSourcers.id });
  const ids = new Set<string>(won.map(({ id }) => id));
  const started = claims.filter(({ id }) => ids.has(id));
  if (started.length === 0) return new Map();
  const kind = by.kind ?? (tier === "consented" ? "rtr_signed" : tier === "contact" ? "submission" : "identified");
  await tx.insert(sourcerEvidence).values(started.map(({ id, evidenceId }) => evidenceRow({ id: evidenceId, claimId: id, kind, days, at: provenAt, refersTo: by.refersTo ?? null, actorName: by.actorName })));
  return new Map(started.map(({ id, candidateId }) => [candidateId, { claimId: id, until }]));
}

export type Evidence = { claimId: string; kind: "identified" | "reply" | "connection" | "rtr_signed" | "submission" | "profile_opened" | "manual"; days: number; at: Date; refersTo: string | null; actorName: string };

/**
 * Adds evidence to a claim and extends it to *event + its days* if that is later; never shortens, never past the policy's most, nor a year, from the first holder's start (DESIGN §3). A claim that was closed while we came, or
 * whose period ended and was followed by somebody else's, stays as it is: the evidence is kept, and what caused it (a signature, a submission) stands. What would extend the
 * claim of one whom the person has blocked is not counted. Out: the end in force.
 */
export async function addEvidence(tx: Tx, of: Evidence & { tier: Tier }): Promise<Date> {
  const ends: number[] = [];
  for (const claimId of await claimsInForce(tx, of.claimId)) ends.push((await addTo(tx, { ...of, claimId })).getTime());
  return new Date(Math.max(...ends));
}

async function addTo(tx: Tx, of: Evidence & { tier: Tier }): Promise<Date> {
  const id = newId("evidence");
  const kept = (part: Tx) => part.insert(sourcerEvidence).values(evidenceRow({ id, ...of }));
  try {
    const until = await tx.transaction(async (part) => {
      await kept(part);
      return extend(part, id, of);
    });
    return until ?? (await endOf(tx, of.claimId));
  } catch (cause) {
    const refusedBy = databaseError(cause)?.constraint;
    if (refusedBy !== "candidate_sourcers_one_protected" && refusedBy !== "claim_not_longer") throw cause;
    if (refusedBy === "candidate_sourcers_one_protected") await kept(tx);
    return endOf(tx, of.claimId);
  }
}

/** What a claim has become: itself, or the one of the same holder that goes on from it since two records were merged. */
export async function goesOnAs(db: Reader, claimId: string): Promise<string> {
  const [row] = await db.execute<{ id: string }>(sql`
    with recursive line as (
      select id, recruiter_id, 0 as step from candidate_sourcers where id = ${claimId}
      union all select c.id, c.recruiter_id, l.step + 1 from candidate_sourcers c join line l on c.transferred_from = l.id and c.recruiter_id = l.recruiter_id)
    select id from line order by step desc limit 1`);
  return row?.id ?? claimId;
}

/** The claim that evidence counts for, and with it one of the same holder that waits for its end. */
async function claimsInForce(tx: Tx, claimId: string): Promise<string[]> {
  const last = await goesOnAs(tx, claimId);
  const rows = await tx.execute<{ id: string }>(sql`
    select w.id from candidate_sourcers w join candidate_sourcers c on c.candidate_id = w.candidate_id and c.recruiter_id = w.recruiter_id and c.id <> w.id
    where c.id = ${last} and w.state = 'active' and w.transferred_from is not null and lower(w."window") > app.now()`);
  return [last, ...rows.map((row) => row.id)];
}

/** From when another claim waits for the end of the one that is updated: it is not pushed back. */
const waitsFrom = sql`(select min(lower(w."window")) from candidate_sourcers w where w.candidate_id = candidate_sourcers.candidate_id and w.transferred_from is not null and lower(w."window") > app.now() and lower(w."window") >= upper(candidate_sourcers."window"))`;

/** The end that evidence of an instant gives a claim: *event + its days* if that is later, never past the policy's most from the first holder's start, nor into a claim that waits. */
export const endWith = (of: { at: Date; days: number; maxDays: number }): SQL =>
  sql`greatest(upper("window"), least(${daysAfter(of.at, of.days).toISOString()}::timestamptz, origin_from + make_interval(hours => ${24 * of.maxDays}::int), ${waitsFrom}))`;

async function extend(tx: Tx, evidenceId: string, of: Evidence & { tier: Tier }): Promise<Date | null> {
  const { maxDays } = (await currentPolicy(tx)).settings.protection;
  const [row] = await tx.execute<{ until: string }>(sql`
    update candidate_sourcers set last_evidence_id = ${evidenceId}, tier = case when ${of.tier} = 'consented' or (${of.tier} = 'contact' and tier = 'identified') then ${of.tier} else tier end,
      "window" = tstzrange(lower("window"), ${endWith({ ...of, maxDays })}, '[)')
    where id = ${of.claimId} and state = 'active' returning upper("window") as until`);
  return row ? new Date(row.until) : null;
}

function evidenceRow({ id, claimId, kind, days, at, refersTo, actorName }: Evidence & { id: string }) {
  const hash = createHash("sha256").update([claimId, kind, days, at.toISOString(), refersTo ?? ""].join("|")).digest("hex");
  return { id, claimId, kind, days, at, refersTo, hash, createdBy: actorName };
}

/**
 * The consent that lets a recruiter present a person at a company now: one for it, or one for another of its group whose text names it; null = there is none.
 * `keep` holds it still until the commit, so that it is taken back before or after.
 */
export async function signedRtr(db: Reader, of: { candidateId: string; recruiterId: string; companyId: string; jobId: string; at: Date; keep?: true }): Promise<{ rtrId: string } | null> {
  const [row] = await db.execute<{ id: string }>(sql`
    select id from right_to_represent where candidate_id = ${of.candidateId} and recruiter_id = ${of.recruiterId} and (company_id = ${of.companyId} or ${of.companyId} = any(also_at)) and state = 'signed' and signed_at <= ${of.at.toISOString()}::timestamptz
      and (job_id is null or job_id = ${of.jobId}) and ends_on >= (${of.at.toISOString()}::timestamptz at time zone 'UTC')::date
    order by signed_at desc limit 1 ${of.keep ? sql`for share` : sql``}`);
  return row ? { rtrId: row.id } : null;
}

/** Whether a claim protects at an instant: by its window, not by its word. */
export async function protectsAt(db: Reader, claimId: string, at: Date): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from candidate_sourcers where id = ${claimId} and state = 'active' and "window" @> ${at.toISOString()}::timestamptz`);
  return rows.length > 0;
}

/** When a claim ends, or ended. Throws for a claim that is not there. */
export async function endOf(db: Reader, claimId: string): Promise<Date> {
  const [row] = await db.execute<{ until: string }>(sql`select upper("window") as until from candidate_sourcers where id = ${claimId}`);
  if (!row) throw new Error(`There is no claim ${claimId}.`);
  return new Date(row.until);
}

/** The claim with this id, locked; null = none. */
export async function lockClaim(tx: Tx, claimId: string): Promise<typeof candidateSourcers.$inferSelect | null> {
  const [row] = await tx.select().from(candidateSourcers).where(eq(candidateSourcers.id, claimId)).for("update");
  return row ?? null;
}

/** Locks a claim that is to be credited at an instant, so that it does not end while that is written. Out: whether its period holds the instant, whatever its state has become. */
export async function lockCredited(tx: Tx, claimId: string, at: Date): Promise<boolean> {
  const [row] = await tx.execute<{ holds: boolean }>(sql`select "window" @> ${at.toISOString()}::timestamptz as holds from candidate_sourcers where id = ${claimId} for no key update`);
  return row?.holds ?? false;
}
