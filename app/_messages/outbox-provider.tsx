"use client";

import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import { ofConversations } from "@/components/messages/conversation-queries";
import { useLineState } from "@/components/realtime/realtime-provider";
import { useTRPCClient } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";
import { isToSend, type Outbox, outboxOf, type Standing, type WaitingMessage } from "./outbox-store";
import { sendWaiting } from "./send-waiting";

const none: readonly WaitingMessage[] = [];

/** Pauses before what nobody answered is tried again: the first, and the longest. */
const AGAIN_FIRST_MS = 2_000;
const AGAIN_LAST_MS = 30_000;
/** An answer that is not there by then will not come. Under its id, sending again is no second message. */
const ANSWER_MS = 30_000;

/** Why a message was not sent. What says nothing of the message itself, the network, a server that is down or a session that has ended, is no refusal. */
function failureOf(error: unknown): Omit<Standing, "sentSeq"> {
  const { code, message, remedy, fieldErrors } = refusalOf(error);
  if (code === "offline" || code === "unknown") return { failed: `${message} It is sent by itself as soon as there is an answer.`, unanswered: true };
  if (code === "not_signed_in") return { failed: `${message} It is sent by itself once you are.`, unanswered: true };
  return { failed: fieldErrors[0]?.message ?? `${message} ${remedy}`, unanswered: false };
}

type Sending = { outbox: Outbox; /** Sends what waits, in all conversations. */ go(): void };
const OfThisPage = createContext<Sending | null>(null);

/**
 * Sends what a person has on its way out of this browser, from whichever page of an area is open: in each conversation one after the other, in the order in which it was written. Each keeps its id
 * until the server has answered, over a lost connection, a closed tab and a second press: so it is sent once. What nobody answered is tried again by itself, and whatever was written after it in its
 * conversation waits behind it; what was refused stays with its reason until it is sent again or taken back.
 */
export function OutboxProvider({ person, children }: { person: string; children: ReactNode }) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [outbox] = useState(() => outboxOf(person));
  const messages = useSyncExternalStore(outbox.subscribe, outbox.messages, () => none);

  const sendAllOf = async (connectionId: string) => {
    await sendWaiting(outbox, connectionId, async ({ clientId, body, replyToSeq, files, jobId, rtrId }) => {
      const standing = await client.messages.send.mutate({ connectionId, clientId, body, fileIds: files.map((each) => each.fileId), ...(replyToSeq === null ? {} : { replyToSeq }), ...(jobId === null ? {} : { jobId }), ...(rtrId === null ? {} : { rtrId }) }, { signal: AbortSignal.timeout(ANSWER_MS) }).then(
        ({ seq }): Standing => ({ failed: null, unanswered: false, sentSeq: seq }),
        (error: unknown): Standing => ({ ...failureOf(error), sentSeq: null }),
      );
      if (standing.sentSeq !== null) queries.invalidateQueries(ofConversations).catch((cause: unknown) => console.warn("What was sent is not in the list yet", cause));
      return standing;
    });
  };
  const go = () => {
    for (const connectionId of new Set(outbox.messages().filter(isToSend).map((one) => one.connectionId))) {
      outbox.alone(connectionId, () => sendAllOf(connectionId)).catch((cause: unknown) => console.warn("What waits to be sent waits longer", cause));
    }
  };
  const afresh = useEffectEvent(() => {
    outbox.read();
    go();
  });
  useEffect(() => {
    const back = () => afresh();
    const elsewhere = (event: StorageEvent) => outbox.heard(event.key, event.newValue);
    back();
    window.addEventListener("online", back);
    window.addEventListener("pageshow", back);
    window.addEventListener("storage", elsewhere);
    return () => {
      window.removeEventListener("online", back);
      window.removeEventListener("pageshow", back);
      window.removeEventListener("storage", elsewhere);
    };
  }, [outbox]);

  const line = useLineState();
  useEffect(() => {
    if (line === "connected") afresh();
  }, [line]);
  const waits = messages.some(isToSend);
  useEffect(() => {
    if (!waits) return;
    let timer: number | undefined;
    const againIn = (pause: number) => {
      timer = window.setTimeout(() => {
        afresh();
        againIn(Math.min(pause * 2, AGAIN_LAST_MS));
      }, pause);
    };
    againIn(AGAIN_FIRST_MS);
    return () => window.clearTimeout(timer);
  }, [waits]);

  return <OfThisPage value={{ outbox, go }}>{children}</OfThisPage>;
}

/** What a person has on its way out of this browser, and what sends it. */
export function useSending(): Sending & { messages: readonly WaitingMessage[] } {
  const sending = useContext(OfThisPage);
  if (sending === null) throw new Error("There is no OutboxProvider around this.");
  const messages = useSyncExternalStore(sending.outbox.subscribe, sending.outbox.messages, () => none);
  return { ...sending, messages };
}
