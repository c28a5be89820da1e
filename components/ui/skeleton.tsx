import { cn } from "@/components/class-names";

/** A block in the shape of what will be there. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cn("block h-4 animate-pulse rounded-sm bg-muted motion-reduce:animate-none", className)} />;
}

const lineWidths = ["w-full", "w-11/12", "w-4/5", "w-full", "w-2/3"];

/** Lines of text that will be there. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <span className="flex flex-col gap-2">
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} className={cn("h-3.5", lineWidths[line % lineWidths.length])} />
      ))}
    </span>
  );
}

/** A table that will be there: a head and rows of the right height. */
export function SkeletonTable({ rows = 6, columns = 4 }: { rows?: number; columns?: number }) {
  return (
    <div role="status" aria-label="Loading" className="overflow-hidden rounded-lg border bg-card">
      <div className="h-9 border-b bg-muted" />
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-9 items-center gap-6 border-b px-3 last:border-0">
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton key={column} className={cn("h-3", column === 0 ? "w-2/5" : "flex-1", column === columns - 1 && "max-w-20")} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** A page that will be there: its head, its facts, its list. */
export function SkeletonPage({ rows = 6 }: { rows?: number }) {
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-col gap-2.5">
        <Skeleton className="h-6 w-56" />
        <Skeleton className="h-3.5 w-80 max-w-full" />
      </div>
      <Skeleton className="h-24 w-full rounded-lg" />
      <SkeletonTable rows={rows} />
    </div>
  );
}
