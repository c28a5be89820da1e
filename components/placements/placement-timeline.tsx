import { Timeline } from "@/components/ui/timeline";

export type PlacementEvent = { id: string; at: string; who: string; automatic: boolean; words: string };

/** What happened on a placement, newest first; what nobody did by hand is tagged automatic. */
export function PlacementTimeline({ events, now, timeZone }: { events: readonly PlacementEvent[]; now: string; timeZone?: string }) {
  return (
    <Timeline
      now={now}
      context={{ timeZone }}
      entries={events.toReversed().map((event) => ({ id: event.id, at: event.at, actor: { kind: event.automatic ? ("automation" as const) : ("person" as const), name: event.who }, text: event.words }))}
    />
  );
}
