import { Skeleton } from "@/components/ui/skeleton";

/** The connections' pages while they load. */
export function OutlineOfConnections() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-6 w-40" /><Skeleton className="h-3.5 w-80 max-w-full" /></div>
      <Skeleton className="h-40 rounded-lg" />
      <div className="flex flex-col gap-3"><Skeleton className="h-4 w-28" /><Skeleton className="h-52 rounded-lg" /></div>
    </>
  );
}
