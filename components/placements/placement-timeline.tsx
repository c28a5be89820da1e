import { Timeline } from "@/components/ui/timeline";

export type PlacementEvent = { id: string; at: string; who: string; automatic: boolean; words: string };

/** Shares that one run pays one after the other are one line with their number. */
function together(events: readonly PlacementEvent[]): (PlacementEvent & { times: number })[] {
  const lines: (PlacementEvent & { times: number })[] = [];
  for (const event of events) {
    const last = lines.at(-1);
    if (last?.automatic && event.automatic && last.words === event.words && last.at.slice(0, 10) === event.at.slice(0, 10)) last.times++;
    else lines.push({ ...event, times: 1 });
  }
  return lines;
}

/** What happened on a placement, newest first; what nobody did by hand is tagged automatic. */
export function PlacementTimeline({ events, now, timeZone }: { events: readonly PlacementEvent[]; now: string; timeZone?: string }) {
  return (
    <Timeline
      now={now}
      context={{ timeZone }}
      entries={together(events.toReversed()).map((event) => ({ id: event.id, at: event.at, actor: { kind: event.automatic ? ("automation" as const) : ("person" as const), name: event.who }, text: event.times === 1 ? event.words : `${event.words}, ${event.times} times` }))}
    />
  );
}
