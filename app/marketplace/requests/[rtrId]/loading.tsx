import { Skeleton, SkeletonText } from "@/components/ui/skeleton";

export default function LoadingRequest() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-3.5 w-20" />
        <Skeleton className="h-6 w-80 max-w-full" />
        <Skeleton className="h-3.5 w-96 max-w-full" />
      </div>
      <Skeleton className="h-20 w-full rounded-lg" />
      <div className="flex flex-col gap-3" role="status" aria-label="Loading">
        <Skeleton className="h-5 w-44" />
        <div className="rounded-lg border bg-card px-5 py-4"><SkeletonText lines={9} /></div>
      </div>
    </>
  );
}
