import { offerClaim } from "@/server/sourcing/transfer-claim";
import type { Row } from "./rows";
import type { Setting } from "./setting";

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
};
