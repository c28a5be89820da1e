"use client";

import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import { openThread } from "@/components/messages/catch-up";
import { readCardsAnew } from "@/components/messages/cards-anew";
import { lacks, shownOf } from "@/components/messages/thread-feed";
import { useHeard, useOpening } from "@/components/realtime/realtime-provider";
import { useTRPCClient } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";

export type Thread = Outputs["messages"]["thread"];
export type Message = Thread["messages"][number];
export type ThreadTop = Omit<Thread, "messages" | "hasEarlier" | "hasLater">;

/** An answer that is not there by then will not come: the network slept. */
const ANSWER_MS = 15_000;
/** What was not fetched is asked for again after this. */
const AGAIN_MS = 3_000;

const pageOf = ({ messages, hasEarlier: _earlier, hasLater: _later, ...head }: Thread) => ({ head, messages });

/**
 * A conversation from where it was opened, page by page, and kept as the server has it: whatever is told of it and not known here is fetched, and after a gap whatever is lacking. In: the page that
 * came with the document, which was perhaps made a while ago, and the message at which it was opened by its address; null = none. Another such message shows the page that came with it.
 */
export function useThread(initial: Thread, at: number | null) {
  const client = useTRPCClient();
  const { connectionId, side } = initial;
  const opening = useOpening();
  const [first] = useState(initial);
  const [thread] = useState(() => openThread<ThreadTop, Message>(pageOf(initial), async (afterChange) => {
    const { messages, upTo, ...head } = await client.messages.changes.query({ connectionId, afterChange }, { signal: AbortSignal.timeout(ANSWER_MS) });
    return { head, messages, upTo };
  }));
  const feed = useSyncExternalStore(thread.subscribe, thread.feed, thread.feed);
  const [loading, setLoading] = useState(false);

  const [failed, setFailed] = useState(0);
  /** Under which opening of the line all was fetched last. */
  const [currentOf, setCurrentOf] = useState<number | null>(null);
  const catchUp = () => {
    const at = opening;
    return thread.catchUp().then(
      () => setCurrentOf(at),
      (cause: unknown) => {
        console.warn("What is new in this conversation was not fetched", cause);
        setFailed((times) => times + 1);
      },
    );
  };
  const catchUpNow = useEffectEvent(() => void catchUp());
  useEffect(() => {
    // The page was asked for before it was shown and the line was open: what happened between was told to nobody here.
    if (opening !== null) catchUpNow();
  }, [opening]);
  useEffect(() => {
    if (failed === 0) return;
    const soon = setTimeout(() => catchUpNow(), AGAIN_MS);
    return () => clearTimeout(soon);
  }, [failed]);
  const openedAround = useRef(at);
  useEffect(() => {
    if (initial === first) return;
    if (openedAround.current === at) return thread.page(pageOf(initial));
    openedAround.current = at;
    thread.show(pageOf(initial));
  }, [thread, initial, first, at]);
  const cardsAnew = async () => {
    const withPage = new Set(initial.messages.map(({ seq }) => seq));
    await readCardsAnew(shownOf(thread.feed()).filter(({ seq }) => !withPage.has(seq)), async (afterSeq) => {
      const page = await client.messages.thread.query({ connectionId, afterSeq }, { signal: AbortSignal.timeout(ANSWER_MS) });
      thread.page(pageOf(page));
      return page.messages;
    });
  };
  useHeard((told) => {
    if (told === null) cardsAnew().catch((cause: unknown) => console.warn("What cards show was not read anew", cause));
    if (told === null || (told["connectionId"] === connectionId && lacks(thread.feed(), told, side))) void catchUp();
  });

  const messages = shownOf(feed);
  const [from, to] = [messages[0]?.seq ?? 1, messages.at(-1)?.seq ?? 0];
  const show = async (place: { beforeSeq: number } | { afterSeq: number }) => {
    setLoading(true);
    try {
      thread.page(pageOf(await client.messages.thread.query({ connectionId, ...place })));
    } finally {
      setLoading(false);
    }
  };
  const showAt = async (place: { aroundSeq?: number }) => thread.show(pageOf(await client.messages.thread.query({ connectionId, ...place })));
  return {
    /** Whether what is known is as new as the open line. */
    head: feed.head, current: opening !== null && currentOf === opening, messages, hasEarlier: from > 1, hasLater: to < feed.head.lastSeq, loading, catchUp,
    showEarlier: () => show({ beforeSeq: from }), showLater: () => show({ afterSeq: to }),
    showAround: (seq: number) => showAt({ aroundSeq: seq }),
    /** Goes to the last messages, wherever the conversation was opened. */
    showEnd: () => showAt({}), openedAt: first.lastSeq,
  };
}
