import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function LoadingPayouts() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-6 w-28" />
        <Skeleton className="h-3.5 w-80 max-w-full" />
      </div>
      <Skeleton className="h-9 w-72 max-w-full" />
      <SkeletonTable rows={8} columns={6} />
    </>
  );
}
