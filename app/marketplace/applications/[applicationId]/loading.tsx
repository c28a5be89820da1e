import { Skeleton } from "@/components/ui/skeleton";

export default function LoadingApplication() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-3.5 w-24" />
        <Skeleton className="h-6 w-64 max-w-full" />
        <Skeleton className="h-3.5 w-96 max-w-full" />
      </div>
      <div className="flex flex-col gap-3" role="status" aria-label="Loading">
        <Skeleton className="h-5 w-32" />
        <div className="grid gap-4 sm:grid-cols-5">
          {["presented", "review", "offer", "accepted", "start"].map((step) => <Skeleton key={step} className="h-12" />)}
        </div>
      </div>
      <Skeleton className="h-56 w-full rounded-lg" />
    </>
  );
}
