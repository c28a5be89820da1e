import { auditPage } from "@/server/audit/audit-pages";
import { eventList } from "@/server/events/event-list";
import { mergePeople } from "@/server/sourcing/merge-people";
import { offerClaim } from "@/server/sourcing/transfer-claim";
import type { Row } from "./rows";
import { refusedAttempt, type Setting } from "./setting";

const nothing = () => ({ input: {} });
const ofHome = (s: Setting) => ({ input: { candidateId: s.home.person.candidateId, limit: 1 } });
const awayCandidate = (s: Setting) => ({ candidateId: s.away.candidateId });

/** The id of the newest row of a table that belongs to a placement or a submission. */
async function idOf(s: Setting, table: string, column: string, value: string): Promise<string> {
  const [row] = await s.world.database.ownerSql.unsafe<{ id: string }[]>(`select id from ${table} where ${column} = $1 order by id limit 1`, [value]);
  return row?.id ?? "none";
}
async function offered(s: Setting): Promise<string> {
  const { claimId } = await s.world.claimed(s.recruiter);
  return (await offerClaim.call(s.recruiter.ctx, { claimId, toEmail: (await s.world.recruiter()).email })).transferId;
}
/** What the recruiter proposes of one of theirs and one whom somebody else protects. */
export async function proposedMerge(s: Setting): Promise<string> {
  const theirs = await s.world.claimed(await s.world.recruiter());
  await s.world.requested(s.recruiter, theirs, s.company.companyId);
  return (await mergePeople.call(s.recruiter.ctx, { a: (await s.world.claimed(s.recruiter)).candidateId, b: theirs.candidateId, reason: "The same voice on the phone." })).mergeId;
}

const homeMoney = (s: Setting) => ({ input: { placementId: s.home.placementId } });
const awayMoney = (s: Setting) => ({ placementId: s.away.money.placementId });
const homeId = (s: Setting, table: string) => idOf(s, table, "placement_id", s.home.placementId);
/** An attempt to pay the recruiter that the provider refused. */
async function attempted(s: Setting): Promise<string> {
  return `${await refusedAttempt(s.world, s.home.placementId, s.recruiter.payeeId)}-1`;
}
async function decided(s: Setting): Promise<string> {
  const [row] = await s.world.database.ownerSql<{ id: string }[]>`insert into decision_audit_log (kind, subject_id, actor, rule, inputs, outcome, reason) values ('test', 'test', 'system:test', 'test', '{}', 'kept', 'A test') returning id`;
  return row?.id ?? "none";
}

