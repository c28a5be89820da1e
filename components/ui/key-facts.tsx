import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

export type KeyFact = { label: string; value: ReactNode; detail?: ReactNode };

/** Facts of one thing as a list of terms; `columns` lays them out side by side as the head of a page. */
export function KeyFacts({ facts, layout = "rows", className }: { facts: readonly KeyFact[]; layout?: "rows" | "columns"; className?: string }) {
  if (layout === "columns") {
    return (
      <dl className={cn("grid grid-cols-2 gap-x-8 gap-y-4 border-y py-4 sm:flex sm:flex-wrap", className)}>
        {facts.map((fact) => (
          <div key={fact.label} className="min-w-0 sm:min-w-28 sm:border-l sm:pl-4 sm:first:border-0 sm:first:pl-0">
            <dt className="text-sm text-muted-foreground">{fact.label}</dt>
            <dd className="figures mt-0.5 text-lg font-medium">{fact.value}</dd>
            {fact.detail !== undefined && <dd className="text-sm text-muted-foreground">{fact.detail}</dd>}
          </div>
        ))}
      </dl>
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
