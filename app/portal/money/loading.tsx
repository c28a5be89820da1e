import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

export default function LoadingMoney() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-6 w-24" />
        <Skeleton className="h-3.5 w-96 max-w-full" />
      </div>
      <div className="flex flex-col gap-3">
        <Skeleton className="h-5 w-72 max-w-full" />
        <Skeleton className="h-4 w-full" />
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-5">
          {["earned", "held", "scheduled", "transit", "paid"].map((step) => <Skeleton key={step} className="h-14" />)}
        </div>
      </div>
      <SkeletonTable rows={6} columns={3} />
    </>
  );
}
