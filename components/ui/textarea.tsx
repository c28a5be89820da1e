"use client";

import { Field as BaseField } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";
import { controlFrame } from "./surfaces";

export type TextareaProps = Omit<ComponentProps<"textarea">, "value" | "defaultValue"> & {
  value?: string;
  defaultValue?: string;
  /** Called with the whole text. */
  onValueChange?: (value: string) => void;
};

/** Several lines of text; grows with its content up to 20 lines. */
export function Textarea({ className, rows = 3, value, defaultValue, onValueChange, ...rest }: TextareaProps) {
  return (
    <BaseField.Control
      value={value}
      defaultValue={defaultValue}
      onValueChange={onValueChange}
      disabled={rest.disabled}
      render={<textarea {...rest} rows={rows} className={cn(controlFrame, "field-sizing-content max-h-110 min-h-16 px-2.5 py-1.5", className)} />}
    />
  );
}
