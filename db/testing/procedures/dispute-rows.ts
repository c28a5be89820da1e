import { addDisputeEvidence } from "@/server/disputes/add-dispute-evidence";
import { answerDispute } from "@/server/disputes/answer-dispute";
import { decideDispute } from "@/server/disputes/decide-dispute";
import { proof, type Reported } from "../world/disputes";
import type { Row } from "./rows";
import { sentFile, type Setting } from "./setting";

const reason = "I had spoken with them before.";
const awayCase = (s: Setting) => ({ disputeId: s.away.disputeId });
const mine = (s: Setting) => s.world.contested({ challenger: s.recruiter });

/** The recruiter's case, with the other side's answer. */
async function answered(s: Setting) {
  const made = await mine(s);
  await answerDispute.call(made.holder.ctx, { disputeId: made.disputeId, answer: "We had an agreement in writing." });
  return made;
}

/** A person whom the recruiter knows and somebody else protects. */
async function heldByAnother(s: Setting): Promise<{ candidateId: string }> {
  const who = await s.world.claimed(await s.world.recruiter());
  await s.world.requested(s.recruiter, who, s.company.companyId);
  return { candidateId: who.candidateId };
}

const aboutOwn = ({ person, applicationId }: Reported) => ({ by: person.ctx, input: { applicationId } });

/** The rows of the court of disputes. */
export const disputeRows: Readonly<Record<string, Row>> = {
  "disputes.mine": { as: "recruiter", prepare: () => ({ input: {} }) },
  "disputes.ofSubmission": { as: "candidate", prepare: async (s) => aboutOwn(await s.world.reported({ recruiter: s.recruiter, company: s.company })), foreign: (s) => ({ applicationId: s.away.offer.applicationId }), answer: { applicationId: "ok" } },
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
  "disputes.appeal": {
    as: "recruiter", async prepare(s) {
      const { disputeId } = await answered(s);
      await decideDispute.call(s.as.support, { disputeId, outcome: "upheld", reason: "The holder's mails are older." });
      return { input: { disputeId, reason: "My mails were overlooked." } };
    },
    foreign: awayCase,
  },
  "disputes.preview": { as: "support", prepare: async (s) => ({ input: { disputeId: (await mine(s)).disputeId, outcome: "overturned" } }), noForeign: { disputeId: "the platform sees every case" } },
  "disputes.decide": { as: "support", prepare: async (s) => ({ input: { disputeId: (await answered(s)).disputeId, outcome: "upheld", reason: "The holder's mails are older." } }), noForeign: { disputeId: "the platform sees every case" } },
  "disputes.precedents": { as: "recruiter", prepare: () => ({ input: {} }) },
  "disputes.withdraw": { as: "recruiter", prepare: async (s) => ({ input: { disputeId: (await mine(s)).disputeId } }), foreign: awayCase },
};
