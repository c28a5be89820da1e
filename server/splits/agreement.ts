import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { payees, recruiters } from "@/db/schema/identity";
import { placementCollaborators, splitAgreements, splitParties } from "@/db/schema/jobs";
import { payoutSplits, payoutSplitSets } from "@/db/schema/money";
import type { Reader, Tx } from "../kernel/database";
import { newId } from "../kernel/ids";
import type { Policy } from "../policy";
import { type FeeSplit, type PartyShare, type SplitPolicy, type SplitRole, splitFee, splitRoles } from "./rules/split-fee";

/** The split's numbers as the pinned policy has them. */
export const splitPolicy = (policy: Policy): SplitPolicy => ({ version: policy.version, ...policy.settings.split });

/** Writes who shares the fee of an application, with header and parties in one transaction (I-6). Out: the agreement's id. */
export async function agreeSplit(tx: Tx, of: { applicationId: string; shares: readonly PartyShare[]; policy: Policy; submitterId: string; now: Date }): Promise<string> {
  const id = newId("agreement");
  await tx.insert(splitAgreements).values({
    id, applicationId: of.applicationId, version: 1, mode: "template", state: "accepted", platformBasisPoints: of.policy.settings.split.platformBasisPoints, totalBasisPoints: 10_000, policyVersion: of.policy.version, createdAt: of.now,
  });
  await tx.insert(splitParties).values(
    of.shares.map((share) => ({
      id: newId("party"), agreementId: id, recruiterId: share.recruiterId, role: share.role, basisPoints: share.basisPoints, rule: share.rule, acceptedBy: share.recruiterId === of.submitterId ? "by_person" : "by_rule", acceptedAt: of.now,
    })),
  );
  return id;
}

/** The agreement in force for an application, with its shares in tie-break order; null = none. */
export async function liveAgreement(db: Reader, applicationId: string): Promise<{ id: string; state: string; policyVersion: number; platformBasisPoints: number; shares: PartyShare[] } | null> {
  const [agreement] = await db.select().from(splitAgreements).where(and(eq(splitAgreements.applicationId, applicationId), ne(splitAgreements.state, "superseded")));
  if (!agreement) return null;
  const rows = await db.select().from(splitParties).where(eq(splitParties.agreementId, agreement.id)).orderBy(asc(splitParties.id));
  return { id: agreement.id, state: agreement.state, policyVersion: agreement.policyVersion, platformBasisPoints: agreement.platformBasisPoints, shares: rows.map((row) => ({ role: roleOf(row.role), recruiterId: row.recruiterId, basisPoints: row.basisPoints, rule: row.rule })) };
}

/** Locks the agreement at offer acceptance. Out: its id and shares. Throws when there is none to lock: a programmer's error. */
export async function lockSplit(tx: Tx, applicationId: string, now: Date): Promise<{ agreementId: string; shares: PartyShare[] }> {
  const agreement = await liveAgreement(tx, applicationId);
  const locked = agreement ? await tx.update(splitAgreements).set({ state: "locked", lockedAt: now }).where(and(eq(splitAgreements.id, agreement.id), eq(splitAgreements.state, "accepted"))).returning({ id: splitAgreements.id }) : [];
  if (!agreement || locked.length === 0) throw new Error(`Application ${applicationId} has no accepted split to lock.`);
  return { agreementId: agreement.id, shares: agreement.shares };
}

/** Writes the money of a placement's split: collaborators, header and rows, which the database makes sum to the fee (I-6). Out: the computed split. */
export async function recordMoneySplit(tx: Tx, of: { placementId: string; currency: string; feeMinor: bigint; shares: readonly PartyShare[]; policy: Policy; now: Date }): Promise<FeeSplit> {
  const split = splitFee(of.feeMinor, of.shares, splitPolicy(of.policy));
  const setId = newId("splitSet");
  await tx.insert(payoutSplitSets).values({ id: setId, placementId: of.placementId, currency: of.currency, feeMinor: of.feeMinor, poolMinor: split.poolMinor, totalBasisPoints: 10_000, policyVersion: of.policy.version, createdAt: of.now });
  const collaborators = split.lines.map((line) => ({ id: newId("collaborator"), line }));
  await tx.insert(placementCollaborators).values(collaborators.map(({ id, line }) => ({ id, placementId: of.placementId, recruiterId: line.recruiterId, role: line.role, basisPoints: line.basisPoints, amountMinor: line.amountMinor, rule: line.rule })));
  const payeeIds = new Map((await tx.select({ id: payees.id, recruiterId: payees.recruiterId }).from(payees).innerJoin(recruiters, eq(recruiters.id, payees.recruiterId)).where(inArray(recruiters.id, split.lines.map((line) => line.recruiterId)))).map((row) => [row.recruiterId, row.id]));
  const platform = split.platformMinor > 0n ? [{ id: newId("payoutSplit"), setId, placementId: of.placementId, role: "platform", basisPoints: split.platformBasisPoints, currency: of.currency, amountMinor: split.platformMinor, rule: split.platformRule }] : [];
  await tx.insert(payoutSplits).values([
    ...platform,
    ...collaborators.map(({ id, line }) => ({ id: newId("payoutSplit"), setId, placementId: of.placementId, collaboratorId: id, payeeId: payeeIds.get(line.recruiterId) ?? missing(line.recruiterId), role: line.role, basisPoints: line.basisPoints, currency: of.currency, amountMinor: line.amountMinor, rule: line.rule })),
  ]);
  return split;
}

export type MoneySplit = { feeMinor: bigint; platformMinor: bigint; currency: string; policyVersion: number; shares: { payoutSplitId: string; payeeId: string; role: SplitRole; basisPoints: number; amountMinor: bigint; rule: string }[] };

/** The live money split of a placement; null = none. */
export async function moneySplitOf(db: Reader, placementId: string): Promise<MoneySplit | null> {
  const rows = await db
    .select({ set: payoutSplitSets, split: payoutSplits })
    .from(payoutSplits)
    .innerJoin(payoutSplitSets, eq(payoutSplitSets.id, payoutSplits.setId))
    .where(and(eq(payoutSplits.placementId, placementId)))
    .orderBy(asc(payoutSplits.id));
  const live = rows.filter((row) => row.set.supersededAt === null);
  const header = live[0]?.set;
  if (!header) return null;
  return {
    feeMinor: header.feeMinor, currency: header.currency, policyVersion: header.policyVersion,
    platformMinor: live.find((row) => row.split.role === "platform")?.split.amountMinor ?? 0n,
    shares: live.flatMap(({ split }) => (split.payeeId ? [{ payoutSplitId: split.id, payeeId: split.payeeId, role: roleOf(split.role), basisPoints: split.basisPoints, amountMinor: split.amountMinor, rule: split.rule }] : [])),
  };
}

function roleOf(text: string): SplitRole {
  const role = splitRoles.find((one) => one === text);
  if (!role) throw new Error(`Unknown split role ${text}.`);
  return role;
}

function missing(recruiterId: string): never {
  throw new Error(`Recruiter ${recruiterId} has no payee.`);
}
