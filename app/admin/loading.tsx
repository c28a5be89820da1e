import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function LoadingAdmin() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-6 w-56" />
        <Skeleton className="h-3.5 w-96 max-w-full" />
      </div>
      <SkeletonTable rows={2} columns={6} />
      <Skeleton className="h-36 w-full rounded-lg" />
      <div className="grid gap-7 lg:grid-cols-2">
        <Skeleton className="h-48 w-full rounded-lg" />
        <Skeleton className="h-48 w-full rounded-lg" />
      </div>
    </>
  );
}