/** Rows of the lists that programs page through, and of the one thing behind each line. */
export const pageRows: Readonly<Record<string, Row>> = {
  "sourcing.candidatePage": { as: "recruiter", prepare: () => ({ input: { limit: 2, filter: "mine" } }) },
  "sourcing.claims": { as: "recruiter", prepare: ofHome, foreign: awayCandidate, answer: { candidateId: "ok" }, mayNameHolder: true },
  "sourcing.claim": { as: "recruiter", prepare: async (s) => ({ input: { claimId: (await s.world.claimed(s.recruiter)).claimId } }), foreign: (s) => ({ claimId: s.away.claimId }), mayNameHolder: true },
  "sourcing.protection": { as: "recruiter", prepare: ofHome, foreign: awayCandidate, mayNameHolder: true },
  "sourcing.rtrs": { as: "recruiter", prepare: ofHome, foreign: awayCandidate, answer: { candidateId: "ok" } },
  "sourcing.rtr": { as: "recruiter", prepare: async (s) => ({ input: { rtrId: await s.world.requested(s.recruiter, await s.world.claimed(s.recruiter), s.company.companyId) } }), foreign: (s) => ({ rtrId: s.away.rtrId }) },
  "sourcing.introductions": { as: "company_finance", prepare: ofHome, foreign: (s) => ({ ...awayCandidate(s), companyId: s.away.company.companyId }), answer: { candidateId: "ok", companyId: "ok" } },
  "sourcing.introduction": { as: "company", prepare: async (s) => ({ input: { introductionId: await idOf(s, "introductions", "application_id", s.home.applicationId) } }), foreign: (s) => ({ introductionId: s.listed.introductionId }) },
  "sourcing.transfers": { as: "recruiter", prepare: nothing },
  "sourcing.transfer": { as: "recruiter", prepare: async (s) => ({ input: { transferId: await offered(s) } }), foreign: (s) => ({ transferId: s.away.transferId }) },
  "sourcing.mergePage": { as: "recruiter", prepare: () => ({ input: { state: "withdrawn", limit: 2 } }) },
  "sourcing.mergeDetail": { as: "recruiter", prepare: async (s) => ({ input: { mergeId: await proposedMerge(s) } }), foreign: (s) => ({ mergeId: s.away.mergeId }) },
  "disputes.page": { as: "recruiter", prepare: (s) => ({ input: { applicationId: s.home.applicationId } }), foreign: (s) => ({ applicationId: s.away.offer.applicationId }), answer: { applicationId: "ok" } },
  "jobs.page": { as: "company", prepare: (s) => ({ input: { companyId: s.company.companyId, limit: 2 } }), noForeign: { companyId: "open roles are for everyone" } },
  "applications.page": { as: "recruiter", prepare: (s) => ({ input: { jobId: s.home.jobId } }), foreign: (s) => ({ jobId: s.away.money.jobId }), answer: { jobId: "ok" } },
  "placements.page": { as: "company", prepare: () => ({ input: { limit: 3 } }) },
  "placements.collaborators": { as: "recruiter", prepare: homeMoney, foreign: awayMoney, answer: { placementId: "ok" }, mayNameHolder: true },
  "placements.collaborator": { as: "recruiter", prepare: async (s) => ({ input: { collaboratorId: await homeId(s, "placement_collaborators") } }), foreign: (s) => ({ collaboratorId: s.listed.ids.placement_collaborators }), mayNameHolder: true },
  "billing.page": { as: "company_finance", prepare: (s) => ({ input: { placementId: s.home.placementId, state: "paid" } }), foreign: awayMoney, answer: { placementId: "ok" } },
  "billing.one": { as: "company_finance", prepare: (s) => ({ input: { invoiceId: s.home.invoiceId } }), foreign: (s) => ({ invoiceId: s.away.money.invoiceId }) },
  "payouts.splits": { as: "recruiter", prepare: homeMoney, foreign: awayMoney, answer: { placementId: "ok" }, mayNameHolder: true },
  "payouts.split": { as: "recruiter", prepare: async (s) => ({ input: { payoutSplitId: await homeId(s, "payout_splits") } }), foreign: (s) => ({ payoutSplitId: s.listed.ids.payout_splits }), mayNameHolder: true },
  "payouts.holds": { as: "recruiter", prepare: homeMoney, foreign: awayMoney, answer: { placementId: "ok" }, mayNameHolder: true },
  "payouts.hold": { as: "recruiter", prepare: async (s) => ({ input: { holdId: await homeId(s, "escrow_holds") } }), foreign: (s) => ({ holdId: s.listed.ids.escrow_holds }), mayNameHolder: true },
  "payouts.schedules": { as: "recruiter", prepare: (s) => ({ input: { placementId: s.home.placementId, state: "scheduled" } }), foreign: awayMoney, answer: { placementId: "ok" }, mayNameHolder: true },
  "payouts.schedule": { as: "recruiter", prepare: async (s) => ({ input: { scheduleId: await homeId(s, "payout_schedules") } }), foreign: (s) => ({ scheduleId: s.listed.ids.payout_schedules }), mayNameHolder: true },
  "payouts.transfers": { as: "recruiter", prepare: homeMoney, foreign: awayMoney, answer: { placementId: "ok" } },
  "payouts.transfer": { as: "recruiter", prepare: async (s) => ({ input: { transferId: await attempted(s) } }), foreign: (s) => ({ transferId: `${s.listed.ids.transfer_intents}-1` }) },
  "policy.versions": { as: "signed_in", prepare: () => ({ input: { limit: 1 } }) },
  "policy.version": { as: "signed_in", prepare: () => ({ input: { version: "1" } }) },
  "audit.page": { as: "support", prepare: homeMoney, noForeign: { placementId: "the platform sees every placement" } },
  "audit.entry": { as: "support", prepare: async (s) => ({ input: { entry: (await auditPage.call(s.as.support, { limit: 1 })).data[0]?.id } }) },
  "audit.decisions": { as: "support", prepare: () => ({ input: { subjectId: "test" } }), noForeign: { subjectId: "the platform sees every decision" } },
  "audit.decision": { as: "support", prepare: async (s) => ({ input: { decision: await decided(s) } }) },
  "events.list": { as: "recruiter", prepare: homeMoney, foreign: awayMoney, answer: { placementId: "ok" } },
  "events.detail": { as: "recruiter", prepare: async (s) => ({ input: { event: (await eventList.call(s.recruiter.ctx, { limit: 1 })).data[0]?.id } }) },
};
