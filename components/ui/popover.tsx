"use client";

import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/class-names";
import { popupFrame } from "./surfaces";

export type PopoverProps = {
  trigger: ReactElement;
  children: ReactNode;
  title?: ReactNode;
  align?: "start" | "center" | "end";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

/** More about one thing, beside it. */
export function Popover({ trigger, children, title, align = "start", open, onOpenChange, className }: PopoverProps) {
  return (
    <BasePopover.Root open={open} onOpenChange={onOpenChange}>
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={6} align={align} className="z-50 outline-none">
          <BasePopover.Popup className={cn(popupFrame, "max-h-(--available-height) max-w-90 overflow-y-auto p-3 text-sm", className)}>
            {title !== undefined && <BasePopover.Title className="mb-1 text-sm font-semibold">{title}</BasePopover.Title>}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
