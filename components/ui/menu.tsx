"use client";

import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/class-names";
import { AppLink } from "./app-link";
import { Kbd } from "./kbd";
import { popupFrame, popupItem } from "./surfaces";

export type MenuProps = {
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  className?: string;
  /** Where the focus goes when it closes; true = back to the trigger. */
  finalFocus?: () => HTMLElement | true;
};

/** A menu of acts; its parts are `MenuItem`, `MenuLink`, `MenuChoices`, `MenuLabel` and `MenuSeparator`. */
export function Menu({ trigger, children, align = "start", side = "bottom", className, finalFocus }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner sideOffset={4} align={align} side={side} className="z-50 outline-none">
          <BaseMenu.Popup finalFocus={finalFocus} className={cn(popupFrame, "max-h-(--available-height) min-w-48 overflow-y-auto p-1", className)}>{children}</BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

/** One act. */
export function MenuItem({ children, icon, shortcut, tone, disabled, onSelect }: { children: ReactNode; icon?: ReactNode; shortcut?: string; tone?: "danger"; disabled?: boolean; onSelect: () => void }) {
  return (
    <BaseMenu.Item disabled={disabled} onClick={onSelect} className={cn(popupItem, "[&_svg]:size-4 [&_svg]:text-muted-foreground", tone === "danger" && "text-destructive [&_svg]:text-destructive")}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
    </BaseMenu.Item>
  );
}

/** One place to go. `newTab`: beside the page, which stays as it is. */
export function MenuLink({ children, icon, href, current, newTab = false }: { children: ReactNode; icon?: ReactNode; href: string; current?: boolean; newTab?: boolean }) {
  return (
    <BaseMenu.LinkItem render={<AppLink href={href} {...(newTab ? { target: "_blank" } : {})} />} closeOnClick aria-current={current ? "true" : undefined} className={cn(popupItem, "[&_svg]:size-4 [&_svg]:text-muted-foreground")}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {current && <Check aria-hidden />}
    </BaseMenu.LinkItem>
  );
}

/** One of several states, of which one holds. */
export function MenuChoices<Value extends string>({ label, value, choices, onValueChange }: { label: string; value: Value; choices: readonly { value: Value; label: string; icon?: ReactNode }[]; onValueChange: (value: Value) => void }) {
  return (
    <BaseMenu.Group>
      <MenuLabel>{label}</MenuLabel>
      <BaseMenu.RadioGroup value={value} onValueChange={(next: Value) => onValueChange(next)}>
        {choices.map((choice) => (
          <BaseMenu.RadioItem key={choice.value} value={choice.value} className={cn(popupItem, "[&_svg]:size-4 [&_svg]:text-muted-foreground")}>
            {choice.icon}
            <span className="min-w-0 flex-1 truncate">{choice.label}</span>
            <BaseMenu.RadioItemIndicator>
              <Check aria-hidden />
            </BaseMenu.RadioItemIndicator>
          </BaseMenu.RadioItem>
        ))}
      </BaseMenu.RadioGroup>
    </BaseMenu.Group>
  );
}

/** The head of a group; use it inside `MenuGroup`. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <BaseMenu.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-muted-foreground">{children}</BaseMenu.GroupLabel>;
}

/** Items under one label. */
export function MenuGroup({ label, children }: { label?: ReactNode; children: ReactNode }) {
  return (
    <BaseMenu.Group>
      {label !== undefined && <MenuLabel>{label}</MenuLabel>}
      {children}
    </BaseMenu.Group>
  );
}

/** A hairline between groups. */
export function MenuSeparator() {
  return <BaseMenu.Separator className="-mx-1 my-1 h-px bg-border" />;
}
