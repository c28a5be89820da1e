"use client";

import { Drawer as BaseDrawer } from "@base-ui/react/drawer";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/class-names";
import { buttonVariants } from "./button-variants";
import { scrim } from "./surfaces";

export type SheetProps = {
  title: ReactNode;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** `right` for a look at one row beside its list; `bottom` for choices on a phone. */
  side?: "right" | "bottom";
};

const places = {
  right: {
    viewport: "items-stretch justify-end",
    popup: "h-full w-full border-l sm:max-w-120 [transform:translateX(var(--drawer-swipe-movement-x))] data-ending-style:[transform:translateX(100%)] data-starting-style:[transform:translateX(100%)]",
  },
  bottom: {
    viewport: "items-end",
    popup: "max-h-[85dvh] w-full rounded-t-lg border-t pb-[env(safe-area-inset-bottom)] [transform:translateY(var(--drawer-swipe-movement-y))] data-ending-style:[transform:translateY(100%)] data-starting-style:[transform:translateY(100%)]",
  },
};

/** A panel from the edge that can be swiped away. */
export function Sheet({ title, description, children, footer, trigger, open, onOpenChange, side = "right" }: SheetProps) {
  return (
    <BaseDrawer.Root open={open} onOpenChange={onOpenChange} swipeDirection={side === "right" ? "right" : "down"}>
      {trigger && <BaseDrawer.Trigger render={trigger} />}
      <BaseDrawer.Portal>
        <BaseDrawer.Backdrop className={cn(scrim, "z-40")} />
        <BaseDrawer.Viewport className={cn("fixed inset-0 z-50 flex", places[side].viewport)}>
          <BaseDrawer.Popup
            className={cn("flex flex-col border-border-strong bg-popover text-popover-foreground outline-none transition-transform duration-200 ease-calm data-swiping:duration-0 data-swiping:select-none", places[side].popup)}
          >
            <header className="flex items-start justify-between gap-4 border-b px-5 py-3">
              <div className="min-w-0">
                <BaseDrawer.Title className="text-lg font-semibold">{title}</BaseDrawer.Title>
                {description !== undefined && <BaseDrawer.Description className="text-sm text-muted-foreground">{description}</BaseDrawer.Description>}
              </div>
              <BaseDrawer.Close aria-label="Close" className={cn(buttonVariants({ variant: "ghost", size: "icon-sm" }), "-mr-2")}>
                <X aria-hidden />
              </BaseDrawer.Close>
            </header>
            <BaseDrawer.Content className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</BaseDrawer.Content>
            {footer !== undefined && <footer className="flex justify-end gap-2 border-t px-5 py-3">{footer}</footer>}
          </BaseDrawer.Popup>
        </BaseDrawer.Viewport>
      </BaseDrawer.Portal>
    </BaseDrawer.Root>
  );
}
