import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function LoadingPlacements() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-6 w-36" />
        <Skeleton className="h-3.5 w-80 max-w-full" />
      </div>
      <SkeletonTable rows={8} columns={5} />
    </>
  );
}
