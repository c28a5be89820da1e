import { type SQL, sql } from "drizzle-orm";
import { personMergeMoves } from "@/db/schema/merges";
import { endClaimsOnOneself } from "../candidates";
import { clockOf, type Reader, type Tx } from "../kernel/database";
import { endMergedClaim, goOn } from "./continue-claim";
import { lockPeople } from "./lock-people";
import { type LiveClaim, type MergedClaim, mergedClaims } from "./rules/merged-claims";
import { type PeopleTable, peopleTables } from "./rules/people-tables";
import { whichStays } from "./rules/which-stays";

/** Why two records cannot be joined, in the codes of the refusals. */
export type JoinFault = { code: "changed_meanwhile" | "two_accounts" | "merged_already" | "case_open" } | { code: "both_submitted"; details: { jobTitle: string } };
export type JoinedClaim = MergedClaim & { recruiterId: string };
export type Joined = { winnerId: string; loserId: string; claims: JoinedClaim[] };
type Move = { tableName: string; rowKey: string; fromId: string; toId: string; detail?: Record<string, string> };

/**
 * Joins two records of one person: what belongs to the one goes to the other, which stands; claims go on by rule. Writes down each row that moved. The merge is marked as
 * done by this very transaction, without which the database lets no row change its person.
 */
export async function joinPeople(tx: Tx, of: { mergeId: string; ids: readonly [string, string]; decidedBy: string; answer: string | null; policyVersion: number }): Promise<Joined | JoinFault> {
  const locked = await lockPeople(tx, of.ids);
  if (!locked) return { code: "changed_meanwhile" };
  // Whoever held a lock before us may have begun a claim after our transaction did.
  const now = await clockOf(tx);
  if (locked.some((one) => one.mergedInto !== null)) return { code: "merged_already" };
  const stays = whichStays(...locked);
  if (!stays) return { code: "two_accounts" };
  const [winnerId, loserId] = [stays.winner.id, stays.loser.id];
  if (await caseOpen(tx, [winnerId, loserId])) return { code: "case_open" };
  const jobTitle = await roleOfBoth(tx, winnerId, loserId);
  if (jobTitle !== null) return { code: "both_submitted", details: { jobTitle } };
  await tx.execute(sql`update person_merges set state = 'merged', winner_id = ${winnerId}, loser_id = ${loserId}, decided_by = ${of.decidedBy}, decided_at = ${now.toISOString()}::timestamptz, answer = ${of.answer}, policy_version = ${of.policyVersion} where id = ${of.mergeId}`);
  const account = locked.find((one) => one.userId !== null)?.userId;
  if (account) await endClaimsOnOneself(tx, { userId: account, candidateIds: [winnerId, loserId], now });
  const moves = await pointTo(tx, loserId, winnerId);
  await yieldRequests(tx, winnerId, loserId);
  for (const table of peopleTables) if (table.what === "moves") moves.push(...(await moveRows(tx, table, loserId, winnerId)));
  const claims = await joinClaims(tx, { winnerId, loserId, now, moves });
  if (moves.length > 0) await tx.insert(personMergeMoves).values(moves.map((move) => ({ mergeId: of.mergeId, ...move, detail: move.detail ?? null })));
  return { winnerId, loserId, claims };
}

