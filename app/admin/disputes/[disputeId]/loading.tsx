import { Skeleton, SkeletonText } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-3.5 w-24" /><Skeleton className="h-6 w-64" /><Skeleton className="h-3.5 w-80 max-w-full" /></div>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-8"><Skeleton className="h-32 rounded-lg" /><SkeletonText lines={6} /></div>
        <SkeletonText lines={6} />
      </div>
    </>
  );
}
