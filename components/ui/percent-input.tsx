"use client";

import { useState } from "react";
import { cn } from "@/components/class-names";
import { formatBasisPoints, parseBasisPoints } from "@/components/format";
import { Input, type InputProps } from "./input";

export type PercentInputProps = Omit<InputProps, "value" | "defaultValue" | "onValueChange" | "type"> & {
  /** Hundredths of a percent; null is no value. */
  basisPoints: number | null;
  /** Called with basis points, or with null and what is wrong with what was typed. */
  onBasisPointsChange: (basisPoints: number | null, problem: string | null) => void;
  /** The most that is allowed; 10,000 is 100%. */
  most?: number;
};

/** A percentage typed as text and read into basis points. */
export function PercentInput({ basisPoints, onBasisPointsChange, most = 10_000, className, onBlur, ...rest }: PercentInputProps) {
  const [typed, setTyped] = useState<{ text: string; basisPoints: number | null } | null>(null);
  const written = basisPoints === null ? "" : formatBasisPoints(basisPoints).slice(0, -1);
  const text = typed !== null && typed.basisPoints === basisPoints ? typed.text : written;

  return (
    <div className={cn("relative", className)}>
      <Input
        {...rest}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onValueChange={(next) => {
          const read = parseBasisPoints(next, most);
          setTyped({ text: next, basisPoints: read.ok ? read.basisPoints : null });
          onBasisPointsChange(read.ok ? read.basisPoints : null, read.ok || next.trim() === "" ? null : read.message);
        }}
        onBlur={(event) => {
          if (typed !== null && typed.basisPoints !== null) setTyped(null);
          onBlur?.(event);
        }}
        className="figures pr-8 text-right"
      />
      <span aria-hidden className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-sm text-muted-foreground">
        %
      </span>
    </div>
  );
}
