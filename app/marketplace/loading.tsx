import { Skeleton } from "@/components/ui/skeleton";

export default function LoadingHome() {
  return (
    <>
      <div className="flex flex-col gap-2">
        <Skeleton className="h-6 w-52" />
        <Skeleton className="h-3.5 w-80 max-w-full" />
      </div>
      {["waiting", "represents", "applications"].map((part) => (
        <div key={part} className="flex flex-col gap-3" role="status" aria-label="Loading">
          <Skeleton className="h-5 w-40" />
          <div className="divide-y rounded-lg border bg-card">
            {["first", "second"].map((line) => (
              <div key={line} className="flex flex-col gap-2 px-4 py-3.5">
                <Skeleton className="h-3.5 w-56 max-w-full" />
                <Skeleton className="h-3 w-80 max-w-full" />
              </div>
            ))}
          </div>
        </div>
      ))}
    </>
  );
}
