import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-3.5 w-44" /><Skeleton className="h-6 w-64" /><Skeleton className="h-3.5 w-56 max-w-full" /></div>
      <Skeleton className="h-24 rounded-lg" />
      <SkeletonTable rows={8} columns={4} />
    </>
  );
}
