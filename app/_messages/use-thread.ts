"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPCClient } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";

export type Thread = Outputs["messages"]["thread"];
export type Message = Thread["messages"][number];
type Place = { beforeSeq?: number; afterSeq?: number; aroundSeq?: number };

/** A conversation, page by page from where it was opened; what is shown is read anew whenever something is told. `at`: the message that it was opened at; null = the last. */
export function useThread({ connectionId, at, initial }: { connectionId: string; at: number | null; initial: Thread }) {
  const client = useTRPCClient();
  const start: Place = at === null ? {} : { aroundSeq: at };
  const { data, hasNextPage, hasPreviousPage, fetchNextPage, fetchPreviousPage, isFetchingPreviousPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["messages.thread", connectionId, at],
    queryFn: ({ pageParam }) => client.messages.thread.query({ connectionId, ...pageParam }),
    initialPageParam: start,
    getPreviousPageParam: (first): Place | undefined => (first.hasEarlier ? { beforeSeq: first.messages[0]?.seq ?? 1 } : undefined),
    getNextPageParam: (last): Place | undefined => (last.hasLater ? { afterSeq: last.messages.at(-1)?.seq ?? 0 } : undefined),
    initialData: { pages: [initial], pageParams: [start] },
  });
  // The last page is asked for last: what is said of the conversation there is the newest.
  const head = data.pages.at(-1) ?? initial;
  const bySeq = new Map(data.pages.flatMap((page) => page.messages).map((message) => [message.seq, message]));
  const messages = [...bySeq.values()].toSorted((a, b) => a.seq - b.seq);
  return { head, messages, hasEarlier: hasPreviousPage, hasLater: hasNextPage, showEarlier: () => void fetchPreviousPage(), showLater: () => void fetchNextPage(), loading: isFetchingPreviousPage || isFetchingNextPage };
}
