import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { notFoundOr, serverApi } from "../trpc/server";
import { ConversationsPane } from "./conversations-pane";
import { ThreadPane } from "./thread-pane";

const homes = { candidate: "/marketplace/messages", recruiter: "/portal/messages" } as const;

/** The conversations of one side, and one of them: beside each other on a wide screen, one after the other on a phone. `at`: the message to open it at, as it stands in the address. `writes`: whether the reader came to answer. */
export async function messagesPage(side: "candidate" | "recruiter", of: { connectionId: string | null; at: string | undefined; writes: boolean }): Promise<ReactNode> {
  const api = await serverApi();
  const home = homes[side];
  const at = /^[1-9]\d{0,8}$/.test(of.at ?? "") ? Number(of.at) : null;
  // A recruiter's own conversation, of a firm for which they do not act now.
  const elsewhere = async () => {
    const { actFor } = await notFoundOr(() => api.messages.place({ connectionId: of.connectionId ?? "" }));
    if (side === "recruiter" && actFor !== null) redirect(`/conversation/${of.connectionId}`);
  };
  const [conversations, thread, clock] = await Promise.all([
    notFoundOr(() => api.messages.conversations({ side })),
    of.connectionId === null ? null : notFoundOr(() => api.messages.thread({ connectionId: of.connectionId ?? "", ...(at === null ? { atUnread: true as const } : { aroundSeq: at }) }), elsewhere),
    notFoundOr(() => api.messages.unread({ side })),
  ]);
  return (
    <div className="-mx-4 -mt-5 -mb-24 flex h-[calc(100dvh-8.5rem)] min-h-80 bg-card md:mx-0 md:-mt-2 md:-mb-10 md:h-[calc(100dvh-6rem)] md:overflow-hidden md:rounded-lg md:border">
      <h1 className="sr-only">Messages</h1>
      <div className={cn("h-full w-full md:w-80 md:shrink-0 md:border-r", thread !== null && "max-md:hidden")}>
        <ConversationsPane side={side} home={home} current={of.connectionId} initial={conversations} now={clock.now} />
      </div>
      {thread === null ? (
        <p className="flex-1 self-center text-center text-base text-muted-foreground max-md:hidden">Choose a conversation to read it.</p>
      ) : (
        <ThreadPane key={thread.connectionId} initial={thread} at={at} writes={of.writes} home={home} />
      )}
    </div>
  );
}
