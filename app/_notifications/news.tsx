"use client";

import { useMutation } from "@tanstack/react-query";
import { cn } from "@/components/class-names";
import { dayKey, daysBetween, formatDay, formatInstant, formatRelative, type TimeContext } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { useRefresh } from "../use-refresh";
import { useTold } from "../use-told";

export type NewsProps = { news: Outputs["notifications"]["mine"]; now: string; /** What will be here, for a reader without news. */ empty: string; most?: number };

type One = NewsProps["news"]["notifications"][number];
/** From here on a day says more than how long ago it was. */
const oldAfterDays = 30;

/** Neighbours that say the same of one day are one line: two parts of one share that were paid together. */
function together(all: readonly One[], reader: TimeContext): { one: One; times: number }[] {
  const lines: { one: One; times: number }[] = [];
  for (const one of all) {
    const last = lines.at(-1);
    const same = last && last.one.title === one.title && last.one.body === one.body && last.one.href === one.href && last.one.read === one.read && dayKey(last.one.createdAt, reader) === dayKey(one.createdAt, reader);
    if (same) last.times += 1;
    else lines.push({ one, times: 1 });
  }
  return lines;
}

/** What the reader should know, newest first, each line leading to its thing. */
export function News({ news, now, empty, most = 8 }: NewsProps) {
  const trpc = useTRPC();
  const reader = useReaderTime();
  const refresh = useRefresh();
  const told = useTold();
  const read = useMutation(trpc.notifications.markAllRead.mutationOptions({ onSuccess: refresh, onError: told }));
  return (
    <Section title="News" actions={news.unread > 0 ? <Button size="sm" variant="ghost" loading={read.isPending} onClick={() => read.mutate({})}>Mark all read</Button> : undefined}>
      {news.notifications.length === 0 ? (
        <p className="reading text-muted-foreground">{empty}</p>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {together(news.notifications, reader).slice(0, most).map(({ one, times }) => (
            <li key={one.id} className="relative flex items-start gap-2.5 px-3.5 py-2.5 transition-colors hover:bg-muted has-focus-visible:bg-muted">
              <span aria-hidden className={cn("mt-2 size-1.5 shrink-0 rounded-full", one.read ? "bg-transparent" : "bg-primary")} />
              <span className="min-w-0 flex-1">
                <AppLink href={one.href} className={cn("block break-words after:absolute after:inset-0 after:content-['']", !one.read && "font-medium")}>
                  {!one.read && <span className="sr-only">New: </span>}
                  {one.title}
                  {times > 1 && `, ${times} times`}
                </AppLink>
                <span className="block text-sm break-words text-muted-foreground">{one.body}</span>
              </span>
              <time dateTime={one.createdAt} title={formatInstant(one.createdAt, reader)} className="shrink-0 text-xs leading-5.5 text-muted-foreground">
                {daysBetween(one.createdAt, now, reader) > oldAfterDays ? formatDay(one.createdAt, { ...reader, now }) : formatRelative(one.createdAt, now, reader)}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
