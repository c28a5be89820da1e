import { formatWhole } from "@/components/format";
import { cn } from "@/components/class-names";

/** Work under way, or steps done: a bar with its numbers in words. */
export function Progress({ label, done, total, detail, className }: { label: string; done: number; total: number; detail?: string; className?: string }) {
  const share = total === 0 ? 0 : Math.min(100, Math.round((done / total) * 100));
  return (
    <div className={cn("flex flex-col gap-1.5 text-sm", className)}>
      <div className="flex items-baseline justify-between gap-4">
        <span className="font-medium">{label}</span>
        <span className="figures text-muted-foreground">
          {formatWhole(done)} of {formatWhole(total)}
          {detail !== undefined && ` · ${detail}`}
        </span>
      </div>
      <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={total} aria-valuenow={done} className="h-1.5 overflow-hidden rounded-full bg-muted">
        <div className="h-full rounded-full bg-primary transition-[width] duration-200 ease-calm" style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
