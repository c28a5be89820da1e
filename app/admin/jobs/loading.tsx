import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function LoadingJobs() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-6 w-20" />
        <Skeleton className="h-3.5 w-96 max-w-full" />
      </div>
      <Skeleton className="h-20 w-full rounded-lg" />
      <SkeletonTable rows={10} columns={5} />
    </>
  );
}
