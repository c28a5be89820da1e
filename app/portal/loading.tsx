import { Skeleton, SkeletonText } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex items-start justify-between gap-6">
        <div className="flex flex-col gap-2.5"><Skeleton className="h-6 w-44" /><Skeleton className="h-3.5 w-80 max-w-full" /></div>
        <Skeleton className="h-8 w-32 rounded-md" />
      </div>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex flex-col gap-8">
          <div className="flex flex-col gap-3"><Skeleton className="h-5 w-40" /><Skeleton className="h-4 w-full" /><Skeleton className="h-14 w-full" /></div>
          <Skeleton className="h-48 w-full rounded-lg" />
        </div>
        <SkeletonText lines={8} />
      </div>
    </>
  );
}
