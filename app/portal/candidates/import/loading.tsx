import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-3.5 w-24" /><Skeleton className="h-6 w-44" /><Skeleton className="h-3.5 w-96 max-w-full" /></div>
      <Skeleton className="h-20 max-w-170 rounded-lg" />
      <SkeletonTable rows={4} columns={4} />
    </>
  );
}
