"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { openThread } from "@/components/messages/catch-up";
import { lacks, shownOf } from "@/components/messages/thread-feed";
import { useHeard, useOpening } from "@/components/realtime/realtime-provider";
import { useTRPCClient } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";

export type Thread = Outputs["messages"]["thread"];
export type Message = Thread["messages"][number];
export type ThreadTop = Omit<Thread, "messages" | "hasEarlier" | "hasLater">;

const pageOf = ({ messages, hasEarlier: _earlier, hasLater: _later, ...head }: Thread) => ({ head, messages });

/**
 * A conversation from where it was opened, page by page, and kept as the server has it: whatever is told of it and not known here is fetched, and after a gap whatever is lacking. In: the page that
 * came with the document, which was perhaps made a while ago.
 */
export function useThread(initial: Thread) {
  const client = useTRPCClient();
  const { connectionId, side } = initial;
  const opening = useOpening();
  const [first] = useState(initial);
  const [thread] = useState(() => openThread<ThreadTop, Message>(pageOf(initial), async (afterChange) => {
    const { messages, upTo, ...head } = await client.messages.changes.query({ connectionId, afterChange });
    return { head, messages, upTo };
  }));
  const feed = useSyncExternalStore(thread.subscribe, thread.feed, thread.feed);
  const [loading, setLoading] = useState(false);

  // Not fetched now: the next thing told, the line's return or the next check asks again.
  const catchUp = () => thread.catchUp().catch((cause: unknown) => console.warn("What is new in this conversation was not fetched", cause));
  /** Whether what is known is as new as the open line. */
  const [current, setCurrent] = useState(false);
  useEffect(() => {
    if (opening === null) return;
    // The page was asked for before it was shown and the line was open: what happened between was told to nobody here.
    let left = false;
    thread.catchUp().then(() => !left && setCurrent(true), (cause: unknown) => console.warn("What is new in this conversation was not fetched", cause));
    return () => {
      left = true;
      setCurrent(false);
    };
  }, [thread, opening]);
  useEffect(() => {
    if (initial !== first) thread.page(pageOf(initial));
  }, [thread, initial, first]);
  useHeard((told) => {
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
  return {
    head: feed.head, current, messages, hasEarlier: from > 1, hasLater: to < feed.head.lastSeq, loading, catchUp,
    showEarlier: () => show({ beforeSeq: from }), showLater: () => show({ afterSeq: to }),
  };
}
