"use client";

import { useQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { formatDay } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { AppLink } from "@/components/ui/app-link";
import { useTRPC } from "../trpc/client";

/** A text with the places that were found marked. */
function Marked({ text, ranges }: { text: string; ranges: readonly (readonly [number, number])[] }) {
  return (
    <>
      {ranges.map(([from, to], index) => (
        <Fragment key={from}>
          {text.slice(ranges[index - 1]?.[1] ?? 0, from)}
          <mark className="rounded-xs bg-status-amber-bg text-foreground">{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(ranges.at(-1)?.[1] ?? 0)}
    </>
  );
}

/** Messages that have all the words, the newest first; each leads to its place in its conversation. */
export function FoundMessages({ side, home, words, now }: { side: "candidate" | "recruiter"; home: string; words: string; now: string }) {
  const trpc = useTRPC();
  const reader = useReaderTime();
  const { data } = useQuery(trpc.messages.search.queryOptions({ side, words, limit: 30 }, { placeholderData: (before) => before }));
  const found = data?.data ?? [];
  return (
    <section aria-labelledby="found-messages" className="border-t">
      <h2 id="found-messages" className="px-3.5 pt-3 pb-1 text-sm font-medium text-muted-foreground">In messages</h2>
      {found.length === 0 ? (
        <p className="px-3.5 pb-3 text-sm text-muted-foreground">No message has these words.</p>
      ) : (
        <ul className="divide-y">
          {found.map((one) => (
            <li key={one.messageId}>
              <AppLink href={`${home}/${one.connectionId}?at=${one.seq}`} className="flex flex-col gap-0.5 px-3.5 py-2.5 transition-colors hover:bg-accent focus-visible:-outline-offset-2">
                <span className="flex items-baseline gap-2 text-sm"><span className="min-w-0 flex-1 truncate font-medium">{one.mine ? `You to ${one.otherName}` : one.otherName}</span><span className="figures shrink-0 text-xs text-muted-foreground">{formatDay(one.sentAt, { ...reader, now })}</span></span>
                <span className="line-clamp-2 text-sm break-words text-muted-foreground"><Marked text={one.text} ranges={one.ranges} /></span>
              </AppLink>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
