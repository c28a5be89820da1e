"use client";

import { useEffect, useEffectEvent } from "react";
import { useSending } from "./outbox-provider";
import type { NewMessage } from "./outbox-store";

/**
 * What one conversation has on its way out of this browser. What is sent stays in sight until the conversation has it. In: the number of the last message of which the conversation knows, and how it
 * fetches what it lacks.
 */
export function useOutbox({ connectionId, lastSeq, catchUp }: { connectionId: string; lastSeq: number; catchUp(): Promise<void> }) {
  const { outbox, go, messages: all } = useSending();
  const messages = all.filter((one) => one.connectionId === connectionId);
  const sentUpTo = Math.max(0, ...messages.map((one) => one.sentSeq ?? 0));

  const show = useEffectEvent(() => {
    for (const one of messages) if (one.sentSeq !== null && one.sentSeq <= lastSeq) outbox.drop(one.clientId);
    if (sentUpTo > lastSeq) void catchUp();
  });
  useEffect(() => show(), [sentUpTo, lastSeq]);

  return {
    messages,
    send(message: Omit<NewMessage, "connectionId">) {
      outbox.add({ ...message, connectionId });
      go();
    },
    retry(clientId: string) {
      outbox.mark(clientId, { failed: null, unanswered: false });
      go();
    },
    /** Takes one back that was not sent. */
    drop: outbox.drop,
  };
}

/** The conversations in which something was not sent. */
export function useUnsent(): ReadonlySet<string> {
  const { messages } = useSending();
  return new Set(messages.filter((one) => one.sentSeq === null && one.failed !== null).map((one) => one.connectionId));
}
