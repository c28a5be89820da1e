import { Bot } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { dayKey, daysBetween, formatDay, formatInstant, formatTime, type TimeContext } from "@/components/format";
import { Avatar } from "./avatar";

export type TimelineEntry = {
  id: string;
  /** The instant, as ISO text. */
  at: string;
  /** Who did it. What nobody did is automation and says which rule. */
  actor: { kind: "person"; name: string } | { kind: "automation"; name: string };
  /** What happened, in plain words after the actor: "moved to offer". */
  text: ReactNode;
  detail?: ReactNode;
  /** A link to the record, an id, an amount. */
  aside?: ReactNode;
};

export type TimelineProps = { entries: readonly TimelineEntry[]; now: string; context?: TimeContext; className?: string };

function dayTitle(at: string, now: string, context: TimeContext): string {
  const days = daysBetween(now, at, context);
  return days === 0 ? "Today" : days === -1 ? "Yesterday" : formatDay(at, { ...context, now });
}

function groupByDay(entries: readonly TimelineEntry[], context: TimeContext): [string, TimelineEntry[]][] {
  const groups = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    const key = dayKey(entry.at, context);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups];
}

/** What happened, newest first as given, grouped by the reader's day, with the actor of each line. */
export function Timeline({ entries, now, context = {}, className }: TimelineProps) {
  return (
    <div className={cn("flex flex-col gap-5", className)}>
      {groupByDay(entries, context).map(([key, group]) => (
        <div key={key}>
          <h3 className="mb-2 text-sm font-medium text-muted-foreground">{dayTitle(group[0]?.at ?? now, now, context)}</h3>
          <ol className="relative flex flex-col gap-3 before:absolute before:top-2 before:bottom-2 before:left-2.5 before:w-px before:-translate-x-1/2 before:bg-border">
            {group.map((entry) => (
              <li key={entry.id} className="relative flex items-start gap-2.5">
                {entry.actor.kind === "person" ? (
                  <Avatar name={entry.actor.name} size="sm" className="ring-2 ring-background" />
                ) : (
                  <span className="flex size-5 shrink-0 items-center justify-center rounded-full border border-border-strong bg-card text-muted-foreground">
                    <Bot aria-hidden className="size-3" />
                  </span>
                )}
                <div className="min-w-0 flex-1 text-base leading-5">
                  <span className="font-medium">{entry.actor.name}</span>{" "}
                  {entry.actor.kind === "automation" && <span className="mr-1 rounded-sm border px-1 text-xs text-muted-foreground">automatic</span>}
                  <span className="text-foreground/85">{entry.text}</span>
                  {entry.detail !== undefined && <div className="mt-0.5 text-sm text-muted-foreground">{entry.detail}</div>}
                </div>
                {entry.aside !== undefined && <div className="shrink-0 text-sm">{entry.aside}</div>}
                <time dateTime={entry.at} title={formatInstant(entry.at, context)} className="shrink-0 text-sm leading-5 text-muted-foreground">
                  {formatTime(entry.at, context)}
                </time>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </div>
  );
}
