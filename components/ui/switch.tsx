"use client";

import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { type ReactNode, useId } from "react";
import { cn } from "@/components/class-names";

export type SwitchProps = {
  label: ReactNode;
  description?: ReactNode;
  checked?: boolean;
  defaultChecked?: boolean;
  onCheckedChange?: (checked: boolean) => void;
  name?: string;
  disabled?: boolean;
  className?: string;
};

/** A setting that takes effect at once. In a form that is saved, use a `Checkbox`. */
export function Switch({ label, description, className, ...rest }: SwitchProps) {
  const id = useId();
  return (
    <label className={cn("flex items-start justify-between gap-4 text-base pointer-coarse:min-h-11", className)}>
      <span id={id} className="min-w-0">
        <span className="font-medium">{label}</span>
        {description !== undefined && <span className="block text-sm text-muted-foreground">{description}</span>}
      </span>
      <BaseSwitch.Root
        {...rest}
        // Named by its text from the first: the library finds a label only once the browser has taken the page over.
        aria-labelledby={id}
        className="relative mt-px flex h-5 w-9 shrink-0 items-center rounded-full border border-input bg-muted p-0.5 transition-colors before:absolute before:-inset-1 data-checked:border-primary data-checked:bg-primary data-disabled:opacity-55"
      >
        <BaseSwitch.Thumb className="size-3.5 rounded-full bg-muted-foreground transition-transform data-checked:translate-x-4 data-checked:bg-primary-foreground" />
      </BaseSwitch.Root>
    </label>
  );
}
