"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ConversationRow } from "@/components/messages/conversation-row";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchInput } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { FoundMessages } from "./found-messages";
import { useTRPCClient } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { useSettled } from "../use-settled";
import { useDelivered } from "./use-delivered";
import { useUnsent } from "./use-outbox";

type Side = "candidate" | "recruiter";
type Show = "all" | "unread" | "archived";
const shows = [{ value: "all", label: "All" }, { value: "unread", label: "Unread" }, { value: "archived", label: "Put away" }];
const nothing: Readonly<Record<Show, { title: string; words: string }>> = {
  all: { title: "No conversations yet", words: "Once you and somebody are connected, you talk here." },
  unread: { title: "Nothing is unread", words: "What you have not seen will be here." },
  archived: { title: "Nothing was put away", words: "A conversation that you put away comes back with the next message." },
};

/** The reader's conversations with a search by name and what to show of them. */
export function ConversationsPane({ side, home, current, initial, now }: { side: Side; home: string; current: string | null; initial: Outputs["messages"]["conversations"]; now: string }) {
  const client = useTRPCClient();
  const [name, setName] = useState("");
  const [show, setShow] = useState<Show>("all");
  const asked = useSettled(name.trim());
  const plain = asked === "" && show === "all";
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["messages.conversations", side, asked, show],
    queryFn: ({ pageParam }) => client.messages.conversations.query({ side, unread: show === "unread", archived: show === "archived", ...(asked === "" ? {} : { name: asked }), ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: (before) => before,
    ...(plain ? { initialData: { pages: [initial], pageParams: [null] } } : {}),
  });
  const unsent = useUnsent();
  const rows = data?.pages.flatMap((page) => page.data) ?? [];
  useDelivered(rows.filter((row) => row.connectionId !== current));
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex gap-2 border-b p-2.5">
        <SearchInput aria-label="Search names and messages" placeholder="Search" value={name} onValueChange={setName} className="min-w-0 flex-1" />
        <Select aria-label="Show" choices={shows} value={show} onValueChange={(next) => setShow(next === "unread" || next === "archived" ? next : "all")} className="w-28" />
      </div>
      <nav aria-label="Conversations" className="min-h-0 flex-1 overflow-y-auto">
        {rows.length === 0 ? (
          <EmptyState className="m-3 border-0" title={asked === "" ? nothing[show].title : `Nobody is called “${asked}”`}>{asked === "" ? nothing[show].words : "Search for another part of the name."}</EmptyState>
        ) : (
          <ul className="divide-y">
            {rows.map((one) => <li key={one.connectionId}><ConversationRow href={`${home}/${one.connectionId}`} current={one.connectionId === current} now={now} conversation={one} unsent={unsent.has(one.connectionId)} /></li>)}
          </ul>
        )}
        {hasNextPage && <Button size="sm" variant="ghost" className="m-3" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>Show more</Button>}
        {asked !== "" && <FoundMessages side={side} home={home} words={asked} now={now} />}
      </nav>
    </div>
  );
}
