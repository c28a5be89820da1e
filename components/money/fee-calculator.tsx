"use client";

import { useState } from "react";
import { cn } from "@/components/class-names";
import { formatBasisPoints, type WireMoney } from "@/components/format";
import { type SplitLine, SplitWaterfall } from "@/components/splits/split-waterfall";
import { Field } from "@/components/ui/field";
import { MoneyInput } from "@/components/ui/money-input";
import { PercentInput } from "@/components/ui/percent-input";

export type FeePreview = { fee: WireMoney; lines: readonly SplitLine[] };

export type FeeCalculatorProps = {
  currency: string;
  /** The one function that computes shares, from the minor units of the fee base and the fee's basis points. */
  compute: (input: { salaryMinor: string; feeBasisPoints: number; currency: string }) => FeePreview;
  salaryMinor: string;
  feeBasisPoints: number;
  /** The highest fee that can be asked. */
  mostBasisPoints?: number;
  className?: string;
};

type Problems = { salary: string | null; fee: string | null };

/** Salary times fee, down to everyone's share, while one types. It holds the last valid numbers. */
export function FeeCalculator({ currency, compute, salaryMinor, feeBasisPoints, mostBasisPoints = 5_000, className }: FeeCalculatorProps) {
  const [salary, setSalary] = useState(salaryMinor);
  const [fee, setFee] = useState<number | null>(feeBasisPoints);
  const [problems, setProblems] = useState<Problems>({ salary: null, fee: null });
  const [valid, setValid] = useState({ salaryMinor, feeBasisPoints });
  const preview = compute({ ...valid, currency });

  return (
    <div className={cn("flex flex-col gap-5", className)}>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Fee base, per year" error={problems.salary}>
          <MoneyInput
            currency={currency}
            minor={salary}
            onMinorChange={(minor, problem) => {
              setSalary(minor);
              setProblems((known) => ({ ...known, salary: problem }));
              if (minor !== "") setValid((known) => ({ ...known, salaryMinor: minor }));
            }}
          />
        </Field>
        <Field label="Fee" error={problems.fee}>
          <PercentInput
            basisPoints={fee}
            most={mostBasisPoints}
            onBasisPointsChange={(basisPoints, problem) => {
              setFee(basisPoints);
              setProblems((known) => ({ ...known, fee: problem }));
              if (basisPoints !== null) setValid((known) => ({ ...known, feeBasisPoints: basisPoints }));
            }}
          />
        </Field>
      </div>
      <div aria-live="polite">
        <SplitWaterfall currency={currency} fee={preview.fee} lines={preview.lines} look="brief" title={`A fee of ${formatBasisPoints(valid.feeBasisPoints)}, shared`} />
      </div>
    </div>
  );
}
