"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "@/components/class-names";
import { buttonVariants } from "./button-variants";
import { scrim } from "./surfaces";

export type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. They stay in view while the content scrolls. */
  footer?: ReactNode;
  /** The button that opens it. Leave it out when `open` is yours. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "sm" | "md" | "lg";
};

const widths = { sm: "sm:max-w-105", md: "sm:max-w-140", lg: "sm:max-w-190" };

/** A dialog; on a phone it rises from the bottom edge. Closing gives focus back to what opened it. */
export function Dialog({ title, description, children, footer, trigger, open, onOpenChange, size = "md" }: DialogProps) {
  return (
    <BaseDialog.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <BaseDialog.Trigger render={trigger} />}
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={cn(scrim, "z-40")} />
        <BaseDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <BaseDialog.Popup
            className={cn(
              "flex max-h-[88dvh] w-full flex-col rounded-t-lg border border-border-strong bg-popover text-popover-foreground shadow-float outline-none transition-[opacity,translate] duration-180 ease-calm data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:rounded-lg",
              widths[size],
            )}
          >
            <header className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
              <div className="min-w-0">
                <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
                {description !== undefined && <BaseDialog.Description className="mt-0.5 text-base text-muted-foreground">{description}</BaseDialog.Description>}
              </div>
              <BaseDialog.Close aria-label="Close" className={cn(buttonVariants({ variant: "ghost", size: "icon-sm" }), "-mt-0.5 -mr-2")}>
                <X aria-hidden />
              </BaseDialog.Close>
            </header>
            {children !== undefined && <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-5">{children}</div>}
            {footer !== undefined && (
              <footer className="flex flex-wrap justify-end gap-2 border-t px-5 py-3 max-sm:flex-col-reverse max-sm:pb-[max(0.75rem,env(safe-area-inset-bottom))]">{footer}</footer>
            )}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** A button that closes the dialog it is in. */
export function DialogClose({ children = "Cancel" }: { children?: ReactNode }) {
  return <BaseDialog.Close className={buttonVariants({ variant: "secondary" })}>{children}</BaseDialog.Close>;
}
