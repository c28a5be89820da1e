"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup as BaseRadioGroup } from "@base-ui/react/radio-group";
import { useId } from "react";
import { cn } from "@/components/class-names";
import type { Choice } from "./select";

export type RadioGroupProps = {
  choices: readonly Choice[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  name?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
  "aria-labelledby"?: string;
};

/** Two to five choices, all of them visible with what each means. */
export function RadioGroup({ choices, className, onValueChange, ...rest }: RadioGroupProps) {
  const id = useId();
  return (
    <BaseRadioGroup
      {...rest}
      onValueChange={(next) => onValueChange?.(String(next))}
      className={cn("flex flex-col divide-y rounded-lg border bg-card", className)}
    >
      {choices.map((choice, at) => (
        <label key={choice.value} className="flex items-start gap-2.5 px-3 py-2.5 text-base has-data-checked:bg-primary-tint first:rounded-t-lg last:rounded-b-lg">
          <Radio.Root
            value={choice.value}
            disabled={choice.disabled}
            // Named by its text from the first: the library finds a label only once the browser has taken the page over.
            aria-labelledby={`${id}-${at}`}
            className="relative mt-0.75 flex size-4 shrink-0 items-center justify-center rounded-full border border-input bg-card before:absolute before:-inset-1 data-checked:border-5 data-checked:border-primary data-disabled:opacity-55"
          />
          <span id={`${id}-${at}`} className="min-w-0">
            <span className="font-medium">{choice.label}</span>
            {choice.description !== undefined && <span className="block text-sm text-muted-foreground">{choice.description}</span>}
          </span>
        </label>
      ))}
    </BaseRadioGroup>
  );
}
