import { Skeleton } from "@/components/ui/skeleton";

/** The home in outline: what waits and what is owed at the left, the news at the right. */
export default function LoadingHome() {
  return (
    <>
      <div role="status" aria-label="Loading" className="flex flex-col gap-2.5">
        <Skeleton className="h-6 w-52" />
        <Skeleton className="h-3.5 w-80 max-w-full" />
      </div>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex flex-col gap-3">
          <Skeleton className="h-5 w-36" />
          <Skeleton className="h-44 w-full rounded-lg" />
          <Skeleton className="mt-5 h-5 w-36" />
          <Skeleton className="h-32 w-full rounded-lg" />
        </div>
        <div className="flex flex-col gap-3">
          <Skeleton className="h-5 w-20" />
          <Skeleton className="h-60 w-full rounded-lg" />
        </div>
      </div>
    </>
  );
}
