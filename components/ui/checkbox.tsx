"use client";

import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "@/components/class-names";

export type CheckboxProps = {
  /** What ticking it means. Without it, give `aria-label`. */
  label?: ReactNode;
  description?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  indeterminate?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

/** A box to tick, with its label as part of the target. */
export function Checkbox({ label, description, className, indeterminate, ...rest }: CheckboxProps) {
  const id = useId();
  const box = (
    <BaseCheckbox.Root
      {...rest}
      // Named by its text from the first: the library finds a label only once the browser has taken the page over.
      aria-labelledby={label === undefined ? undefined : id}
      indeterminate={indeterminate}
      className="relative mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-input bg-card text-primary-foreground transition-colors before:absolute before:-inset-1 data-checked:border-primary data-checked:bg-primary data-disabled:opacity-55 data-indeterminate:border-primary data-indeterminate:bg-primary data-invalid:border-destructive"
    >
      <BaseCheckbox.Indicator className="flex data-unchecked:hidden">
        {indeterminate ? <Minus aria-hidden className="size-3" strokeWidth={3} /> : <Check aria-hidden className="size-3" strokeWidth={3} />}
      </BaseCheckbox.Indicator>
    </BaseCheckbox.Root>
  );
  if (label === undefined) return box;
  return (
    <label className={cn("flex items-start gap-2 py-0.5 text-base pointer-coarse:min-h-11 pointer-coarse:py-2.5", className)}>
      {box}
      <span id={id} className="min-w-0">
        {label}
        {description !== undefined && <span className="block text-sm text-muted-foreground">{description}</span>}
      </span>
    </label>
  );
}
