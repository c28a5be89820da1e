import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { AppLink } from "@/components/ui/app-link";

export type WaitingItem = { key: string; href: string; title: string; detail: string; /** A state, a deadline, an amount. */ aside: ReactNode };

/** Things that wait, each line leading to where it is settled. */
export function WaitingList({ label, items }: { label: string; items: readonly WaitingItem[] }) {
  return (
    <ul aria-label={label} className="divide-y rounded-lg border bg-card">
      {items.map((item) => (
        <li key={item.key} className="relative flex items-center gap-3 px-4 py-3 transition-colors first:rounded-t-lg last:rounded-b-lg hover:bg-muted has-focus-visible:bg-muted">
          <span className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <span className="min-w-0 flex-1 basis-56">
              <AppLink href={item.href} className="font-medium break-words after:absolute after:inset-0 after:content-['']">
                {item.title}
              </AppLink>
              <span className="block text-sm break-words text-muted-foreground">{item.detail}</span>
            </span>
            <span className="text-sm">{item.aside}</span>
          </span>
          <ChevronRight aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </li>
      ))}
    </ul>
  );
}
