import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

export type KeyFact = { label: string; value: ReactNode; detail?: ReactNode };

/** Facts of one thing as a list of terms; `columns` lays them out side by side as the head of a page. */
export function KeyFacts({ facts, layout = "rows", className }: { facts: readonly KeyFact[]; layout?: "rows" | "columns"; className?: string }) {
  if (layout === "columns") {
    return (
      // The line before the first of each row falls outside of the frame, wherever the rows break.
      <div className={cn("overflow-x-clip border-y py-4", className)}>
        <dl className="grid grid-cols-2 gap-x-8 gap-y-4 sm:-ml-[calc(1rem+1px)] sm:flex sm:flex-wrap">
          {facts.map((fact) => (
            <div key={fact.label} className="min-w-0 sm:min-w-28 sm:border-l sm:pl-4">
              <dt className="text-sm text-muted-foreground">{fact.label}</dt>
              <dd className="figures mt-0.5 text-lg font-medium">{fact.value}</dd>
              {fact.detail !== undefined && <dd className="text-sm text-muted-foreground">{fact.detail}</dd>}
            </div>
          ))}
        </dl>
      </div>
    );
  }
  return (
    <dl className={cn("divide-y text-base", className)}>
      {facts.map((fact) => (
        <div key={fact.label} className="flex items-baseline justify-between gap-4 py-2 first:pt-0 last:pb-0">
          <dt className="shrink-0 text-muted-foreground">{fact.label}</dt>
          <dd className="figures min-w-0 text-right font-medium">
            {fact.value}
            {fact.detail !== undefined && <span className="block text-sm font-normal text-muted-foreground">{fact.detail}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
