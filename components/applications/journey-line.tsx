import { Check, Circle, X } from "lucide-react";
import { formatDate } from "@/components/format";
import { cn } from "@/components/class-names";

export type JourneyStep = { key: string; label: string; /** When it happened; null where only the fact is known. */ at: string | null; /** Who has it now, for the present step. */ who?: string; state: "done" | "now" | "ended" | "ahead" };

const words = { done: "Done", now: "Now", ended: "Ended here", ahead: "Not yet" };

/** Where an application stands, in a line of steps with their dates and who has it now. */
export function JourneyLine({ steps, label }: { steps: readonly JourneyStep[]; label: string }) {
  return (
    <ol aria-label={label} className="flex flex-col sm:flex-row">
      {steps.map((step, position) => (
        <li key={step.key} aria-current={step.state === "now" ? "step" : undefined} className="relative flex min-w-0 flex-1 gap-3 pb-5 last:pb-0 sm:flex-col sm:gap-2 sm:pr-4 sm:pb-0">
          {position < steps.length - 1 && (
            <span aria-hidden className={cn("absolute max-sm:top-6 max-sm:bottom-0 max-sm:left-2.75 max-sm:w-px sm:top-2.75 sm:right-0 sm:left-6 sm:h-px", step.state === "done" ? "bg-primary" : "bg-border-strong")} />
          )}
          <Mark state={step.state} />
          <span className="min-w-0">
            <span className={cn("block leading-6", step.state === "now" || step.state === "ended" ? "font-semibold" : step.state === "ahead" ? "text-muted-foreground" : "font-medium")}>
              {step.label}
              <span className="sr-only">: {words[step.state]}</span>
            </span>
            {step.at !== null && <time dateTime={step.at} className="block text-sm text-muted-foreground">{formatDate(step.at)}</time>}
            {step.who !== undefined && <span className="block text-sm break-words text-muted-foreground">{step.who}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Mark({ state }: { state: JourneyStep["state"] }) {
  const frame = "relative z-1 flex size-5.5 shrink-0 items-center justify-center rounded-full sm:mt-0 [&_svg]:size-3.5";
  if (state === "done") return <span aria-hidden className={cn(frame, "bg-primary text-primary-foreground")}><Check strokeWidth={2.5} /></span>;
  if (state === "now") return <span aria-hidden className={cn(frame, "border-2 border-primary bg-background text-primary-ink")}><Circle className="fill-current" strokeWidth={0} /></span>;
  if (state === "ended") return <span aria-hidden className={cn(frame, "border border-border-strong bg-muted text-muted-foreground")}><X strokeWidth={2.5} /></span>;
  return <span aria-hidden className={cn(frame, "border border-border-strong bg-background")} />;
}
