import { Skeleton, SkeletonText } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-3.5 w-16" /><Skeleton className="h-6 w-64" /><Skeleton className="h-3.5 w-72 max-w-full" /></div>
      <Skeleton className="h-20 w-full" />
      <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Skeleton className="h-80 rounded-lg" />
        <SkeletonText lines={6} />
      </div>
    </>
  );
}
