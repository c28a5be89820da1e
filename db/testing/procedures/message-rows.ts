import { keepMessage } from "@/server/messages/keep-message";
import { addTemplate } from "@/server/messages/templates";
import { sendMessage } from "@/server/messages/send-message";
import type { Row } from "./rows";
import { sentFile, type Setting } from "./setting";
import { fresh } from "../world/people";
import { said } from "../world/requests-to-connect";

async function mine(s: Setting) {
  // The rows together send more in a minute than one person may.
  await s.world.database.ownerSql`delete from message_quotas where user_id = ${s.recruiter.userId}`;
  return s.world.connected({ recruiter: s.recruiter });
}
const awayConnection = (s: Setting) => ({ connectionId: s.away.connectionId });
const awayMessage = (s: Setting) => ({ messageId: s.away.messageId });
const onConnection = (more: Record<string, unknown> = {}) => async (s: Setting) => ({ input: { connectionId: (await mine(s)).connectionId, ...more } });
/** A message in a conversation of the recruiter's, by them. */
async function sent(s: Setting) {
  const { connectionId, person } = await mine(s);
  const { messageId } = await said(s.recruiter, connectionId);
  return { connectionId, person, messageId };
}
const onMessage = (more: Record<string, unknown> = {}) => async (s: Setting) => ({ input: { messageId: (await sent(s)).messageId, ...more } });
const readUpTo = async (s: Setting) => ({ input: { connectionId: (await sent(s)).connectionId, seq: 1 } });

const awayTemplate = (s: Setting) => ({ templateId: s.away.templateId });
const templateOf = (s: Setting) => addTemplate.call(s.recruiter.ctx, { purpose: "note", name: `Template ${fresh()}`, body: "Hello {{first_name}}" });

/** The rows of conversations. */
export const messageRows: Readonly<Record<string, Row>> = {
  "messages.conversations": { as: "candidate", prepare: () => ({ input: {} }) },
  "messages.unread": { as: "candidate", prepare: () => ({ input: {} }) },
  "messages.place": { as: "recruiter", prepare: onConnection(), foreign: awayConnection },
  "messages.thread": { as: "recruiter", prepare: onConnection(), foreign: awayConnection },
  "messages.changes": { as: "recruiter", prepare: onConnection({ afterChange: 0 }), foreign: awayConnection },
  "messages.missed": { as: "recruiter", prepare: onConnection({ afterSeq: 0 }), foreign: awayConnection },
  "messages.page": { as: "recruiter", prepare: onConnection(), foreign: awayConnection },
  "messages.detail": { as: "recruiter", prepare: onMessage(), foreign: awayMessage },
  "messages.send": {
    as: "recruiter", prepare: async (s) => ({ input: { connectionId: (await mine(s)).connectionId, clientId: `client-${fresh()}`, body: "Good morning" } }),
    foreign: (s) => ({ ...awayConnection(s), jobId: s.away.pausedJobId, rtrId: s.away.rtrId }), answer: { jobId: "role_not_open", rtrId: "consent_not_here" }, noForeign: { clientId: "the sender's own" },
  },
  "messages.edit": { as: "recruiter", prepare: onMessage({ body: "Good evening" }), foreign: awayMessage },
  "messages.remove": { as: "recruiter", prepare: onMessage(), foreign: awayMessage },
  "messages.react": { as: "recruiter", prepare: onMessage({ sign: "heart" }), foreign: awayMessage },
  "messages.unreact": { as: "recruiter", prepare: onMessage({ sign: "heart" }), foreign: awayMessage },
  "messages.presence": { as: "recruiter", prepare: onConnection(), foreign: awayConnection },
  "messages.markRead": { as: "recruiter", prepare: readUpTo, foreign: awayConnection },
  "messages.markDelivered": { as: "recruiter", prepare: readUpTo, foreign: awayConnection },
  "messages.saveDraft": { as: "recruiter", prepare: onConnection({ text: "Dear", typedAt: "2026-01-01T00:00:00.000Z" }), foreign: awayConnection },
  "messages.keep": { as: "recruiter", prepare: onMessage(), foreign: awayMessage },
  "messages.kept": {
    as: "recruiter", async prepare(s) {
      const { messageId } = await sent(s);
      await keepMessage.call(s.recruiter.ctx, { messageId });
      return { input: { messageId } };
    },
    foreign: awayMessage,
  },
  "messages.file": {
    as: "recruiter", async prepare(s) {
      const [{ connectionId }, fileId] = [await mine(s), await sentFile(s.world, s.recruiter.userId, "message")];
      const { messageId } = await sendMessage.call(s.recruiter.ctx, { connectionId, clientId: `client-${fresh()}`, fileIds: [fileId] });
      return { input: { messageId, fileId } };
    },
    foreign: (s) => ({ ...awayMessage(s), fileId: s.away.fileId }),
  },
  "messages.search": { as: "candidate", prepare: () => ({ input: { words: "good morning" } }), foreign: awayConnection, answer: { connectionId: "ok" } },
  "messages.exportThreadPdf": { as: "recruiter", prepare: onConnection(), foreign: awayConnection },
  "messages.exportThread": { as: "recruiter", prepare: onConnection(), foreign: awayConnection },
  "messages.arrange": { as: "recruiter", prepare: onConnection({ pinned: true }), foreign: awayConnection },
  "messages.templates": { as: "recruiter", prepare: () => ({ input: {} }) },
  "messages.addTemplate": { as: "candidate", prepare: () => ({ input: { purpose: "message", name: `Template ${fresh()}`, body: "Hello {{first_name}}" } }) },
  "messages.changeTemplate": { as: "recruiter", prepare: async (s) => ({ input: { ...(await templateOf(s)), name: `Template ${fresh()}`, body: "Dear {{first_name}}" } }), foreign: awayTemplate },
  "messages.removeTemplate": { as: "recruiter", prepare: async (s) => ({ input: await templateOf(s) }), foreign: awayTemplate },
};
