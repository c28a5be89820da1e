import { Skeleton, SkeletonTable } from "@/components/ui/skeleton";

/** A list in outline: its title, its answer, its table. */
export function ListOutline({ columns }: { columns: number }) {
  return (
    <>
      <div className="flex flex-col gap-2.5">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-3.5 w-72 max-w-full" />
      </div>
      <SkeletonTable rows={7} columns={columns} />
    </>
  );
}

/** One thing in outline: its head, its parts at the left, its facts at the right. */
export function DetailOutline() {
  return (
    <>
      <div role="status" aria-label="Loading" className="flex flex-col gap-2.5">
        <Skeleton className="h-3.5 w-24" />
        <Skeleton className="h-6 w-64 max-w-full" />
        <Skeleton className="h-3.5 w-96 max-w-full" />
      </div>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex flex-col gap-3">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="h-32 w-full rounded-lg" />
          <Skeleton className="mt-5 h-5 w-40" />
          <Skeleton className="h-20 w-full rounded-lg" />
        </div>
        <div className="flex flex-col gap-3">
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-72 w-full rounded-lg" />
        </div>
      </div>
    </>
  );
}

/** A form in outline, with what it computes beside it. */
export function FormOutline() {
  return (
    <>
      <div role="status" aria-label="Loading" className="flex flex-col gap-2.5">
        <Skeleton className="h-3.5 w-24" />
        <Skeleton className="h-6 w-52" />
        <Skeleton className="h-3.5 w-80 max-w-full" />
      </div>
      <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <div className="flex flex-col gap-5">
          {[0, 1, 2, 3].map((field) => (
            <div key={field} className="flex flex-col gap-2">
              <Skeleton className="h-3.5 w-28" />
              <Skeleton className="h-9 w-full rounded-md" />
            </div>
          ))}
        </div>
        <div className="flex flex-col gap-3">
          <Skeleton className="h-5 w-40" />
          <Skeleton className="h-64 w-full rounded-lg" />
        </div>
      </div>
    </>
  );
}
