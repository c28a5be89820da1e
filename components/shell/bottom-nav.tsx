"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/class-names";
import { AppLink } from "@/components/ui/app-link";
import { Sheet } from "@/components/ui/sheet";
import { type Area, areaNames, type NavItem } from "./nav";
import { NavIcon } from "./nav-icon";

const most = 5;
const cell = "relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-xs text-muted-foreground [&_svg]:size-5";

/** The navigation of a phone: at most five places, the rest in a sheet. */
export function BottomNav({ nav, current, area }: { nav: readonly NavItem[]; current: string | undefined; area: Area }) {
  const [open, setOpen] = useState(false);
  const fits = nav.length <= most;
  const shown = fits ? nav : nav.slice(0, most - 1);
  const rest = fits ? [] : nav.slice(most - 1);
  const restIsCurrent = rest.some((item) => item.href === current);
  const waitsInRest = rest.reduce((sum, { count = 0 }) => sum + count, 0);

  return (
    <nav data-print="hide" aria-label={`${areaNames[area]} area, short`} className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-background pb-[env(safe-area-inset-bottom)] md:hidden">
      {shown.map((item) => (
        <AppLink key={item.href} href={item.href} aria-current={item.href === current ? "page" : undefined} className={cn(cell, item.href === current && "font-medium text-primary-ink")}>
          <NavIcon name={item.icon} />
          <span className="max-w-full truncate px-0.5">{item.label}</span>
          <CellCount count={item.count ?? 0} />
        </AppLink>
      ))}
      {rest.length > 0 && (
        <Sheet
          side="bottom"
          title="More"
          open={open}
          onOpenChange={setOpen}
          trigger={
            <button type="button" className={cn(cell, restIsCurrent && "font-medium text-primary-ink")}>
              <Ellipsis aria-hidden />
              More
              <CellCount count={waitsInRest} />
            </button>
          }
        >
          <ul className="-mx-2 flex flex-col">
            {rest.map((item) => (
              <li key={item.href}>
                <AppLink
                  href={item.href}
                  onClick={() => setOpen(false)}
                  aria-current={item.href === current ? "page" : undefined}
                  className={cn("flex h-12 items-center gap-3 rounded-md px-2 text-lg hover:bg-accent [&_svg]:size-5 [&_svg]:text-muted-foreground", item.href === current && "bg-accent font-medium")}
                >
                  <NavIcon name={item.icon} />
                  <span className="min-w-0 flex-1 truncate">{item.label}</span>
                  {item.count !== undefined && item.count > 0 && (
                    <span className="figures text-base font-medium">
                      {item.count}
                      <span className="sr-only"> waiting</span>
                    </span>
                  )}
                </AppLink>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </nav>
  );
}

/** How many things wait behind a place of the bar. */
function CellCount({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="figures absolute top-1 left-1/2 ml-1.5 min-w-4 rounded-full bg-primary px-1 text-center text-xs leading-4 text-primary-foreground">
      {count}
      <span className="sr-only"> waiting</span>
    </span>
  );
}
