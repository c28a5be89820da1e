"use client";

import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import { cn } from "@/components/class-names";
import { controlFrame, controlLine, popupFrame, popupItem } from "./surfaces";

export type Choice = { value: string; label: string; description?: string; disabled?: boolean };

export type SelectProps = {
  choices: readonly Choice[];
  value?: string | null;
  defaultValue?: string | null;
  onValueChange?: (value: string) => void;
  placeholder?: string;
  name?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

/** One of a few choices. For more than about 15, use `Combobox`. */
export function Select({ choices, value, defaultValue, onValueChange, placeholder = "Choose", name, required, disabled, className, ...rest }: SelectProps) {
  return (
    <BaseSelect.Root
      items={choices}
      value={value}
      defaultValue={defaultValue}
      name={name}
      required={required}
      disabled={disabled}
      onValueChange={(next) => {
        if (next !== null) onValueChange?.(next);
      }}
    >
      <BaseSelect.Trigger aria-label={rest["aria-label"]} className={cn(controlFrame, controlLine, "flex items-center justify-between gap-2 text-left select-none", className)}>
        <BaseSelect.Value placeholder={placeholder} className="truncate data-placeholder:text-muted-foreground" />
        <BaseSelect.Icon>
          <ChevronsUpDown aria-hidden className="size-3.5 text-muted-foreground" />
        </BaseSelect.Icon>
      </BaseSelect.Trigger>
      <BaseSelect.Portal>
        <BaseSelect.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <BaseSelect.Popup className={cn(popupFrame, "min-w-(--anchor-width) max-w-(--available-width)")}>
            <BaseSelect.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1">
              {choices.map((choice) => (
                <BaseSelect.Item key={choice.value} value={choice.value} disabled={choice.disabled} className={popupItem}>
                  <span className="min-w-0 flex-1">
                    <BaseSelect.ItemText>{choice.label}</BaseSelect.ItemText>
                    {choice.description !== undefined && <span className="block text-xs text-muted-foreground">{choice.description}</span>}
                  </span>
                  <BaseSelect.ItemIndicator>
                    <Check aria-hidden className="size-4 text-primary-ink" />
                  </BaseSelect.ItemIndicator>
                </BaseSelect.Item>
              ))}
            </BaseSelect.List>
          </BaseSelect.Popup>
        </BaseSelect.Positioner>
      </BaseSelect.Portal>
    </BaseSelect.Root>
  );
}
