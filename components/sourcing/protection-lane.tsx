import { differenceInMilliseconds, parseISO } from "date-fns";
import { cn } from "@/components/class-names";
import { formatDate, type TimeContext } from "@/components/format";
import { tierWords } from "./protection-words";

export type ProtectionMark = { at: string; fact: "claimed" | "extended" | "shortened" | "released" | "transferred" | "overturned" | "contested"; until: string | null };
export type ProtectionSpan = {
  id: string;
  /** null = the reader may not know it: the bar starts today. */
  from: string | null;
  until: string;
  state: "active" | "expired" | "released" | "transferred" | "joined" | "overturned";
  tier: keyof typeof tierWords | null;
  policyVersion: number | null;
  takenOver: boolean;
  marks: readonly ProtectionMark[];
};
export type ProtectionHolder = { holder: "you" | "colleague" | "other"; name: string | null; spans: readonly ProtectionSpan[] };

export type ProtectionLaneProps = {
  /** Whose protection this is. */
  name: string;
  lanes: readonly ProtectionHolder[];
  now: string;
  context?: TimeContext;
  className?: string;
};

const dayMs = 86_400_000;
const stateWords = { active: "protected", expired: "expired", released: "released", transferred: "handed on", joined: "went on when two records became one", overturned: "overturned" };
const tickStyles: Partial<Record<ProtectionMark["fact"], string>> = { extended: "inset-y-1 bg-background", contested: "inset-y-0 bg-destructive", transferred: "inset-y-0.5 bg-foreground" };
const shifted = (instant: string, days: number) => new Date(parseISO(instant).getTime() + days * dayMs).toISOString();
const holderWord = ({ holder, name }: ProtectionHolder): string => (holder === "you" ? "You" : (name ?? "Another recruiter"));
const colourOf = ({ holder }: ProtectionHolder): string => (holder === "you" ? "bg-primary text-primary" : holder === "colleague" ? "bg-fill-teal text-fill-teal" : "bg-fill-amber text-fill-amber");

/** The stretch of time that shows every span and today. */
function stretch(lanes: readonly ProtectionHolder[], now: string): { from: string; until: string } {
  const spans = lanes.flatMap((lane) => lane.spans);
  return { from: shifted([now, ...spans.flatMap((span) => span.from ?? [])].toSorted()[0] ?? now, -7), until: shifted([now, ...spans.map((span) => span.until)].toSorted().at(-1) ?? now, 14) };
}

function placeOf(instant: string, { from, until }: { from: string; until: string }): number {
  const whole = differenceInMilliseconds(parseISO(until), parseISO(from));
  return whole <= 0 ? 0 : Math.max(0, Math.min(100, Math.round((differenceInMilliseconds(parseISO(instant), parseISO(from)) / whole) * 10_000) / 100));
}

/** Who held a person's protection when: a lane for each holder, today marked, extensions, cases and what was handed on as ticks; and all of it once more as a table in words. */
export function ProtectionLane({ name, lanes, now, context = {}, className }: ProtectionLaneProps) {
  const view = stretch(lanes, now);
  const today = placeOf(now, view);
  return (
    <figure className={cn("flex flex-col gap-3 text-sm", className)}>
      <figcaption className="sr-only">Protection of {name} over time</figcaption>
      <div aria-hidden>
        <div className="grid grid-cols-[6.5rem_1fr] gap-3 text-xs max-sm:grid-cols-1">
          <span className="max-sm:hidden" />
          <div className="relative h-5"><span className="absolute -translate-x-1/2" style={{ left: `clamp(1.25rem, ${today}%, 100% - 1.25rem)` }}>today</span></div>
        </div>
        <div className="relative flex flex-col divide-y border-y">
          {lanes.map((lane) => (
            <div key={`${lane.holder}${lane.name ?? ""}`} className="grid grid-cols-[6.5rem_1fr] items-center gap-3 max-sm:grid-cols-1 max-sm:gap-0 max-sm:pt-1.5">
              <span className="truncate text-muted-foreground">{holderWord(lane)}</span>
              <div className="relative h-7">
                {lane.spans.map((span) => <Bar key={span.id} lane={lane} span={span} now={now} view={view} />)}
                <span className="absolute inset-y-0 w-px bg-foreground" style={{ left: `${today}%` }} />
              </div>
            </div>
          ))}
        </div>
        <div className="grid grid-cols-[6.5rem_1fr] gap-3 max-sm:grid-cols-1">
          <span className="max-sm:hidden" />
          <div className="figures mt-1 flex justify-between text-xs text-muted-foreground">
            <span>{formatDate(view.from, context)}</span>
            <span>{formatDate(view.until, context)}</span>
          </div>
        </div>
      </div>
      <table className="w-full text-left">
        <caption className="sr-only">The same in words</caption>
        <thead className="text-muted-foreground">
          <tr><th scope="col" className="py-1 pr-4 font-normal">Who</th><th scope="col" className="py-1 pr-4 font-normal">When</th><th scope="col" className="py-1 font-normal">What</th></tr>
        </thead>
        <tbody className="divide-y border-t">
          {lanes.flatMap((lane) => lane.spans.map((span) => (
            <tr key={span.id} className="align-top">
              <th scope="row" className="py-1.5 pr-4 font-medium"><span className="flex items-baseline gap-2"><span aria-hidden className={cn("size-2 shrink-0 rounded-[2px]", colourOf(lane), span.state !== "active" && "hatched bg-transparent ring-1 ring-current")} />{holderWord(lane)}</span></th>
              <td className="figures py-1.5 pr-4 whitespace-nowrap max-sm:whitespace-normal">{span.from === null ? "until" : `${formatDate(span.from, context)} –`} {formatDate(span.until, context)}</td>
              <td className="py-1.5">{whatOf(span, now, context)}</td>
            </tr>
          )))}
        </tbody>
      </table>
    </figure>
  );
}

function Bar({ lane, span, now, view }: { lane: ProtectionHolder; span: ProtectionSpan; now: string; view: { from: string; until: string } }) {
  const left = placeOf(span.from ?? now, view);
  return (
    <>
      <span className={cn("absolute inset-y-1.5 rounded-[2px]", colourOf(lane), span.state !== "active" && "hatched bg-transparent")} style={{ left: `${left}%`, width: `${Math.max(0.5, placeOf(span.until, view) - left)}%` }} />
      {span.marks.filter((mark) => mark.fact in tickStyles && (mark.fact !== "transferred" || span.state === "transferred")).map((mark) => (
        <span key={`${mark.fact}${mark.at}`} className={cn("absolute w-0.5", tickStyles[mark.fact])} style={{ left: `${placeOf(mark.at, view)}%` }} />
      ))}
    </>
  );
}

/** A span in words: what it rests on, how it was made longer or contested, and how it stands. */
function whatOf(span: ProtectionSpan, now: string, context: TimeContext): string {
  const told = span.marks.flatMap((mark) => (mark.fact === "extended" ? [`extended on ${formatDate(mark.at, context)}`] : mark.fact === "contested" ? [`contested on ${formatDate(mark.at, context)}`] : []));
  if (span.tier === null) return `${stateWords[span.state]}; who it is and since when is not told`;
  return [tierWords[span.tier], ...(span.takenOver ? ["taken over from another recruiter"] : []), ...told, span.state === "active" && span.from !== null && span.from > now ? "waits for its beginning" : stateWords[span.state], ...(span.policyVersion === null ? [] : [`policy v${span.policyVersion}`])].join(", ");
}
