import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-3.5 w-24" /><Skeleton className="h-6 w-64" /><Skeleton className="h-3.5 w-96 max-w-full" /></div>
      <div className="flex max-w-170 flex-col gap-5"><Skeleton className="h-40 rounded-md" /><Skeleton className="h-9 w-72 max-w-full rounded-md" /><Skeleton className="h-10 w-24 rounded-md" /></div>
    </>
  );
}