/** Whether somebody contests a claim or a submission of either record: what it is about must not change before it is decided. */
export async function caseOpen(db: Reader, ids: readonly [string, string]): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from disputes d left join candidate_sourcers c on c.id = d.claim_id left join applications a on a.id = d.application_id
    where d.state not in ('closed','withdrawn') and (c.candidate_id in (${ids[0]}, ${ids[1]}) or a.candidate_id in (${ids[0]}, ${ids[1]})) limit 1`);
  return rows.length > 0;
}

/** A role for which both records are under way: it can be only one submission. */
async function roleOfBoth(tx: Tx, a: string, b: string): Promise<string | null> {
  const [row] = await tx.execute<{ title: string }>(sql`
    select j.title from applications x join applications y on y.job_id = x.job_id and y.candidate_id = ${b} and y.state not in ('rejected','withdrawn') join jobs j on j.id = x.job_id
    where x.candidate_id = ${a} and x.state not in ('rejected','withdrawn') limit 1`);
  return row?.title ?? null;
}

/** Points the one record, and those that pointed to it, to the one that stands. */
async function pointTo(tx: Tx, loserId: string, winnerId: string): Promise<Move[]> {
  await tx.execute(sql`update candidates set merged_into = ${winnerId} where id = ${loserId}`);
  const rows = await tx.execute<{ id: string }>(sql`update candidates set merged_into = ${winnerId} where merged_into = ${loserId} returning id`);
  return rows.map((row) => ({ tableName: "candidates", rowKey: row.id, fromId: loserId, toId: winnerId }));
}

/** A signed right goes before a request of the same recruiter for the same company that nobody has answered. */
async function yieldRequests(tx: Tx, winnerId: string, loserId: string): Promise<void> {
  await tx.execute(sql`update right_to_represent r set state = 'ended' where r.candidate_id = ${winnerId} and r.state = 'requested'
    and exists (select 1 from right_to_represent s where s.candidate_id = ${loserId} and s.recruiter_id = r.recruiter_id and s.company_id = r.company_id and s.state = 'signed')`);
}

/** The columns that name a row in `person_merge_moves`. */
export const rowKey = (table: Extract<PeopleTable, { what: "moves" }>): SQL => sql.raw(table.key.map((column) => `t.${column}`).join(" || ':' || "));

async function moveRows(tx: Tx, table: Extract<PeopleTable, { what: "moves" }>, fromId: string, toId: string): Promise<Move[]> {
  const { once } = table;
  const during = once?.while ? sql` and ${sql.raw(once.while)}` : sql``;
  const same = once ? sql` and not (true${during} and exists (select 1 from (select * from ${sql.raw(table.table)} where ${sql.raw(table.column)} = ${toId}${during}) o where ${sql.raw(once.columns.map((column) => `o.${column} = t.${column}`).join(" and "))}))` : sql``;
  const rows = await tx.execute<{ key: string }>(sql`update ${sql.raw(table.table)} t set ${sql.raw(table.column)} = ${toId} where t.${sql.raw(table.column)} = ${fromId}${same} returning ${rowKey(table)} as key`);
  return rows.map((row) => ({ tableName: table.table, rowKey: row.key, fromId, toId }));
}

type ClaimRow = { id: string; candidate_id: string; recruiter_id: string; origin: string; since: string; until: string };

/** The claims of two records that have not ended, as the rule reads them. */
export async function liveClaims(db: Reader, of: { winnerId: string; loserId: string; at: Date }): Promise<(LiveClaim & { recruiterId: string })[]> {
  const rows = await db.execute<ClaimRow>(sql`
    select id, candidate_id, recruiter_id, origin_from as origin, lower("window") as since, upper("window") as until from candidate_sourcers
    where candidate_id in (${of.winnerId}, ${of.loserId}) and state = 'active' and upper("window") > ${of.at.toISOString()}::timestamptz`);
  return rows.map((row) => ({ id: row.id, recruiterId: row.recruiter_id, onWinner: row.candidate_id === of.winnerId, origin: Date.parse(row.origin), from: Date.parse(row.since), until: Date.parse(row.until) }));
}

/** Ends, puts aside, moves and goes on with claims, in the order in which no two of them ever protect at once. */
async function joinClaims(tx: Tx, of: { winnerId: string; loserId: string; now: Date; moves: Move[] }): Promise<JoinedClaim[]> {
  const live = await liveClaims(tx, { ...of, at: of.now });
  const outcomes = mergedClaims(live, of.now.getTime());
  const claimOf = (id: string) => live.find((one) => one.id === id);
  for (const one of outcomes) if (one.outcome === "ends" || one.outcome === "goes_on") await endMergedClaim(tx, one.id, of.now);
  for (const one of outcomes) if (one.outcome === "rests" && claimOf(one.id)?.onWinner) await moveClaim(one.id, of.winnerId, of.loserId, null);
  for (const one of outcomes) if (one.outcome === "moves") await moveClaim(one.id, claimOf(one.id)?.onWinner ? of.winnerId : of.loserId, of.winnerId, new Date(one.from));
  for (const one of outcomes) if (one.outcome === "goes_on") await goOn(tx, { claimId: one.id, candidateId: of.winnerId, from: new Date(one.from), until: new Date(one.until) });
  return outcomes.map((one) => ({ ...one, recruiterId: claimOf(one.id)?.recruiterId ?? "" }));

  async function moveClaim(id: string, fromId: string, toId: string, from: Date | null): Promise<void> {
    of.moves.push({ tableName: "candidate_sourcers", rowKey: id, fromId, toId, detail: { from: new Date(claimOf(id)?.from ?? 0).toISOString() } });
    await tx.execute(sql`update candidate_sourcers set candidate_id = ${toId}${from ? sql`, "window" = tstzrange(${from.toISOString()}::timestamptz, upper("window"), '[)')` : sql``} where id = ${id}`);
  }
}
