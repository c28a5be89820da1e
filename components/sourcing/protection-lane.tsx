import { formatDate, type TimeContext } from "@/components/format";
import { cn } from "@/components/class-names";
import { differenceInMilliseconds, parseISO } from "date-fns";

export type ProtectionSpan = {
  id: string;
  /** null = the reader may not know it: the bar starts today. */
  from: string | null;
  until: string;
  holder: "mine" | "other";
  /** Who that is, where the reader may know it. */
  who?: string;
  state: "active" | "expired" | "released" | "transferred" | "overturned";
  /** "Two-way contact, 60 days". */
  basis: string;
};

export type ProtectionLaneProps = {
  /** Whose protection this is. */
  name: string;
  spans: readonly ProtectionSpan[];
  now: string;
  /** The stretch of time in view. */
  from: string;
  until: string;
  context?: TimeContext;
  className?: string;
};

function placeOf(instant: string, from: string, until: string): number {
  const whole = differenceInMilliseconds(parseISO(until), parseISO(from));
  const part = differenceInMilliseconds(parseISO(instant), parseISO(from));
  return whole <= 0 ? 0 : Math.max(0, Math.min(100, Math.round((part / whole) * 10_000) / 100));
}

const stateWords = { active: "protected", expired: "expired", released: "released", transferred: "transferred", overturned: "overturned" };

/** Who held a person's protection when: one lane, today marked, each span also in words. */
export function ProtectionLane({ name, spans, now, from, until, context = {}, className }: ProtectionLaneProps) {
  const today = placeOf(now, from, until);
  return (
    <figure className={cn("text-sm", className)}>
      <figcaption className="sr-only">Protection of {name} over time</figcaption>
      <div aria-hidden className="relative h-7 border-y">
        {spans.map((span) => {
          const left = placeOf(span.from ?? now, from, until);
          const ended = span.state !== "active";
          return (
            <span
              key={span.id}
              className={cn(
                "absolute inset-y-1.5 rounded-[2px]",
                span.holder === "mine" ? "bg-primary text-primary" : "bg-fill-amber text-fill-amber",
                ended && "hatched bg-transparent",
              )}
              style={{ left: `${left}%`, width: `${Math.max(0.5, placeOf(span.until, from, until) - left)}%` }}
            />
          );
        })}
        <span className="absolute -inset-y-1 w-px bg-foreground" style={{ left: `${today}%` }} />
      </div>
      <div aria-hidden className="figures relative mt-1 flex justify-between text-xs text-muted-foreground">
        <span>{formatDate(from, context)}</span>
        <span className="absolute -translate-x-1/2 bg-background px-1 text-foreground" style={{ left: `${Math.max(16, Math.min(84, today))}%` }}>
          today
        </span>
        <span>{formatDate(until, context)}</span>
      </div>
      <ul className="mt-3 flex flex-col gap-1">
        {spans.map((span) => (
          <li key={span.id} className="flex items-baseline gap-2">
            <span aria-hidden className={cn("size-2 shrink-0 rounded-[2px]", span.holder === "mine" ? "bg-primary text-primary" : "bg-fill-amber text-fill-amber", span.state !== "active" && "hatched bg-transparent ring-1 ring-current")} />
            <span className="min-w-0 flex-1">
              {span.who ?? (span.holder === "mine" ? "You" : "Another recruiter")} · {span.basis} · {stateWords[span.state]}
            </span>
            <span className="figures shrink-0 text-muted-foreground">
              {span.from === null ? "until" : `${formatDate(span.from, context)} –`} {formatDate(span.until, context)}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
