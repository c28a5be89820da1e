import type { ReactNode } from "react";
import { cn } from "@/components/class-names";
import { AppLink } from "@/components/ui/app-link";

/** Things of one kind, one a line. */
export function Lines({ children, label }: { children: ReactNode; label: string }) {
  return (
    <ul aria-label={label} className="divide-y rounded-lg border bg-card">
      {children}
    </ul>
  );
}

/** One thing: what it is, what is true of it, and at the right its state or its next step. The whole line leads to it. */
export function Line({ href, title, detail, aside, strong = false }: { href: string; title: ReactNode; detail: ReactNode; aside?: ReactNode; strong?: boolean }) {
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 transition-colors first:rounded-t-lg last:rounded-b-lg hover:bg-muted has-focus-visible:bg-muted">
      <span className="min-w-0 flex-1 basis-64">
        <AppLink href={href} className={cn("block break-words after:absolute after:inset-0 after:content-['']", strong ? "font-semibold" : "font-medium")}>
          {title}
        </AppLink>
        <span className="reading block text-muted-foreground">{detail}</span>
      </span>
      {aside !== undefined && <span className="shrink-0">{aside}</span>}
    </li>
  );
}
