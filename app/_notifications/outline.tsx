import { Skeleton } from "@/components/ui/skeleton";

/** The page of all news while it loads. */
export function OutlineOfNews() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-6 w-40" /><Skeleton className="h-3.5 w-24" /></div>
      <Skeleton className="h-8 w-80 max-w-full rounded-md" />
      <Skeleton className="h-96 rounded-lg" />
    </>
  );
}
