import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-6 w-40" /><Skeleton className="h-3.5 w-72 max-w-full" /></div>
      <div className="flex flex-col gap-3"><Skeleton className="h-5 w-28" /><Skeleton className="h-40 rounded-lg" /></div>
    </>
  );
}
