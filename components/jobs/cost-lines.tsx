import type { WireMoney } from "@/components/format";
import { cn } from "@/components/class-names";
import { Money } from "@/components/ui/money";

export type CostLineView = { key: string; label: string; amount: WireMoney; rule: string; kind: "part" | "total" | "inside" };

/** What a hire costs, line by line, each with its rule. */
export function CostLines({ lines }: { lines: readonly CostLineView[] }) {
  return (
    <dl className="flex flex-col divide-y rounded-lg border bg-card" aria-label="Cost of the hire">
      {lines.map((line) => (
        <div key={line.key} className={cn("flex items-baseline justify-between gap-4 px-3.5 py-2.5", line.kind === "inside" && "pl-7")}>
          <dt className="min-w-0">
            <span className={cn(line.kind === "total" && "font-semibold")}>{line.label}</span>
            <span className="block text-xs text-muted-foreground">{line.rule}</span>
          </dt>
          <dd className={cn("shrink-0", line.kind === "total" && "font-semibold")}><Money value={line.amount} currency="code" tone="normal" /></dd>
        </div>
      ))}
    </dl>
  );
}
