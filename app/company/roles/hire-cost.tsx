"use client";

import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { CostLines } from "@/components/jobs/cost-lines";
import { Field } from "@/components/ui/field";
import { MoneyInput } from "@/components/ui/money-input";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { priceable, type TermsDraft, termsOf } from "./terms-draft";

export type HireCostProps = {
  currency: Outputs["jobs"]["hireCost"]["fee"]["currency"];
  draft: TermsDraft;
  /** The cost that came with the page, and what it is the cost of. */
  first: { salaryMinor: string; draft: TermsDraft; cost: Outputs["jobs"]["hireCost"] };
  title?: string;
};

const parts = { base_salary: ["Base salary of the hire", "baseSalaryMinor"], signing_bonus: ["Signing bonus", "signingBonusMinor"], target_bonus: ["Target bonus", "targetBonusMinor"] } as const;

/** What a hire would cost under these terms, line by line, while one types. */
export function HireCost({ currency, draft, first, title = "What a hire would cost" }: HireCostProps) {
  const trpc = useTRPC();
  const titleId = useId();
  const [pay, setPay] = useState({ base_salary: first.salaryMinor, signing_bonus: "", target_bonus: "" });
  const [problems, setProblems] = useState<Partial<Record<keyof typeof parts, string | null>>>({});
  const untouched = currency === first.cost.fee.currency && pay.base_salary === first.salaryMinor && pay.signing_bonus === "" && pay.target_bonus === "" && JSON.stringify(draft) === JSON.stringify(first.draft);
  const asked = { currency, terms: termsOf(draft), baseSalaryMinor: pay.base_salary, ...(pay.signing_bonus ? { signingBonusMinor: pay.signing_bonus } : {}), ...(pay.target_bonus ? { targetBonusMinor: pay.target_bonus } : {}) };
  const cost = useQuery(trpc.jobs.hireCost.queryOptions(asked, { enabled: priceable(draft) && pay.base_salary !== "", retry: false, placeholderData: (last) => last, ...(untouched ? { initialData: first.cost } : {}) }));
  const refusal = cost.error ? refusalOf(cost.error) : null;
  const shown = draft.feeKind === "fixed" ? (["base_salary"] as const) : (Object.keys(parts) as (keyof typeof parts)[]).filter((part) => part === "base_salary" || draft.feeBase.includes(part));
  const lines = cost.isError || !priceable(draft) || pay.base_salary === "" ? null : cost.data?.lines;
  return (
    <aside className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-14" aria-labelledby={titleId}>
      <h2 id={titleId} className="text-lg font-semibold">{title}</h2>
      {shown.map((part) => (
        <Field key={part} label={parts[part][0]} error={problems[part] ?? fieldMessage(refusal, parts[part][1])}>
          <MoneyInput
            currency={currency}
            minor={pay[part]}
            onMinorChange={(minor, said) => {
              setPay((known) => ({ ...known, [part]: minor }));
              setProblems((known) => ({ ...known, [part]: said }));
            }}
          />
        </Field>
      ))}
      <div aria-live="polite" aria-busy={cost.isFetching}>
        {lines ? <CostLines lines={lines} /> : <p className="text-sm text-muted-foreground">{refusal && refusal.fieldErrors.length === 0 ? `${refusal.message} ${refusal.remedy}` : "Enter a fee and a salary that can be used, and every line is shown here."}</p>}
      </div>
    </aside>
  );
}
