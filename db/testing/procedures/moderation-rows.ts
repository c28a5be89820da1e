import { reportMessage } from "@/server/moderation/report-message";
import { sendMessage } from "@/server/messages/send-message";
import { mutePerson } from "@/server/moderation/act-on-report";
import { appealDecision } from "@/server/moderation/appeal-decision";
import { suspendPerson } from "@/server/moderation/suspend-person";
import type { Row } from "./rows";
import { sentFile, type Setting } from "./setting";
import { fresh } from "../world/people";
import { said } from "../world/requests-to-connect";

const reason = "Insults in three messages, after a warning.";
const everyReport = { reportId: "the platform sees every case" };
const everyAction = { actionId: "the platform decides every case" };

const onReport = (more: Record<string, unknown> = {}) => async (s: Setting) => ({ input: { reportId: (await s.world.reportedMessage()).reportId, ...more } });
/** A mute of a recruiter who is nobody's in the setting, decided by the owner. */
async function muted(s: Setting) {
  const { reportId, recruiter } = await s.world.reportedMessage();
  return { recruiter, ...(await mutePerson.call(s.as.owner, { reportId, days: 1, reason })) };
}
/** A suspension without an end that the owner has proposed. */
const onProposal = (more: Record<string, unknown> = {}) => async (s: Setting) => ({ input: { actionId: (await suspendPerson.call(s.as.owner, { reportId: (await s.world.reportedMessage()).reportId, days: null, reason })).actionId, ...more } });
async function appealed(s: Setting): Promise<string> {
  const { recruiter, actionId } = await muted(s);
  await appealDecision.call(recruiter.ctx, { actionId, words: "They quoted me without what I answered to." });
  return actionId;
}

/** The rows of reports and of what is decided about them. */
export const moderationRows: Readonly<Record<string, Row>> = {
  "moderation.reportMessage": {
    as: "recruiter", foreign: (s) => ({ messageId: s.away.messageId }),
    async prepare(s) {
      const { connectionId, person } = await s.world.connected({ recruiter: s.recruiter });
      return { input: { messageId: (await said(person, connectionId)).messageId, reason: "abuse" } };
    },
  },
  "moderation.reportPerson": {
    as: "recruiter", prepare: async (s) => ({ input: { connectionId: (await s.world.connected({ recruiter: s.recruiter })).connectionId, reason: "spam" } }),
    foreign: (s) => ({ connectionId: s.away.connectionId, profileId: s.decided.profileId }), answer: { profileId: "invalid_input" },
  },
  "moderation.mine": { as: "candidate", prepare: () => ({ input: { side: "candidate" } }) },
  "moderation.queue": { as: "support", prepare: () => ({ input: {} }) },
  "moderation.waiting": { as: "support", prepare: () => ({ input: {} }) },
  "moderation.openFile": {
    as: "support", foreign: (s) => ({ fileId: s.away.fileId }), noForeign: everyReport,
    async prepare(s) {
      const { connectionId, recruiter, person } = await s.world.connected();
      const fileId = await sentFile(s.world, recruiter.userId, "message");
      const { messageId } = await sendMessage.call(recruiter.ctx, { connectionId, clientId: `client-${fresh()}`, fileIds: [fileId] });
      const { reportId } = await reportMessage.call(person.ctx, { messageId, reason: "scam" });
      return { input: { reportId, fileId } };
    },
  },
  "moderation.detail": { as: "support", prepare: onReport(), noForeign: everyReport },
  "moderation.reject": { as: "support", prepare: onReport({ answer: "Nothing in it breaks a rule." }), noForeign: everyReport },
  "moderation.warn": { as: "support", prepare: onReport({ reason }), noForeign: everyReport },
  "moderation.mute": { as: "finance", prepare: onReport({ reason, days: 3 }), noForeign: everyReport },
  "moderation.removeMessage": { as: "owner", prepare: onReport({ reason }), noForeign: everyReport },
  "moderation.suspend": { as: "support", prepare: onReport({ reason, days: 5 }), noForeign: everyReport },
  "moderation.approveSuspension": { as: "support", prepare: onProposal(), noForeign: everyAction },
  "moderation.turnDownSuspension": { as: "finance", prepare: onProposal({ answer: "A mute will do." }), noForeign: everyAction },
  "moderation.withdrawSuspension": { as: "owner", prepare: onProposal(), noForeign: everyAction },
  "moderation.lift": { as: "support", prepare: async (s) => ({ input: { actionId: (await muted(s)).actionId, reason } }), noForeign: everyAction },
  "moderation.decision": { as: "recruiter", async prepare(s) { const { recruiter, actionId } = await muted(s); return { by: recruiter.ctx, input: { actionId } }; }, foreign: (s) => ({ actionId: s.away.actionId }) },
  "moderation.appeal": { as: "recruiter", async prepare(s) { const { recruiter, actionId } = await muted(s); return { by: recruiter.ctx, input: { actionId, words: "It is not what I meant." } }; }, foreign: (s) => ({ actionId: s.away.actionId }) },
  "moderation.decideAppeal": { as: "support", prepare: async (s) => ({ input: { actionId: await appealed(s), outcome: "upheld", answer: reason } }), noForeign: everyAction },
};
