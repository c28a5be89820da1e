import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-6 w-24" /><Skeleton className="h-3.5 w-72 max-w-full" /></div>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap gap-2"><Skeleton className="h-9 w-full rounded-md sm:w-72" /><Skeleton className="h-9 w-full rounded-md sm:w-40" /></div>
        <SkeletonTable rows={8} columns={6} />
      </div>
    </>
  );
}
