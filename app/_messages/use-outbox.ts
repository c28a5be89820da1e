"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { ofConversations } from "@/components/messages/conversation-queries";
import { useTRPCClient } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";
import { type NewMessage, outboxOf, type WaitingMessage } from "./outbox-store";

const none: readonly WaitingMessage[] = [];

/**
 * Messages on their way out of this browser, one after the other, in the order in which they were written. Each keeps its id until the server has answered, over a lost connection, a closed tab
 * and a second press: so it is sent once. What failed stays with its reason until it is sent again or taken back; what is sent stays in sight until the conversation has it. In: the number of the
 * last message of which the conversation knows, and how it fetches what it lacks.
 */
export function useOutbox({ connectionId, side, lastSeq, catchUp }: { connectionId: string; side: string; lastSeq: number; catchUp(): Promise<void> }) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const outbox = outboxOf(`fairsplit:outbox:${side}:${connectionId}`);
  const messages = useSyncExternalStore(outbox.subscribe, outbox.messages, () => none);

  const next = () => outbox.messages().find((one) => one.failed === null && one.sentSeq === null);
  const mark = (which: (one: WaitingMessage) => boolean, as: Partial<Pick<WaitingMessage, "failed" | "sentSeq">>) => outbox.change(outbox.messages().map((one) => (which(one) ? { ...one, ...as } : one)));
  const drop = (clientId: string) => outbox.change(outbox.messages().filter((one) => one.clientId !== clientId));
  const work = () =>
    outbox.alone(async () => {
      for (let one = next(); one; one = next()) {
        const { clientId, body, replyToSeq, files, jobId, rtrId } = one;
        try {
          const { seq } = await client.messages.send.mutate({ connectionId, clientId, body, fileIds: files.map((each) => each.fileId), ...(replyToSeq === null ? {} : { replyToSeq }), ...(jobId === null ? {} : { jobId }), ...(rtrId === null ? {} : { rtrId }) });
          mark((each) => each.clientId === clientId, { failed: null, sentSeq: seq });
          await Promise.all([catchUp(), queries.invalidateQueries(ofConversations)]);
        } catch (error) {
          const { message, remedy, fieldErrors } = refusalOf(error);
          mark((each) => each.clientId === clientId, { failed: fieldErrors[0]?.message ?? `${message} ${remedy}` });
        }
      }
    });
  const again = useEffectEvent(() => {
    mark(() => true, { failed: null });
    void work();
  });
  useEffect(() => {
    const back = () => again();
    if (outbox.messages().length > 0) back();
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, [outbox]);

  const forget = useEffectEvent(() => {
    const left = messages.filter((one) => one.sentSeq === null || one.sentSeq > lastSeq);
    if (left.length < messages.length) outbox.change(left);
  });
  useEffect(() => forget(), [messages, lastSeq]);

  return {
    messages,
    send(message: NewMessage) {
      outbox.change([...outbox.messages(), { ...message, clientId: crypto.randomUUID(), failed: null, sentSeq: null }]);
      void work();
    },
    retry(clientId: string) {
      mark((one) => one.clientId === clientId, { failed: null });
      void work();
    },
    /** Takes one back that was not sent. */
    drop,
  };
}
