import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex items-start justify-between gap-6">
        <div className="flex flex-col gap-2.5"><Skeleton className="h-6 w-36" /><Skeleton className="h-3.5 w-64 max-w-full" /></div>
        <Skeleton className="h-8 w-36 rounded-md" />
      </div>
      <SkeletonTable rows={8} columns={5} />
    </>
  );
}
