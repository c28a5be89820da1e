"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { useSending } from "./outbox-provider";
import type { NewMessage, WaitingMessage } from "./outbox-store";

/**
 * What one conversation has on its way out of this browser. What is sent stays in sight until the conversation shows it; what another tab sent, until this one knows of it, since its reader may be elsewhere in
 * the conversation. In: the numbers of the last message that is shown and of the last of which the conversation knows, and how it fetches what it lacks.
 */
export function useOutbox({ connectionId, lastShown, lastKnown, catchUp }: { connectionId: string; lastShown: number; lastKnown: number; catchUp(): Promise<void> }) {
  const { outbox, go, messages: all } = useSending();
  const messages = all.filter((one) => one.connectionId === connectionId);
  /** What was written here, by the reader who sees this. */
  const [own, setOwn] = useState<ReadonlySet<string>>(new Set());
  const upTo = (sent: readonly WaitingMessage[]) => Math.max(0, ...sent.map((one) => one.sentSeq ?? 0));
  const sentUpTo = upTo(messages);

  useEffect(() => outbox.show(connectionId), [outbox, connectionId]);
  const show = useEffectEvent(() => {
    for (const { clientId, sentSeq } of messages) if (sentSeq !== null && sentSeq <= (own.has(clientId) ? lastShown : lastKnown)) outbox.drop(clientId);
    if (sentUpTo > lastShown) void catchUp();
  });
  useEffect(() => show(), [sentUpTo, lastShown, lastKnown]);

  return {
    messages,
    /** The number of the last that was written here and is sent, while it is not shown; 0 = none. */
    sentHere: upTo(messages.filter((one) => own.has(one.clientId))),
    send(message: Omit<NewMessage, "connectionId">) {
      const clientId = outbox.add({ ...message, connectionId });
      setOwn((before) => new Set([...before, clientId]));
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
