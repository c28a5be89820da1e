import { Skeleton, SkeletonText } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-3.5 w-24" /><Skeleton className="h-6 w-56" /><Skeleton className="h-3.5 w-80 max-w-full" /></div>
      <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex flex-col gap-7">
          <div className="flex items-center gap-3 rounded-lg border bg-card p-4"><Skeleton className="size-16 shrink-0 rounded-full" /><span className="flex-1"><SkeletonText lines={3} /></span></div>
          <Skeleton className="h-24 rounded-lg" />
        </div>
        <SkeletonText lines={5} />
      </div>
    </>
  );
}
