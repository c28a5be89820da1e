"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { Popover as BasePopover } from "@base-ui/react/popover";
import { format, parseISO } from "date-fns";
import { CalendarDays, ChevronLeft, ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { DayPicker } from "react-day-picker";
import { cn } from "@/components/class-names";
import { defaultLocale, formatDay } from "@/components/format";
import { buttonVariants } from "./button-variants";
import { controlFrame, controlLine, popupFrame } from "./surfaces";

export type DatePickerProps = {
  /** A calendar date, `2026-12-04`, or an empty text. It has no time and no zone. */
  value: string;
  onValueChange: (value: string) => void;
  /** The reader's date of today, from the server's clock. */
  today: string;
  from?: string;
  to?: string;
  placeholder?: string;
  name?: string;
  disabled?: boolean;
  id?: string;
  className?: string;
  locale?: string;
  "aria-label"?: string;
};

const day = (text: string | undefined) => (text === undefined || text === "" ? undefined : parseISO(text));

/** A calendar date, picked from a month. */
export function DatePicker({ value, onValueChange, today, from, to, placeholder = "Choose a date", name, disabled, id, className, locale = defaultLocale, ...rest }: DatePickerProps) {
  const [open, setOpen] = useState(false);
  const valueId = useId();
  const shown = value === "" ? placeholder : formatDay(value, { locale });
  const outside = [...(from === undefined ? [] : [{ before: parseISO(from) }]), ...(to === undefined ? [] : [{ after: parseISO(to) }])];
  return (
    <BasePopover.Root open={open} onOpenChange={setOpen}>
      {name !== undefined && <input type="hidden" name={name} value={value} />}
      <BaseField.Control
        id={id}
        disabled={disabled}
        value={value}
        render={(control, field) => (
          <BasePopover.Trigger
            id={control.id}
            disabled={field.disabled}
            aria-describedby={control["aria-describedby"]}
            // The label alone would hide the date from a screen reader: the name is both.
            aria-labelledby={control["aria-labelledby"] === undefined ? undefined : `${control["aria-labelledby"]} ${valueId}`}
            aria-label={rest["aria-label"] === undefined ? undefined : `${rest["aria-label"]}: ${shown}`}
            data-invalid={field.valid === false ? "" : undefined}
            className={cn(controlFrame, controlLine, "flex items-center justify-between gap-2 text-left", className)}
          >
            <span id={valueId} className={cn("figures truncate", value === "" && "text-muted-foreground")}>
              {shown}
            </span>
            <CalendarDays aria-hidden className="size-4 text-muted-foreground" />
          </BasePopover.Trigger>
        )}
      />
      <BasePopover.Portal>
        <BasePopover.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <BasePopover.Popup className={cn(popupFrame, "p-3")}>
            <DayPicker
              mode="single"
              required
              autoFocus
              weekStartsOn={1}
              selected={day(value)}
              defaultMonth={day(value) ?? parseISO(today)}
              today={parseISO(today)}
              startMonth={day(from)}
              endMonth={day(to)}
              disabled={outside}
              onSelect={(picked) => {
                onValueChange(format(picked, "yyyy-MM-dd"));
                setOpen(false);
              }}
              components={{
                Chevron: ({ orientation }) => (orientation === "left" ? <ChevronLeft aria-hidden className="size-4" /> : <ChevronRight aria-hidden className="size-4" />),
              }}
              classNames={{
                root: "relative text-sm",
                months: "flex",
                month_caption: "flex h-8 items-center px-1 text-base font-semibold",
                nav: "absolute top-0 right-0 flex gap-1",
                button_previous: buttonVariants({ variant: "ghost", size: "icon-sm" }),
                button_next: buttonVariants({ variant: "ghost", size: "icon-sm" }),
                month_grid: "mt-1 border-collapse",
                weekday: "size-8 text-xs font-normal text-muted-foreground",
                day: "p-0 text-center",
                day_button: "figures size-8 rounded-md transition-colors hover:bg-accent disabled:text-faint disabled:hover:bg-transparent pointer-coarse:size-11",
                selected: "[&>button]:bg-primary [&>button]:font-medium [&>button]:text-primary-foreground [&>button]:hover:bg-primary-hover",
                today: "[&>button]:font-semibold [&>button]:underline [&>button]:underline-offset-4",
                outside: "text-muted-foreground",
              }}
            />
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
