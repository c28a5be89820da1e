"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { Fieldset } from "@base-ui/react/fieldset";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

export type FieldProps = {
  label: ReactNode;
  children: ReactNode;
  description?: ReactNode;
  /** What is wrong and what to do, in one sentence. Its presence makes the control invalid. */
  error?: ReactNode;
  optional?: boolean;
  disabled?: boolean;
  name?: string;
  className?: string;
  /** The label is read out and not shown, for a control whose place says what it is. */
  hideLabel?: boolean;
};

/** Label, control, description and error, wired by ids. The control is any primitive of this folder. */
export function Field({ label, children, description, error, optional = false, disabled, name, className, hideLabel = false }: FieldProps) {
  return (
    <BaseField.Root name={name} disabled={disabled} invalid={Boolean(error)} className={cn("flex min-w-0 flex-col gap-1.5", className)}>
      <BaseField.Label className={cn("text-sm font-medium text-foreground", hideLabel && "sr-only")}>
        {label}
        {optional && <span className="ml-1.5 font-normal text-muted-foreground">optional</span>}
      </BaseField.Label>
      {children}
      {description !== undefined && <BaseField.Description className="text-sm text-muted-foreground">{description}</BaseField.Description>}
      {error !== undefined && error !== null && error !== "" && (
        <BaseField.Error match className="flex items-start gap-1.5 text-sm text-destructive">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{error}</span>
        </BaseField.Error>
      )}
    </BaseField.Root>
  );
}

/** A group of fields under one legend. */
export function FieldGroup({ legend, children, className }: { legend: ReactNode; children: ReactNode; className?: string }) {
  return (
    <Fieldset.Root className={cn("flex min-w-0 flex-col gap-4", className)}>
      <Fieldset.Legend className="text-lg font-semibold">{legend}</Fieldset.Legend>
      {children}
    </Fieldset.Root>
  );
}
