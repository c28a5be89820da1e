import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { Breadcrumbs, type Crumb } from "./breadcrumbs";

export type PageHeaderProps = {
  title: ReactNode;
  /** The answer to the one question of this page, in a sentence. */
  answer?: ReactNode;
  /** A status pill or an id, beside the title. */
  meta?: ReactNode;
  /** The primary action, and at most one more. */
  actions?: ReactNode;
  crumbs?: readonly Crumb[];
  className?: string;
};

/** The head of a page: what it is, what it answers, what to do next. */
export function PageHeader({ title, answer, meta, actions, crumbs, className }: PageHeaderProps) {
  return (
    <header className={cn("flex flex-wrap items-start justify-between gap-x-6 gap-y-3", className)}>
      <div className="min-w-0 flex-1 basis-80">
        {crumbs && crumbs.length > 0 && (
          <div className="mb-1">
            <Breadcrumbs crumbs={crumbs} />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-xl font-semibold break-words">{title}</h1>
          {meta}
        </div>
        {answer !== undefined && <p className="reading mt-0.5 text-base text-muted-foreground">{answer}</p>}
      </div>
      {actions !== undefined && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
