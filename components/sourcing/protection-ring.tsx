import { formatDate, formatDays, type TimeContext } from "@/components/format";
import { cn } from "@/components/class-names";

export type ProtectionRingProps = {
  state: "active" | "expired" | "released";
  /** Whether the reader holds it. Another's holder is never named here. */
  holder: "mine" | "other";
  daysLeft: number;
  daysTotal: number;
  /** The instant at which it ends or ended. */
  until: string;
  /** What started it: "candidate-signed RTR on 4 Sep 2026". */
  basis?: string;
  context?: TimeContext;
  size?: "md" | "lg";
  className?: string;
};

const radius = 15;
const length = 2 * Math.PI * radius;

function wordsOf({ state, holder, daysLeft, daysTotal, until, context }: ProtectionRingProps): { head: string; line: string } {
  const date = formatDate(until, context);
  if (state === "released") return { head: "Released", line: `on ${date}; anyone may bring this person` };
  if (state === "expired") return { head: "Expired", line: `on ${date}; anyone may bring this person` };
  const head = holder === "mine" ? "Protected for you" : "Protected by another recruiter";
  return { head, line: `${daysLeft} of ${formatDays(daysTotal)} left · until ${date}` };
}

/** How long a person stays protected: days left as an arc and a number, with the date and what started it. */
export function ProtectionRing(props: ProtectionRingProps) {
  const { state, holder, daysLeft, daysTotal, basis, size = "md", className } = props;
  const words = wordsOf(props);
  const share = state === "active" && daysTotal > 0 ? Math.max(0, Math.min(1, daysLeft / daysTotal)) : 0;
  const ink = holder === "mine" ? "stroke-primary" : "stroke-fill-amber";
  return (
    <div className={cn("flex items-center gap-3", className)}>
      <span className={cn("relative inline-flex shrink-0 items-center justify-center", size === "lg" ? "size-16" : "size-10")}>
        <svg aria-hidden viewBox="0 0 36 36" className="absolute inset-0 -rotate-90">
          <circle cx="18" cy="18" r={radius} fill="none" strokeWidth="3" className="stroke-border" strokeDasharray={state === "active" ? undefined : "2 2.5"} />
          {share > 0 && <circle cx="18" cy="18" r={radius} fill="none" strokeWidth="3" strokeDasharray={`${share * length} ${length}`} className={ink} />}
        </svg>
        <span className={cn("figures font-semibold", size === "lg" ? "text-xl" : "text-xs", state !== "active" && "text-muted-foreground")}>{state === "active" ? daysLeft : "–"}</span>
      </span>
      <span className="min-w-0 leading-5">
        <span className="block text-base font-medium">{words.head}</span>
        <span className="figures block text-sm text-muted-foreground">{words.line}</span>
        {basis !== undefined && <span className="block text-sm text-muted-foreground">{basis}</span>}
      </span>
    </div>
  );
}
