"use client";

import { Combobox as BaseCombobox } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { cn } from "@/components/class-names";
import type { Choice } from "./select";
import { controlFrame, controlLine, popupFrame, popupItem } from "./surfaces";

export type ComboboxProps = {
  choices: readonly Choice[];
  value: string | null;
  onValueChange: (value: string | null) => void;
  /** Called with what is typed; give it, and `filtered`, when the server does the searching. */
  onQueryChange?: (query: string) => void;
  /** The choices are already the answer to what was typed. */
  filtered?: boolean;
  placeholder?: string;
  /** What the list says when nothing matches. */
  empty?: string;
  name?: string;
  required?: boolean;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
};

/** One of many choices, found by typing. */
export function Combobox({ choices, value, onValueChange, onQueryChange, filtered = false, placeholder = "Search", empty = "Nothing matches.", name, required, disabled, className, ...rest }: ComboboxProps) {
  const chosen = choices.find((choice) => choice.value === value) ?? null;
  return (
    <BaseCombobox.Root
      items={choices}
      value={chosen}
      name={name}
      required={required}
      disabled={disabled}
      filter={filtered ? null : undefined}
      itemToStringLabel={(choice: Choice) => choice.label}
      itemToStringValue={(choice: Choice) => choice.value}
      isItemEqualToValue={(item: Choice, other: Choice) => item.value === other.value}
      onValueChange={(next: Choice | null) => onValueChange(next?.value ?? null)}
      onInputValueChange={(query, details) => {
        if (details.reason === "input-change") onQueryChange?.(query);
      }}
    >
      <BaseCombobox.InputGroup className={cn("relative", className)}>
        <BaseCombobox.Input aria-label={rest["aria-label"]} placeholder={placeholder} className={cn(controlFrame, controlLine, "pr-14")} />
        <span className="absolute inset-y-0 right-1 flex items-center text-muted-foreground">
          <BaseCombobox.Clear aria-label="Clear choice" className="flex size-6 items-center justify-center rounded-sm hover:text-foreground">
            <X aria-hidden className="size-3.5" />
          </BaseCombobox.Clear>
          <BaseCombobox.Trigger aria-label="Show choices" className="flex size-6 items-center justify-center rounded-sm hover:text-foreground">
            <ChevronsUpDown aria-hidden className="size-3.5" />
          </BaseCombobox.Trigger>
        </span>
      </BaseCombobox.InputGroup>
      <BaseCombobox.Portal>
        <BaseCombobox.Positioner sideOffset={4} className="z-50 outline-none">
          <BaseCombobox.Popup className={cn(popupFrame, "w-(--anchor-width) max-w-(--available-width)")}>
            <BaseCombobox.Empty>
              <div className="px-3 py-3 text-sm text-muted-foreground">{empty}</div>
            </BaseCombobox.Empty>
            <BaseCombobox.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1 data-empty:p-0">
              {(choice: Choice) => (
                <BaseCombobox.Item key={choice.value} value={choice} disabled={choice.disabled} className={popupItem}>
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{choice.label}</span>
                    {choice.description !== undefined && <span className="block truncate text-xs text-muted-foreground">{choice.description}</span>}
                  </span>
                  <BaseCombobox.ItemIndicator>
                    <Check aria-hidden className="size-4 text-primary-ink" />
                  </BaseCombobox.ItemIndicator>
                </BaseCombobox.Item>
              )}
            </BaseCombobox.List>
          </BaseCombobox.Popup>
        </BaseCombobox.Positioner>
      </BaseCombobox.Portal>
    </BaseCombobox.Root>
  );
}
