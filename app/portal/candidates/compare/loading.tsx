import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-3.5 w-96 max-w-full" />
      </div>
      <SkeletonTable rows={6} columns={3} />
    </>
  );
}
