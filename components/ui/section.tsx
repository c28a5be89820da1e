import { type ReactNode, useId } from "react";
import { cn } from "@/components/class-names";

export type SectionProps = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
  /** `card` frames the content: for an object. `plain` only heads it. */
  frame?: "plain" | "card";
  level?: 2 | 3;
  className?: string;
};

/** A part of a page with its heading; a landmark for those who jump between parts. */
export function Section({ title, description, actions, children, frame = "plain", level = 2, className }: SectionProps) {
  const id = useId();
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section aria-labelledby={id} className={cn("flex min-w-0 flex-col gap-3", className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Heading id={id} className={level === 2 ? "text-lg font-semibold" : "text-base font-semibold"}>
            {title}
          </Heading>
          {description !== undefined && <p className="reading text-base text-muted-foreground">{description}</p>}
        </div>
        {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {frame === "card" ? <div className="rounded-lg border bg-card p-4">{children}</div> : children}
    </section>
  );
}
