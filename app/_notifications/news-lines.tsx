"use client";

import { cn } from "@/components/class-names";
import { dayKey, daysBetween, formatDay, formatInstant, formatRelative, type TimeContext } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { AppLink } from "@/components/ui/app-link";
import { type OneNews, useMarkRead } from "./use-news";

/** From here on a day says more than how long ago it was. */
const oldAfterDays = 30;
/** What stands in the place of what a line asked for, once nobody is asked for it any more. */
const settledWords = { answered: "Answered.", over: "No longer open." } as const;

type Line = { one: OneNews; ids: string[] };

/** Neighbours that say the same of one day are one line: two parts of one share that were paid together. */
function together(all: readonly OneNews[], reader: TimeContext): Line[] {
  const lines: Line[] = [];
  for (const one of all) {
    const last = lines.at(-1);
    const same = last && last.one.title === one.title && last.one.body === one.body && last.one.href === one.href && last.one.read === one.read && last.one.settled === one.settled && dayKey(last.one.createdAt, reader) === dayKey(one.createdAt, reader);
    if (same) last.ids.push(one.id);
    else lines.push({ one, ids: [one.id] });
  }
  return lines;
}

export type NewsLinesProps = { news: readonly OneNews[]; now: string; most?: number; label?: string; /** After a line was opened. */ onOpen?: () => void; className?: string };

/** News, newest first, each line leading to its thing; opened, it is read. */
export function NewsLines({ news, now, most = news.length, label, onOpen, className }: NewsLinesProps) {
  const mark = useMarkRead();
  const reader = useReaderTime();
  return (
    <ul aria-label={label} className={cn("divide-y", className)}>
      {together(news, reader).slice(0, most).map(({ one, ids }) => {
        const read = () => {
          if (!one.read) mark.these(ids);
        };
        return (
          <li key={one.id} className="relative flex items-start gap-2.5 px-3.5 py-2.5 transition-colors hover:bg-muted has-focus-visible:bg-muted">
            <span aria-hidden className={cn("mt-2 size-1.5 shrink-0 rounded-full", one.read ? "bg-transparent" : "bg-primary")} />
            <span className="min-w-0 flex-1">
              <AppLink
                href={one.href}
                onClick={() => {
                  read();
                  onOpen?.();
                }}
                onAuxClick={read}
                className={cn("block text-base break-words after:absolute after:inset-0 after:content-['']", !one.read && "font-medium")}
              >
                {!one.read && <span className="sr-only">New: </span>}
                {one.title}
                {ids.length > 1 && `, ${ids.length} times`}
              </AppLink>
              <span className="block text-sm break-words text-muted-foreground">{one.settled === null ? one.body : settledWords[one.settled]}</span>
            </span>
            <time dateTime={one.createdAt} title={formatInstant(one.createdAt, reader)} className="shrink-0 text-xs leading-5.5 text-muted-foreground">
              {daysBetween(one.createdAt, now, reader) > oldAfterDays ? formatDay(one.createdAt, { ...reader, now }) : formatRelative(one.createdAt, now, reader)}
            </time>
          </li>
        );
      })}
    </ul>
  );
}
