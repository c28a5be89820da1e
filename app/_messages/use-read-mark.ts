"use client";

import { type RefObject, useEffect, useEffectEvent, useRef } from "react";
import { useTRPCClient } from "../trpc/client";
import type { Message } from "./use-thread";

/** What comes onto the screen within this time is told together. */
const PAUSE_MS = 250;

/**
 * Says how far the reader has come: what is fetched is delivered; seen is what they had the end of on the screen, in a page that is visible and has the focus. In: where the messages are drawn, each with its number
 * at its end (`data-end`).
 */
export function useReadMark({ connectionId, messages, readSeq, list }: { connectionId: string; messages: readonly Message[]; readSeq: number; list: RefObject<HTMLElement | null> }): void {
  const client = useTRPCClient();
  const said = useRef({ read: readSeq, delivered: readSeq });
  const onScreen = useRef(new Set<number>());
  const observer = useRef<IntersectionObserver | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const last = messages.at(-1)?.seq ?? 0;
  const shown = `${messages[0]?.seq} ${last}`;

  const tell = (seq: number, seen: boolean) => {
    const before = said.current;
    said.current = { read: seen ? seq : before.read, delivered: Math.max(before.delivered, seq) };
    const { markRead, markDelivered } = client.messages;
    (seen ? markRead : markDelivered).mutate({ connectionId, seq }).catch(() => {
      // Not said: the next message, or the next look, says it.
      said.current = before;
    });
  };
  const say = useEffectEvent(() => {
    const looked = document.visibilityState === "visible" && document.hasFocus();
    const seen = looked ? Math.max(0, ...onScreen.current) : 0;
    if (seen > Math.max(readSeq, said.current.read)) tell(seen, true);
    if (last > Math.max(readSeq, said.current.delivered)) tell(last, false);
  });
  const soon = useEffectEvent(() => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => say(), PAUSE_MS);
  });

  useEffect(() => {
    onScreen.current.clear();
    observer.current = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const seq = Number(target.getAttribute("data-end"));
        if (isIntersecting) onScreen.current.add(seq);
        else onScreen.current.delete(seq);
      }
      soon();
    });
    const look = () => soon();
    const heard = [[document, "visibilitychange"], [window, "focus"], [window, "online"]] as const;
    for (const [where, what] of heard) where.addEventListener(what, look);
    return () => {
      observer.current?.disconnect();
      window.clearTimeout(timer.current);
      // Who leaves within the pause has seen it all the same.
      say();
      for (const [where, what] of heard) where.removeEventListener(what, look);
    };
  }, []);
  useEffect(() => {
    // Who is watched already stays so: asking again changes nothing.
    for (const end of list.current?.querySelectorAll("[data-end]") ?? []) observer.current?.observe(end);
    soon();
  }, [list, shown]);
}
