import { declineConnection } from "@/server/connections/answer-request";
import { blockCandidate } from "@/server/connections/end-connection";
import { maskReportList } from "@/server/connections/mask-report-list";
import { reportMask } from "@/server/connections/report-mask";
import { saveMyProfile } from "@/server/profiles/save-my-profile";
import type { Row } from "./rows";
import type { Setting } from "./setting";

const away = (s: Setting) => ({ connectionId: s.away.connectionId });
/** What a request may be about. */
const aboutFields = { foreign: (s: Setting) => ({ jobId: s.away.pausedJobId, companyId: s.away.recruiter.firmId }), answer: { jobId: "role_not_open" } } as const;
const askedOf = async (s: Setting) => ({ input: { connectionId: (await s.world.askedByCandidate({ recruiter: s.recruiter, note: "I liked your roles." })).connectionId } });
const masked = "I liked your roles. Call +1 415 555 0142";
const connectedTo = async (s: Setting) => ({ input: { connectionId: (await s.world.connected({ recruiter: s.recruiter })).connectionId } });

/** The rows of connections. */
export const connectionRows: Readonly<Record<string, Row>> = {
  "connections.list": { as: "recruiter", prepare: async (s) => ((await askedOf(s)), { input: {} }) },
  "connections.waiting": { as: "recruiter", prepare: () => ({ input: {} }) },
  "connections.detail": { as: "recruiter", prepare: askedOf, foreign: away },
  "connections.with": {
    as: "recruiter", prepare: async (s) => ({ input: { candidateId: (await s.world.acquainted({ recruiter: s.recruiter })).person.candidateId } }), foreign: (s) => ({ candidateId: s.away.candidateId }),
    noForeign: { recruiterId: "a candidate may look at any recruiter; named beside a person it is no question", profileId: "named beside a person it is no question; asked-by-profile.db.test.ts", connectionId: "named beside a person it is no question; asked-again.db.test.ts" },
  },
  "connections.askRecruiter": {
    as: "candidate", prepare: async (s) => ({ by: (await s.world.candidate()).ctx, input: { recruiterId: s.recruiter.recruiterId, note: "I liked your roles." } }), ...aboutFields,
    noForeign: { recruiterId: "a candidate may ask any recruiter" },
  },
  "connections.askCandidate": {
    as: "recruiter", prepare: async (s) => ({ input: { candidateId: (await s.world.acquainted({ recruiter: s.recruiter })).person.candidateId, note: "A role in Lisbon" } }),
    answer: aboutFields.answer, foreign: (s) => ({ ...aboutFields.foreign(s), candidateId: s.away.candidateId }), noForeign: { profileId: "named beside a person it is no question; asked-by-profile.db.test.ts" },
  },
  "connections.askAgain": {
    as: "recruiter", async prepare(s) {
      const { input } = await askedOf(s);
      await declineConnection.call(s.recruiter.ctx, input);
      return { input: { ...input, note: "I was too quick" } };
    }, answer: aboutFields.answer, foreign: (s) => ({ ...aboutFields.foreign(s), ...away(s) }),
  },
  "connections.reportMask": { as: "recruiter", prepare: async (s) => ({ input: { connectionId: (await s.world.askedByCandidate({ recruiter: s.recruiter, note: masked })).connectionId } }), foreign: away },
  "connections.maskReports": { as: "support", prepare: () => ({ input: {} }) },
  "connections.decideMaskReport": { as: "support", async prepare(s) {
    const { connectionId, recruiter } = await s.world.askedByCandidate({ note: masked });
    await reportMask.call(recruiter.ctx, { connectionId });
    const { reports } = await maskReportList.call(s.as.support, {});
    return { input: { connectionId, askedAt: reports.find((one) => one.connectionId === connectionId)?.askedAt ?? "", outcome: "shown" } };
  }, noForeign: { connectionId: "the platform decides about every note" } },
  "connections.accept": { as: "recruiter", prepare: askedOf, foreign: away },
  "connections.decline": { as: "recruiter", prepare: async (s) => ({ input: { ...(await askedOf(s)).input, reason: "No such roles here" } }), foreign: away },
  "connections.withdraw": { as: "recruiter", prepare: async (s) => ({ input: { connectionId: (await s.world.askedByRecruiter({ recruiter: s.recruiter })).connectionId } }), foreign: away },
  "connections.disconnect": { as: "recruiter", prepare: connectedTo, foreign: away },
  "connections.openProfile": {
    as: "recruiter", foreign: away, async prepare(s) {
      const { connectionId, person } = await s.world.connected({ recruiter: s.recruiter });
      await saveMyProfile.call(person.ctx, { visibility: "connections", title: "Controls engineer", region: null, skills: [], seniority: null, languages: [], lookingFor: "" });
      return { input: { connectionId } };
    },
  },
  "connections.blockCandidate": { as: "recruiter", prepare: connectedTo, foreign: away },
  "connections.unblockCandidate": {
    as: "recruiter", async prepare(s) {
      const { input } = await connectedTo(s);
      await blockCandidate.call(s.recruiter.ctx, input);
      return { input };
    }, foreign: away,
  },
};
