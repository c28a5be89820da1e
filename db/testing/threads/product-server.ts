import { sql } from "drizzle-orm";
import { z } from "zod";
import type { ToldOfThread } from "@/components/messages/thread-feed";
import { acceptConnection, declineConnection, withdrawConnection } from "@/server/connections/answer-request";
import { askCandidate, askRecruiter } from "@/server/connections/ask-connection";
import { blockCandidate, disconnect, unblockCandidate } from "@/server/connections/end-connection";
import { Refusal } from "@/server/kernel/errors";
import { limits } from "@/server/kernel/limits";
import { deleteMessage, editMessage } from "@/server/messages/change-message";
import { keepMessage } from "@/server/messages/keep-message";
import { markDelivered, markRead } from "@/server/messages/mark-read";
import type { Message } from "@/server/messages/message-rows";
import { reactToMessage, takeReactionBack } from "@/server/messages/react-to-message";
import { sendMessage } from "@/server/messages/send-message";
import { thread, threadChanges } from "@/server/messages/thread";
import { blockRecruiter, unblock } from "@/server/sourcing/block";
import type { World } from "../world";
import type { Connected } from "../world/requests-to-connect";
import { type Act, isMove, type ModelHead, type ModelMessage, type Move, type Side, type ThreadServer } from "./thread-server";

const said = z.object({ seq: z.number() });
type Head = Omit<Awaited<ReturnType<typeof threadChanges.call>>, "messages" | "upTo">;
const headOf = ({ changeNo, active, lastSeq, readSeq, otherReadSeq, otherReadAt, otherDeliveredSeq }: Head): ModelHead => ({ changeNo, active, lastSeq, readSeq, otherReadSeq, otherReadAt, otherDeliveredSeq });
const messageOf = ({ seq, changeNo, mine, clientId, body, editCount, reactions, kept, deletedAt }: Message): ModelMessage => ({ seq, changeNo, mine, clientId, body, edits: editCount, signs: reactions.flatMap((one) => [...(one.mine ? ["mine"] : []), ...(one.theirs ? ["theirs"] : [])]).join(), kept: kept !== null, deleted: deletedAt !== null });

/** The product's own conversation of two who are connected, by its commands and queries. What is told is what its events carry. */
export function productServer(world: World, { connectionId, recruiter, person }: Connected): ThreadServer {
  const ctxOf = (by: Side) => (by === "recruiter" ? recruiter.ctx : person.ctx);
  const told = new Set<string>();
  const idOf = async (seq: number) => (await world.db.execute<{ id: string }>(sql`select id from marketplace_messages where connection_id = ${connectionId} and seq = ${seq}`))[0]?.id ?? "";

  async function whatIsTold(): Promise<ToldOfThread[]> {
    const rows = await world.db.execute<{ id: string; type: string; data: object }>(sql`select id, type, data from marketplace_events where data ->> 'connectionId' = ${connectionId} and type like 'messages/%'`);
    const fresh = rows.filter((row) => !told.has(row.id));
    for (const row of fresh) told.add(row.id);
    return fresh.map(({ type, data }) => ({ type, ...data }));
  }
  /** The block that the candidate has made last. */
  let blockId = "";
  async function move(by: Side, what: Move): Promise<unknown> {
    const { ctx } = by === "recruiter" ? recruiter : person;
    if (what === "ask") return by === "recruiter" ? askCandidate.call(ctx, { candidateId: person.candidateId }) : askRecruiter.call(ctx, { recruiterId: recruiter.recruiterId });
    if (what === "accept") return acceptConnection.call(ctx, { connectionId });
    if (what === "decline" || what === "ignore") return declineConnection.call(ctx, { connectionId, quietly: what === "ignore" });
    if (what === "withdraw") return withdrawConnection.call(ctx, { connectionId });
    if (what === "end") return disconnect.call(ctx, { connectionId });
    if (by === "recruiter") return (what === "block" ? blockCandidate : unblockCandidate).call(ctx, { connectionId });
    if (what === "unblock") return unblock.call(ctx, { blockId });
    ({ blockId } = await blockRecruiter.call(ctx, { recruiterId: recruiter.recruiterId }));
  }
  async function call(by: Side, act: Exclude<Act, { do: Move }>): Promise<unknown> {
    const ctx = ctxOf(by);
    if (act.do === "send") return sendMessage.call(ctx, { connectionId, clientId: act.clientId, body: `Said under ${act.clientId}` });
    if (act.do === "read") return markRead.call(ctx, { connectionId, seq: act.seq });
    if (act.do === "deliver") return markDelivered.call(ctx, { connectionId, seq: act.seq });
    const messageId = await idOf(act.seq);
    if (act.do === "edit") return editMessage.call(ctx, { messageId, body: act.body });
    if (act.do === "remove") return deleteMessage.call(ctx, { messageId });
    if (act.do === "keep") return keepMessage.call(ctx, { messageId });
    return (act.do === "sign" ? reactToMessage : takeReactionBack).call(ctx, { messageId, sign: "heart" });
  }
  return {
    async act(by, act) {
      let refused = false;
      const answered = await (isMove(act) ? move(by, act.do) : call(by, act)).catch((cause: unknown) => {
        if (!(cause instanceof Refusal)) throw cause;
        refused = true;
      });
      const messages = await whatIsTold();
      return { told: isMove(act) && !refused ? [{ type: `connections/${act.do}` }] : messages, seq: act.do === "send" && !refused ? said.parse(answered).seq : null };
    },
    async changes(by, afterChange) {
      const { messages, upTo, ...head } = await threadChanges.call(ctxOf(by), { connectionId, afterChange });
      return { head: headOf(head), messages: messages.map(messageOf), upTo };
    },
    async page(by, place) {
      const { messages, ...head } = await thread.call(ctxOf(by), { connectionId, ...place });
      return { head: headOf(head), messages: messages.map(messageOf) };
    },
    async all(by) {
      const { messages } = await threadChanges.call(ctxOf(by), { connectionId, afterChange: 0 });
      if (messages.length === limits.pageSizeMax) throw new Error("A history is longer than one answer.");
      return messages.map(messageOf).toSorted((a, b) => a.seq - b.seq);
    },
  };
}
