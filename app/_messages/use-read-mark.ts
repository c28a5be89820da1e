"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useTRPCClient } from "../trpc/client";
import type { Message } from "./use-thread";

/** Says how far the reader has come: what is fetched is delivered, and what is on a screen that somebody looks at, to its end, is seen. */
export function useReadMark({ connectionId, messages, readSeq, atEnd }: { connectionId: string; messages: readonly Message[]; readSeq: number; atEnd: boolean }) {
  const client = useTRPCClient();
  const said = useRef({ read: readSeq, delivered: readSeq });
  const last = messages.at(-1)?.seq ?? 0;
  const say = useEffectEvent(() => {
    const seen = atEnd && document.visibilityState === "visible";
    const before = said.current;
    if (last <= Math.max(readSeq, seen ? before.read : before.delivered)) return;
    said.current = { read: seen ? last : before.read, delivered: last };
    const { markRead, markDelivered } = client.messages;
    (seen ? markRead : markDelivered).mutate({ connectionId, seq: last }).catch(() => {
      // Not said: the next message, or the next look, says it.
      said.current = before;
    });
  });
  useEffect(() => say(), [last, atEnd]);
  useEffect(() => {
    const look = () => say();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
    };
  }, []);
}
