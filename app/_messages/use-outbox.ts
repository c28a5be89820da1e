"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { useTRPCClient } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";
import { type NewMessage, outboxOf, type WaitingMessage } from "./outbox-store";

const none: readonly WaitingMessage[] = [];

/**
 * Messages on their way out of this browser, one after the other, in the order in which they were written. Each keeps its id until the server has answered, over a lost connection, a closed tab
 * and a second press: so it is sent once. What failed stays with its reason until it is sent again or taken back.
 */
export function useOutbox({ connectionId, side }: { connectionId: string; side: string }) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const outbox = outboxOf(`fairsplit:outbox:${side}:${connectionId}`);
  const messages = useSyncExternalStore(outbox.subscribe, outbox.messages, () => none);

  const next = () => outbox.messages().find((one) => one.failed === null);
  const mark = (which: (one: WaitingMessage) => boolean, failed: string | null) => outbox.change(outbox.messages().map((one) => (which(one) ? { ...one, failed } : one)));
  const drop = (clientId: string) => outbox.change(outbox.messages().filter((one) => one.clientId !== clientId));
  const work = () =>
    outbox.alone(async () => {
      for (let one = next(); one; one = next()) {
        const { clientId, body, replyToSeq, files, jobId, rtrId } = one;
        try {
          await client.messages.send.mutate({ connectionId, clientId, body, fileIds: files.map((each) => each.fileId), ...(replyToSeq === null ? {} : { replyToSeq }), ...(jobId === null ? {} : { jobId }), ...(rtrId === null ? {} : { rtrId }) });
          // It stays in sight until the thread has it.
          await queries.invalidateQueries();
          drop(clientId);
        } catch (error) {
          const { message, remedy, fieldErrors } = refusalOf(error);
          mark((each) => each.clientId === clientId, fieldErrors[0]?.message ?? `${message} ${remedy}`);
        }
      }
    });
  const again = useEffectEvent(() => {
    mark(() => true, null);
    void work();
  });
  useEffect(() => {
    const back = () => again();
    if (outbox.messages().length > 0) back();
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, [outbox]);

  return {
    messages,
    send(message: NewMessage) {
      outbox.change([...outbox.messages(), { ...message, clientId: crypto.randomUUID(), failed: null }]);
      void work();
    },
    retry(clientId: string) {
      mark((one) => one.clientId === clientId, null);
      void work();
    },
    /** Takes one back that was not sent. */
    drop,
  };
}
