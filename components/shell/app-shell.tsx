"use client";

import { FlaskConical, PanelLeftClose, PanelLeftOpen } from "lucide-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useState } from "react";
import { cn } from "@/components/class-names";
import { AppLink } from "@/components/ui/app-link";
import { buttonVariants } from "@/components/ui/button-variants";
import { AreaSwitcher } from "./area-switcher";
import { BottomNav } from "./bottom-nav";
import { type Area, areaNames, currentItem, type NavItem, navs, type Waiting } from "./nav";
import { NavIcon } from "./nav-icon";
import { type ShellUser, UserMenu } from "./user-menu";

export type AppShellProps = {
  area: Area;
  /** The navigation, with counts; without it the area's own. */
  nav?: readonly NavItem[];
  /** The areas that this user may enter, this one included. */
  areas?: readonly Area[];
  user: ShellUser;
  /** No real money moves in this installation: every page says so. */
  simulated?: boolean;
  /** Further news for the whole area: an impersonation, a pause. */
  banner?: ReactNode;
  /** What waits for the reader, by the item of the navigation under which it stands. */
  waiting?: Waiting;
  /** The bell, for a wide screen and for a phone. */
  bell?: { wide: ReactNode; phone: ReactNode };
  /** The way out, as a `MenuItem`. */
  onSignOut: ReactNode;
  children: ReactNode;
};

/** The frame of an area: navigation at the side on a wide screen, at the bottom on a phone, the page between. */
export function AppShell({ area, nav = navs[area], areas = [area], user, simulated = false, banner, waiting = {}, bell, onSignOut, children }: AppShellProps) {
  const path = usePathname();
  const [narrow, setNarrow] = useState(false);
  const current = currentItem(nav, path)?.href;
  const withCounts = nav.map((item) => ({ ...item, count: item.count ?? waiting[item.icon] ?? 0 }));

  return (
    <div className="flex min-h-dvh flex-col">
      {simulated && <SimulatedStrip />}
      {banner}
      <div className="flex min-h-0 flex-1">
        <aside
          data-print="hide"
          className={cn("sticky top-0 flex h-dvh shrink-0 flex-col gap-3 border-r bg-sidebar p-2 max-md:hidden", simulated && "top-6.5 h-[calc(100dvh-1.625rem)]", narrow ? "w-13" : "w-58")}
        >
          <div className={cn("flex items-center gap-1", narrow && "flex-col")}>
            <div className={narrow ? undefined : "min-w-0 flex-1"}>
              <AreaSwitcher area={area} areas={areas} compact={narrow} />
            </div>
            {bell?.wide}
          </div>
          <nav aria-label={`${areaNames[area]} area`} className="flex-1 overflow-y-auto">
            <ul className="flex flex-col gap-px">
              {withCounts.map((item) => (
                <li key={item.href}>
                  <SideLink item={item} current={item.href === current} narrow={narrow} />
                </li>
              ))}
            </ul>
          </nav>
          <div className={cn("flex flex-col gap-1", narrow && "items-center")}>
            <button
              type="button"
              aria-expanded={!narrow}
              aria-label={narrow ? "Expand the sidebar" : "Collapse the sidebar"}
              onClick={() => setNarrow(!narrow)}
              className={cn(buttonVariants({ variant: "ghost", size: narrow ? "icon" : "sm" }), "justify-start font-normal text-muted-foreground", narrow && "justify-center")}
            >
              {narrow ? <PanelLeftOpen aria-hidden /> : <PanelLeftClose aria-hidden />}
              {!narrow && "Collapse"}
            </button>
            <UserMenu user={user} signOut={onSignOut} compact={narrow} />
          </div>
        </aside>
        <div className="flex min-w-0 flex-1 flex-col">
          <header data-print="hide" className={cn("sticky top-0 z-20 flex h-13 items-center justify-between border-b bg-background px-2 md:hidden", simulated && "top-6.5")}>
            <div className="min-w-44 max-[22rem]:min-w-0">
              <AreaSwitcher area={area} areas={areas} />
            </div>
            <div className="flex items-center gap-1">
              {bell?.phone}
              <UserMenu user={user} signOut={onSignOut} compact />
            </div>
          </header>
          <main id="content" tabIndex={-1} className="mx-auto flex w-full max-w-300 flex-1 flex-col gap-7 px-4 pt-5 pb-24 outline-none md:px-8 md:pt-7 md:pb-16">
            {children}
          </main>
        </div>
      </div>
      <BottomNav nav={withCounts} current={current} area={area} />
    </div>
  );
}

/** The strip that says on every page that no real money moves. */
export function SimulatedStrip() {
  return (
    <aside aria-label="Simulated payments" className="sticky top-0 z-30 flex h-6.5 shrink-0 items-center justify-center gap-1.5 bg-simulated px-4 text-xs font-medium text-simulated-foreground">
      <FlaskConical aria-hidden className="size-3.5 shrink-0" />
      <span className="truncate">Simulated payments: no real money moves here</span>
    </aside>
  );
}

function SideLink({ item, current, narrow }: { item: NavItem; current: boolean; narrow: boolean }) {
  const waits = item.count !== undefined && item.count > 0;
  return (
    <AppLink
      href={item.href}
      aria-current={current ? "page" : undefined}
      title={narrow ? item.label : undefined}
      className={cn(
        "relative flex h-8 items-center gap-2.5 rounded-md px-2 text-sm text-muted-foreground transition-colors hover:bg-accent hover:text-foreground [&_svg]:size-4 [&_svg]:shrink-0",
        current && "bg-accent font-medium text-foreground [&_svg]:text-primary-ink",
        narrow && "justify-center px-0",
      )}
    >
      <NavIcon name={item.icon} />
      <span className={cn("min-w-0 flex-1 truncate", narrow && "sr-only")}>{item.label}</span>
      {waits && (
        <span className={cn("figures text-xs font-medium text-foreground", narrow && "absolute top-0 right-0 rounded-full bg-primary px-1 text-primary-foreground")}>
          {item.count}
          <span className="sr-only"> waiting</span>
        </span>
      )}
    </AppLink>
  );
}
