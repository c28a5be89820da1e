import { Skeleton } from "@/components/ui/skeleton";

export default function Loading() {
  return (
    <>
      <div className="flex flex-col gap-2.5"><Skeleton className="h-3.5 w-24" /><Skeleton className="h-6 w-48" /><Skeleton className="h-3.5 w-80 max-w-full" /></div>
      <div className="grid gap-x-10 gap-y-6 lg:grid-cols-[23rem_minmax(0,1fr)]">
        <div className="flex flex-col gap-5">{["role", "candidate", "salary", "note"].map((field) => <div key={field} className="flex flex-col gap-1.5"><Skeleton className="h-3.5 w-24" /><Skeleton className="h-9 rounded-md" /></div>)}</div>
        <Skeleton className="h-96 rounded-lg" />
      </div>
    </>
  );
}
