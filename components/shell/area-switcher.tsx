"use client";

import { ChevronsUpDown } from "lucide-react";
import { cn } from "@/components/class-names";
import { Menu, MenuGroup, MenuLink } from "@/components/ui/menu";
import { Logo, Mark } from "./logo";
import { type Area, areaNames } from "./nav";
import { AreaIcon } from "./nav-icon";

/** The name of the product and of the area; a menu where the reader has more than one area. */
export function AreaSwitcher({ area, areas, compact = false }: { area: Area; areas: readonly Area[]; compact?: boolean }) {
  const face = compact ? <Mark /> : <Logo />;
  if (areas.length < 2) return <span className={cn("flex h-9 items-center", compact ? "justify-center" : "px-2")}>{face}</span>;
  return (
    <Menu
      className="w-52"
      trigger={
        <button
          type="button"
          aria-label={`Area: ${areaNames[area]}`}
          className={cn("flex h-9 items-center rounded-md transition-colors hover:bg-accent data-popup-open:bg-accent", compact ? "w-full justify-center" : "w-full justify-between gap-2 px-2")}
        >
          {face}
          {!compact && (
            <span className="inline-flex items-center gap-1 text-xs text-muted-foreground">
              {areaNames[area]}
              <ChevronsUpDown aria-hidden className="size-3.5" />
            </span>
          )}
        </button>
      }
    >
      <MenuGroup label="Go to">
        {areas.map((other) => (
          <MenuLink key={other} href={`/${other}`} icon={<AreaIcon area={other} />} current={other === area}>
            {areaNames[other]}
          </MenuLink>
        ))}
      </MenuGroup>
    </Menu>
  );
}
