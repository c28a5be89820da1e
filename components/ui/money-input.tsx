"use client";

import { useState } from "react";
import { cn } from "@/components/class-names";
import { defaultLocale, formatMoney, parseMoney } from "@/components/format";
import { Input, type InputProps } from "./input";

export type MoneyInputProps = Omit<InputProps, "value" | "defaultValue" | "onValueChange" | "type"> & {
  currency: string;
  /** Minor units as digits; an empty text is no amount. */
  minor: string;
  /** Called with exact minor units, or with an empty text and what is wrong with what was typed. */
  onMinorChange: (minor: string, problem: string | null) => void;
  locale?: string;
};

/** An amount typed as text and read exactly. It is never rounded: too many decimals are a problem to show. */
export function MoneyInput({ currency, minor, onMinorChange, locale = defaultLocale, className, onFocus, onBlur, ...rest }: MoneyInputProps) {
  const write = (value: string) => (value === "" ? "" : formatMoney({ currency, minor: value }, { currency: "none", locale }));
  const [typed, setTyped] = useState<{ text: string; minor: string } | null>(null);
  // What stood here when the reader came stands until they type or leave: a suggestion that arrives under the cursor would mix with their digits.
  const [found, setFound] = useState<string | null>(null);
  // What was typed stands only while it still means the amount outside: a form that is reset shows the reset amount.
  const text = found ?? (typed !== null && typed.minor === minor ? typed.text : write(minor));

  return (
    <div className={cn("relative", className)}>
      <Input
        {...rest}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onFocus={(event) => {
          setFound(text);
          onFocus?.(event);
        }}
        onValueChange={(next) => {
          setFound(null);
          const read = parseMoney(next, currency, locale);
          setTyped({ text: next, minor: read.ok ? read.minor : "" });
          onMinorChange(read.ok ? read.minor : "", read.ok || next.trim() === "" ? null : read.message);
        }}
        onBlur={(event) => {
          setFound(null);
          if (typed?.minor) setTyped(null);
          onBlur?.(event);
        }}
        className="figures pr-13 text-right"
      />
      <span aria-hidden className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-muted-foreground">
        {currency}
      </span>
    </div>
  );
}
