import { cn } from "@/components/class-names";

/** The mark: one bar, divided fairly. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 20 20" className={cn("size-5 shrink-0", className)}>
      <rect x="1" y="3" width="18" height="3.5" rx="1" className="fill-primary" />
      <rect x="1" y="8.25" width="10.5" height="3.5" rx="1" className="fill-primary" />
      <rect x="13" y="8.25" width="6" height="3.5" rx="1" className="fill-primary" opacity="0.45" />
      <rect x="1" y="13.5" width="5.5" height="3.5" rx="1" className="fill-primary" />
      <rect x="8" y="13.5" width="11" height="3.5" rx="1" className="fill-primary" opacity="0.45" />
    </svg>
  );
}

/** The mark with the name. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 text-lg font-semibold tracking-tight", className)}>
      <Mark />
      Fairsplit
    </span>
  );
}
