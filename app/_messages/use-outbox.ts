"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useRef, useSyncExternalStore } from "react";
import { ofConversations } from "@/components/messages/conversation-queries";
import { useLineState } from "@/components/realtime/realtime-provider";
import { useTRPCClient } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";
import { type NewMessage, outboxOf, type WaitingMessage } from "./outbox-store";

const none: readonly WaitingMessage[] = [];

/** Pauses before what nobody answered is tried again: the first, and the longest. */
const AGAIN_FIRST_MS = 2_000;
const AGAIN_LAST_MS = 30_000;
/** An answer that is not there by then will not come. Under its id, sending again is no second message. */
const ANSWER_MS = 30_000;

const fine = { failed: null, unanswered: false };

/** Why a message was not sent. What says nothing of the message itself, the network or a server that is down, is no refusal. */
function failureOf(error: unknown): { failed: string; unanswered: boolean } {
  const { code, message, remedy, fieldErrors } = refusalOf(error);
  if (code === "offline" || code === "unknown") return { failed: `${message} It is sent by itself as soon as there is an answer.`, unanswered: true };
  return { failed: fieldErrors[0]?.message ?? `${message} ${remedy}`, unanswered: false };
}

/**
 * Messages on their way out of this browser, one after the other, in the order in which they were written. Each keeps its id until the server has answered, over a lost connection, a closed tab
 * and a second press: so it is sent once. What nobody answered is tried again by itself, and whatever was written after it waits behind it; what was refused stays with its reason until it is sent again
 * or taken back; what is sent stays in sight until the conversation has it. In: the number of the
 * last message of which the conversation knows, and how it fetches what it lacks.
 */
export function useOutbox({ connectionId, side, lastSeq, catchUp }: { connectionId: string; side: string; lastSeq: number; catchUp(): Promise<void> }) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const outbox = outboxOf(`fairsplit:outbox:${side}:${connectionId}`);
  const messages = useSyncExternalStore(outbox.subscribe, outbox.messages, () => none);

  const next = () => outbox.messages().find((one) => one.sentSeq === null && (one.failed === null || one.unanswered));
  const mark = (which: (one: WaitingMessage) => boolean, as: Partial<Pick<WaitingMessage, "failed" | "unanswered" | "sentSeq">>) => outbox.change(outbox.messages().map((one) => (which(one) ? { ...one, ...as } : one)));
  const drop = (clientId: string) => outbox.change(outbox.messages().filter((one) => one.clientId !== clientId));
  /** What was sent stays in sight here until the conversation has it: nothing waits for that. */
  const show = () => {
    Promise.all([catchUp(), queries.invalidateQueries(ofConversations)]).catch((cause: unknown) => console.warn("What was sent is not shown yet", cause));
  };
  const work = () =>
    outbox.alone(async () => {
      for (let one = next(); one; one = next()) {
        const { clientId, body, replyToSeq, files, jobId, rtrId } = one;
        const failed = await client.messages.send.mutate({ connectionId, clientId, body, fileIds: files.map((each) => each.fileId), ...(replyToSeq === null ? {} : { replyToSeq }), ...(jobId === null ? {} : { jobId }), ...(rtrId === null ? {} : { rtrId }) }, { signal: AbortSignal.timeout(ANSWER_MS) }).then(
          ({ seq }) => {
            mark((each) => each.clientId === clientId, { ...fine, sentSeq: seq });
            return null;
          },
          (error: unknown) => failureOf(error),
        );
        if (failed === null) show();
        else mark((each) => each.clientId === clientId, failed);
        if (failed?.unanswered) return;
      }
    });
  const go = useEffectEvent(() => void work());
  const afresh = useEffectEvent(() => {
    mark(() => true, fine);
    go();
  });
  useEffect(() => {
    if (outbox.messages().length > 0) afresh();
    const back = () => afresh();
    window.addEventListener("online", back);
    return () => window.removeEventListener("online", back);
  }, [outbox]);

  const line = useLineState();
  const tries = useRef(0);
  useEffect(() => {
    if (line === "connected") go();
  }, [line]);
  useEffect(() => {
    if (!messages.some((one) => one.unanswered)) {
      tries.current = 0;
      return;
    }
    const soon = setTimeout(() => {
      tries.current += 1;
      go();
    }, Math.min(AGAIN_FIRST_MS * 2 ** tries.current, AGAIN_LAST_MS));
    return () => clearTimeout(soon);
  }, [messages]);

  const forget = useEffectEvent(() => {
    const left = messages.filter((one) => one.sentSeq === null || one.sentSeq > lastSeq);
    if (left.length < messages.length) outbox.change(left);
  });
  useEffect(() => forget(), [messages, lastSeq]);

  return {
    messages,
    send(message: NewMessage) {
      outbox.change([...outbox.messages(), { ...message, clientId: crypto.randomUUID(), ...fine, sentSeq: null }]);
      void work();
    },
    retry(clientId: string) {
      mark((one) => one.clientId === clientId, fine);
      void work();
    },
    /** Takes one back that was not sent. */
    drop,
  };
}
