"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { useTRPCClient } from "../trpc/client";
import type { Message } from "./use-thread";

/** Says what the reader has seen: the last message, once it is on a screen that somebody looks at. */
export function useReadMark({ connectionId, messages, readSeq, atEnd }: { connectionId: string; messages: readonly Message[]; readSeq: number; atEnd: boolean }) {
  const client = useTRPCClient();
  const said = useRef(readSeq);
  const last = messages.at(-1)?.seq ?? 0;
  const say = useEffectEvent(() => {
    if (!atEnd || last <= Math.max(said.current, readSeq) || document.visibilityState !== "visible") return;
    const [before, seq] = [said.current, last];
    said.current = seq;
    client.messages.markRead.mutate({ connectionId, seq }).catch(() => {
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
