import { cn } from "@/components/class-names";
import { Skeleton, SkeletonText } from "@/components/ui/skeleton";

/** A list of profiles that will be there: its head, its search, its cards. */
export function LoadingCards({ columns = 1 }: { columns?: 1 | 2 }) {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-6 w-36" /><Skeleton className="h-3.5 w-80 max-w-full" /></div>
      <div role="status" aria-label="Loading" className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2"><Skeleton className="h-9 w-full rounded-md sm:w-72" /><Skeleton className="h-9 w-full rounded-md sm:w-40" /></div>
        <div className={cn("grid gap-3", columns === 2 && "lg:grid-cols-2")}>
          {["first", "second", "third", "fourth"].map((card) => (
            <div key={card} className="flex flex-col gap-3 rounded-lg border bg-card p-4">
              <div className="flex gap-3"><Skeleton className="size-10 rounded-full" /><div className="flex flex-1 flex-col gap-2"><Skeleton className="h-4 w-1/2" /><Skeleton className="h-3 w-1/3" /></div></div>
              <SkeletonText lines={3} />
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
