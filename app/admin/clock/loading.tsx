import { Skeleton } from "@/components/ui/skeleton";

export default function LoadingClock() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-6 w-24" />
        <Skeleton className="h-3.5 w-64 max-w-full" />
      </div>
      <Skeleton className="h-20 w-full rounded-lg" />
      <Skeleton className="h-44 w-full rounded-lg" />
    </>
  );
}
