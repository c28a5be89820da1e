import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex items-start justify-between gap-6">
        <div className="flex flex-col gap-2.5"><Skeleton className="h-6 w-36" /><Skeleton className="h-3.5 w-72 max-w-full" /></div>
        <Skeleton className="h-8 w-32 rounded-md" />
      </div>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2"><Skeleton className="h-9 w-full rounded-md sm:w-72" /><Skeleton className="h-9 w-full rounded-md sm:w-48" /></div>
        <SkeletonTable rows={10} columns={5} />
      </div>
    </>
  );
}
