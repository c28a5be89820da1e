"use client";

import { AlertDialog as BaseAlertDialog } from "@base-ui/react/alert-dialog";
import { type ReactElement, type ReactNode, useState } from "react";
import { cn } from "@/components/class-names";
import { Button } from "./button";
import { buttonVariants } from "./button-variants";
import { KeyFacts } from "./key-facts";
import { scrim } from "./surfaces";

export type ConfirmDialogProps = {
  /** The question, with what it is about: "Release 4,500.00 USD to Maya Okafor?" */
  title: ReactNode;
  /** What will be true afterwards, and that it cannot be undone. */
  description?: ReactNode;
  /** The amount, the person and whatever else must be right, by name. */
  facts?: readonly { label: string; value: ReactNode }[];
  /** A reason to give, a second factor. */
  children?: ReactNode;
  /** The verb with its object: "Release 4,500.00 USD". */
  confirm: ReactNode;
  cancel?: ReactNode;
  tone?: "normal" | "danger";
  /** Resolves when it is done; the dialog then closes. When it rejects, the dialog stays with `error`. */
  onConfirm: () => Promise<void>;
  disabled?: boolean;
  error?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Asks before what cannot be undone. It names the amount and the person, and starts with the focus on cancel. */
export function ConfirmDialog({ title, description, facts, children, confirm, cancel = "Cancel", tone = "normal", onConfirm, disabled, error, trigger, open, onOpenChange }: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false);
  const [working, setWorking] = useState(false);
  const shown = open ?? ownOpen;
  const change = (next: boolean) => {
    if (working) return;
    setOwnOpen(next);
    onOpenChange?.(next);
  };
  const run = () => {
    setWorking(true);
    onConfirm().then(
      () => {
        setWorking(false);
        setOwnOpen(false);
        onOpenChange?.(false);
      },
      () => setWorking(false),
    );
  };

  return (
    <BaseAlertDialog.Root open={shown} onOpenChange={change}>
      {trigger && <BaseAlertDialog.Trigger render={trigger} />}
      <BaseAlertDialog.Portal>
        <BaseAlertDialog.Backdrop className={cn(scrim, "z-40")} />
        <BaseAlertDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <BaseAlertDialog.Popup className="flex max-h-[88dvh] w-full flex-col gap-4 overflow-y-auto rounded-t-lg border border-border-strong bg-popover p-5 text-popover-foreground shadow-float outline-none transition-[opacity,translate] duration-180 ease-calm data-ending-style:translate-y-2 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0 sm:max-w-110 sm:rounded-lg">
            <div>
              <BaseAlertDialog.Title className="text-lg font-semibold text-balance">{title}</BaseAlertDialog.Title>
              {description !== undefined && <BaseAlertDialog.Description className="mt-1 text-base text-muted-foreground">{description}</BaseAlertDialog.Description>}
            </div>
            {facts && <KeyFacts facts={facts} />}
            {children}
            {error !== undefined && error !== null && (
              <p role="alert" className="text-sm text-destructive">
                {error}
              </p>
            )}
            <div className="flex justify-end gap-2 max-sm:flex-col-reverse">
              <BaseAlertDialog.Close disabled={working} className={buttonVariants({ variant: "secondary" })}>
                {cancel}
              </BaseAlertDialog.Close>
              <Button variant={tone === "danger" ? "danger" : "primary"} loading={working} disabled={disabled} onClick={run}>
                {confirm}
              </Button>
            </div>
          </BaseAlertDialog.Popup>
        </BaseAlertDialog.Viewport>
      </BaseAlertDialog.Portal>
    </BaseAlertDialog.Root>
  );
}
