"use client";

import { useMutation } from "@tanstack/react-query";
import { cn } from "@/components/class-names";
import { formatInstant, formatRelative } from "@/components/format";
import { AppLink } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { useRefresh } from "../use-refresh";
import { useTold } from "../use-told";

export type NewsProps = { news: Outputs["notifications"]["mine"]; now: string; timeZone?: string; /** What will be here, for a reader without news. */ empty: string; most?: number };

/** What the reader should know, newest first, each line leading to its thing. */
export function News({ news, now, timeZone, empty, most = 8 }: NewsProps) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const told = useTold();
  const read = useMutation(trpc.notifications.markAllRead.mutationOptions({ onSuccess: refresh, onError: told }));
  return (
    <Section title="News" actions={news.unread > 0 ? <Button size="sm" variant="ghost" loading={read.isPending} onClick={() => read.mutate({})}>Mark all read</Button> : undefined}>
      {news.notifications.length === 0 ? (
        <p className="reading text-muted-foreground">{empty}</p>
      ) : (
        <ul className="divide-y rounded-lg border bg-card">
          {news.notifications.slice(0, most).map((one) => (
            <li key={one.id} className="relative flex items-start gap-2.5 px-3.5 py-2.5 transition-colors hover:bg-muted has-focus-visible:bg-muted">
              <span aria-hidden className={cn("mt-2 size-1.5 shrink-0 rounded-full", one.read ? "bg-transparent" : "bg-primary")} />
              <span className="min-w-0 flex-1">
                <AppLink href={one.href} className={cn("block break-words after:absolute after:inset-0 after:content-['']", !one.read && "font-medium")}>
                  {!one.read && <span className="sr-only">New: </span>}
                  {one.title}
                </AppLink>
                <span className="block text-sm break-words text-muted-foreground">{one.body}</span>
              </span>
              <time dateTime={one.createdAt} title={formatInstant(one.createdAt, { timeZone })} className="shrink-0 text-xs leading-5.5 text-muted-foreground">
                {formatRelative(one.createdAt, now, { timeZone })}
              </time>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
