import { formatDate, formatDays, type TimeContext } from "@/components/format";
import { cn } from "@/components/class-names";
import { daysUntil, type ProtectionView } from "./protection-words";

export type ProtectionRingProps = {
  state: "active" | "expired" | "released";
  /** Whether the reader holds it. Another's holder is never named here. */
  holder: "mine" | "other";
  daysLeft: number;
  /** How long it was at its start; null where the reader may not know: another's start is never told. */
  daysTotal: number | null;
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
  return { head, line: `${daysTotal === null ? formatDays(daysLeft) : `${daysLeft} of ${formatDays(daysTotal)}`} left · until ${date}` };
}

/** How long a person stays protected: days left as an arc and a number, with the date and what started it. */
export function ProtectionRing(props: ProtectionRingProps) {
  const { state, holder, daysLeft, daysTotal, basis, size = "md", className } = props;
  const words = wordsOf(props);
  const share = state !== "active" ? 0 : daysTotal === null ? 1 : daysTotal > 0 ? Math.max(0, Math.min(1, daysLeft / daysTotal)) : 0;
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

/** The same in one line, for a row of a list. */
export function ProtectionMark({ protection, now, context = {} }: { protection: ProtectionView; now: string; context?: TimeContext }) {
  if (protection.state === "free" || protection.until === null) return <span className="text-muted-foreground">Free</span>;
  const left = daysUntil(protection.until, now);
  const total = protection.from === null ? null : daysUntil(protection.until, protection.from);
  const mine = protection.state === "mine";
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <svg aria-hidden viewBox="0 0 36 36" className="size-4 shrink-0 -rotate-90">
        <circle cx="18" cy="18" r={radius} fill="none" strokeWidth="6" className="stroke-border" />
        <circle cx="18" cy="18" r={radius} fill="none" strokeWidth="6" strokeDasharray={`${(total === null || total === 0 ? 1 : Math.min(1, left / total)) * length} ${length}`} className={mine ? "stroke-primary" : "stroke-fill-amber"} />
      </svg>
      <span>
        {mine ? "Yours" : "Another's"} <span className="figures text-muted-foreground">until {formatDate(protection.until, context)}</span>
      </span>
    </span>
  );
}
