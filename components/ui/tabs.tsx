"use client";

import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

export type Tab = { value: string; label: ReactNode; count?: number; content: ReactNode };

export type TabsProps = {
  tabs: readonly Tab[];
  /** What the tabs divide, read out with them. */
  label: string;
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  className?: string;
};

/** Parts of one page. What should have its own address gets `onValueChange` and the URL. */
export function Tabs({ tabs, label, value, defaultValue = tabs[0]?.value, onValueChange, className }: TabsProps) {
  return (
    <BaseTabs.Root value={value} defaultValue={value === undefined ? defaultValue : undefined} onValueChange={(next) => onValueChange?.(String(next))} className={cn("min-w-0", className)}>
      <BaseTabs.List aria-label={label} className="relative flex gap-5 overflow-x-auto border-b">
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className="flex h-9 shrink-0 items-center gap-1.5 rounded-sm text-base font-medium whitespace-nowrap text-muted-foreground transition-colors hover:text-foreground focus-visible:-outline-offset-2 data-active:text-foreground pointer-coarse:h-11"
          >
            {tab.label}
            {tab.count !== undefined && <span className="figures text-sm font-normal text-muted-foreground">{tab.count}</span>}
          </BaseTabs.Tab>
        ))}
        <BaseTabs.Indicator className="absolute bottom-0 left-0 h-0.5 w-(--active-tab-width) translate-x-(--active-tab-left) bg-primary transition-[translate,width] duration-160 ease-calm" />
      </BaseTabs.List>
      {tabs.map((tab) => (
        <BaseTabs.Panel key={tab.value} value={tab.value} className="pt-4 outline-offset-4">
          {tab.content}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
