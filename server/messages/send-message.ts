import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { marketplaceMessages, messageFiles } from "@/db/schema/messages";
import { attachFile } from "../files";
import { muteOf } from "../identity";
import { openJob } from "../jobs";
import { actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { refuseKernel } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { messageErrors } from "./errors";
import { messageFact } from "./events";
import { connectionId, seq, typedText } from "./message-input";
import { noteReply } from "./note-reply";
import { lockOwnConnection, type OwnConnection } from "./own-connection";
import { slowDown } from "./slow-down";

/** Files that one message may bring; the database's CHECK says the same. */
const FILES = 10;

const sent = z.strictObject({ messageId: z.string(), seq: z.number().int(), sentAt: z.iso.datetime() });

/**
 * Sends a message in a connection of one's own: a text, files, or a card of a role or of a request to represent. The number comes from the database, under the connection's lock (I-27).
 * `clientId` is made by the sender's program: sent again under it, in whatever words, the first message is the answer. Refuses with `connection_over`, `sent_too_fast`, `same_text_often`.
 */
export const sendMessage = command({
  input: z.strictObject({
    connectionId,
    clientId: z.string().min(8, "Use 8 to 64 letters.").max(64, "Use 8 to 64 letters."),
    body: typedText.default(""),
    replyToSeq: seq.optional(),
    fileIds: z.array(z.string().max(limits.idLength)).max(FILES, `Send at most ${FILES} files at once.`).default([]),
    jobId: z.string().max(limits.idLength).optional(),
    rtrId: z.string().max(limits.idLength).optional(),
  }),
  output: sent,
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    if (input.jobId !== undefined && input.rtrId !== undefined) return refuseKernel("invalid_input", {}, [{ path: "rtrId", message: "Send one card at a time." }]);
    const connection = await lockOwnConnection(tx, scope, input);
    // None of the three needs another's answer: they go to the database together.
    const [[known], muted, policy] = await Promise.all([
      tx.select().from(marketplaceMessages).where(and(eq(marketplaceMessages.senderId, scope.userId), eq(marketplaceMessages.clientId, input.clientId))),
      muteOf(tx, scope.userId),
      currentPolicy(tx),
    ]);
    if (known) return known.connectionId === connection.connectionId ? { messageId: known.id, seq: known.seq, sentAt: known.sentAt.toISOString() } : refuse("client_id_used");
    if (input.body === "" && input.fileIds.length === 0 && input.jobId === undefined && input.rtrId === undefined) return refuseKernel("invalid_input", {}, [{ path: "body", message: "Write something, or attach a file." }]);
    if (!connection.active) return refuse("connection_over");
    if (input.replyToSeq !== undefined && input.replyToSeq > connection.lastSeq) return refuse("no_such_message");
    if (input.jobId !== undefined && !(await openJob(tx, input.jobId))) return refuse("role_not_open");
    if (input.rtrId !== undefined && !(await isBetween(tx, connection, input.rtrId))) return refuse("consent_not_here");
    if (muted) return refuse("muted", muted);
    const { messages: settings } = policy.settings;
    const messageId = newId("message");
    await slowDown(tx, { userId: scope.userId, connectionId: connection.connectionId, text: input.body, now, settings });
    const [row] = await tx.insert(marketplaceMessages)
      // The number is a trigger's: whatever stands here is replaced under the connection's lock.
      .values({ id: messageId, connectionId: connection.connectionId, seq: 0, senderId: scope.userId, clientId: input.clientId, body: input.body || null, jobId: input.jobId ?? null, rtrId: input.rtrId ?? null, fileCount: input.fileIds.length, replyToSeq: input.replyToSeq ?? null, sentAt: now })
      .returning({ seq: marketplaceMessages.seq, change: marketplaceMessages.changeNo });
    if (!row) throw new Error("A message that was written has no number.");
    await attach(tx, { messageId, fileIds: input.fileIds, userId: scope.userId, now });
    for (const event of await noteReply(tx, { connection, messageId, seq: row.seq, now, actorName: actorName(actor) })) emit(event);
    emit(messageFact("message.sent", { connectionId: connection.connectionId, messageId, ...row }));
    return { messageId, seq: row.seq, sentAt: now.toISOString() };
  },
});

/** Whether a request to represent is the one's of the other: nobody shows around what belongs to a third. */
async function isBetween(tx: Tx, { candidateId, recruiterId }: OwnConnection, rtrId: string): Promise<boolean> {
  const rows = await tx.execute(sql`select 1 from right_to_represent r join candidates c on c.id = r.candidate_id where r.id = ${rtrId} and r.recruiter_id = ${recruiterId} and coalesce(c.merged_into, c.id) = ${candidateId}`);
  return rows.length > 0;
}

async function attach(tx: Tx, of: { messageId: string; fileIds: readonly string[]; userId: string; now: Date }): Promise<void> {
  for (const [position, fileId] of of.fileIds.entries()) {
    await attachFile(tx, { fileId, userId: of.userId, purpose: "message", now: of.now });
    await tx.insert(messageFiles).values({ messageId: of.messageId, position, fileId });
  }
}
