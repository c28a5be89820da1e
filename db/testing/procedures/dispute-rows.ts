import { addDisputeEvidence } from "@/server/disputes/add-dispute-evidence";
import { proof } from "../world/disputes";
import type { Row } from "./rows";
import { sentFile, type Setting } from "./setting";

const reason = "I had spoken with them before.";
const awayCase = (s: Setting) => ({ disputeId: s.away.disputeId });
const mine = (s: Setting) => s.world.contested({ challenger: s.recruiter });

/** A person whom the recruiter knows and somebody else protects. */
async function heldByAnother(s: Setting): Promise<{ candidateId: string }> {
  const who = await s.world.claimed(await s.world.recruiter());
  await s.world.requested(s.recruiter, who, s.company.companyId);
  return { candidateId: who.candidateId };
}

/** The rows of the court of disputes. */
export const disputeRows: Readonly<Record<string, Row>> = {
  "disputes.mine": { as: "recruiter", prepare: () => ({ input: {} }) },
  "disputes.ofSubmission": { as: "candidate", prepare: async (s) => { const { person, applicationId } = await s.world.reported({ recruiter: s.recruiter, company: s.company }); return { by: person.ctx, input: { applicationId } }; }, foreign: (s) => ({ applicationId: s.away.offer.applicationId }), answer: { applicationId: "ok" } },
  "disputes.queue": { as: "support", prepare: () => ({ input: {} }) },
  "disputes.detail": { as: "recruiter", prepare: async (s) => ({ input: { disputeId: (await mine(s)).disputeId } }), foreign: awayCase },
  "disputes.contestClaim": {
    as: "recruiter", prepare: async (s) => ({ input: { ...(await heldByAnother(s)), statement: reason, evidence: await proof(s.world.db) } }),
    foreign: (s) => ({ candidateId: s.away.candidateId, applicationId: s.away.offer.applicationId }),
  },
  "disputes.reportSubmission": {
    as: "candidate", async prepare(s) {
      const { person, applicationId } = await s.world.submission({ recruiter: s.recruiter, company: s.company });
      return { by: person.ctx, input: { applicationId, statement: "I never heard of this company." } };
    },
    foreign: (s) => ({ applicationId: s.away.offer.applicationId }),
  },
  "disputes.addEvidence": {
    as: "recruiter", prepare: async (s) => ({ input: { disputeId: (await mine(s)).disputeId, ...(await proof(s.world.db)) } }),
    foreign: (s) => ({ ...awayCase(s), fileId: s.away.fileId }), answer: { fileId: "file_missing" },
  },
  "disputes.evidenceFile": {
    as: "recruiter", async prepare(s) {
      const [{ disputeId }, fileId] = [await mine(s), await sentFile(s.world, s.recruiter.userId)];
      return { input: { evidenceId: (await addDisputeEvidence.call(s.recruiter.ctx, { disputeId, ...(await proof(s.world.db)), fileId })).evidenceId } };
    },
    foreign: (s) => ({ evidenceId: s.away.disputeEvidenceId }),
  },
  "disputes.answer": { as: "recruiter", prepare: async (s) => ({ input: { disputeId: (await s.world.contested({ holder: s.recruiter })).disputeId, answer: "We had an agreement in writing." } }), foreign: awayCase },
  "disputes.withdraw": { as: "recruiter", prepare: async (s) => ({ input: { disputeId: (await mine(s)).disputeId } }), foreign: awayCase },
};
