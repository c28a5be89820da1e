import { ChevronRight } from "lucide-react";
import { AppLink } from "./app-link";

export type Crumb = { label: string; href: string };

/** Where this page stands; the page itself is its title and is not repeated. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-1 text-sm text-muted-foreground">
        {crumbs.map((crumb, position) => (
          <li key={crumb.href} className="flex items-center gap-1">
            {position > 0 && <ChevronRight aria-hidden className="size-3.5" />}
            <AppLink href={crumb.href} className="rounded-sm py-0.5 transition-colors hover:text-foreground hover:underline hover:underline-offset-3">
              {crumb.label}
            </AppLink>
          </li>
        ))}
      </ol>
    </nav>
  );
}
