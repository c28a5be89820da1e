import { BellOff, Pin } from "lucide-react";
import { cn } from "@/components/class-names";
import { formatTimeOrDay } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { AppLink } from "@/components/ui/app-link";
import { Avatar } from "@/components/ui/avatar";
import { glanceWords } from "./message-words";

export type ConversationRowProps = {
  href: string; current: boolean; now: string;
  /** Whether something that the reader wrote did not reach the server yet. */
  unsent: boolean;
  conversation: { other: { name: string; detail: string | null }; active: boolean; lastAt: string; last: { mine: boolean; deleted: boolean; text: string | null; files: number; card: "job" | "rtr" | null } | null; unread: number; pinned: boolean; muted: boolean; hasDraft: boolean };
};

/** One conversation in the list: with whom, the last line, and what waits. */
export function ConversationRow({ href, current, now, unsent, conversation: { other, active, lastAt, last, unread, pinned, muted, hasDraft } }: ConversationRowProps) {
  const reader = useReaderTime();
  const line = last === null ? "You are connected. Say hello." : `${last.mine ? "You: " : ""}${glanceWords(last)}`;
  return (
    <AppLink href={href} aria-current={current ? "page" : undefined} className={cn("flex items-center gap-3 px-3.5 py-2.5 transition-colors hover:bg-accent focus-visible:-outline-offset-2", current && "bg-primary-tint hover:bg-primary-tint")}>
      <Avatar name={other.name} size="lg" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className={cn("min-w-0 flex-1 truncate text-base", unread > 0 ? "font-semibold" : "font-medium")}>{other.name}</span>
          <span className="figures shrink-0 text-xs text-muted-foreground">{formatTimeOrDay(lastAt, now, reader)}</span>
        </span>
        <span className="flex items-center gap-1.5">
          <span className={cn("min-w-0 flex-1 truncate text-sm", unread > 0 ? "text-foreground" : "text-muted-foreground")}>
            {unsent && <span className="font-medium text-destructive">Not sent · </span>}
            {hasDraft && <span className="font-medium text-primary-ink">Draft · </span>}
            {active ? line : `Ended · ${line}`}
          </span>
          {pinned && <Pin role="img" aria-label="At the top" className="size-3.5 shrink-0 text-muted-foreground" />}
          {muted && <BellOff role="img" aria-label="Quiet" className="size-3.5 shrink-0 text-muted-foreground" />}
          {unread > 0 && <span className="figures min-w-5 shrink-0 rounded-full bg-primary px-1.5 text-center text-xs leading-5 font-medium text-primary-foreground">{unread}<span className="sr-only"> unread</span></span>}
        </span>
      </span>
    </AppLink>
  );
}
