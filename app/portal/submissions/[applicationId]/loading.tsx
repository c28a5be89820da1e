import { Skeleton, SkeletonText } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-3.5 w-24" /><Skeleton className="h-6 w-56" /><Skeleton className="h-3.5 w-96 max-w-full" /></div>
      <div className="grid items-start gap-x-10 gap-y-7 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <Skeleton className="h-96 rounded-lg" />
        <SkeletonText lines={7} />
      </div>
    </>
  );
}
