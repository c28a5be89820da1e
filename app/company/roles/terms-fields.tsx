"use client";

import { templateWords } from "@/components/jobs/terms-facts";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { PercentInput } from "@/components/ui/percent-input";
import { Select } from "@/components/ui/select";
import { payParts, type TermsDraft } from "./terms-draft";

export type TermsFieldsProps = {
  currency: string;
  draft: TermsDraft;
  onChange: (change: (known: TermsDraft) => TermsDraft) => void;
  /** What a field's own reading of the text found wrong. */
  onProblem: (name: "fee" | "fixed", problem: string | null) => void;
  /** The message for a field, by its path in the terms. */
  error: (path: string) => string | undefined;
};

/** The terms of a role: the fee and what it counts, the guarantee, and when money moves. */
export function TermsFields({ currency, draft, onChange, onProblem, error }: TermsFieldsProps) {
  const set = (change: Partial<TermsDraft>) => onChange((known) => ({ ...known, ...change }));
  return (
    <FieldGroup legend="Terms">
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="How the fee is set">
          <Select value={draft.feeKind} onValueChange={(value) => set({ feeKind: value === "fixed" ? "fixed" : "percentage" })} choices={[{ value: "percentage", label: "Percent of pay" }, { value: "fixed", label: "Fixed amount" }]} />
        </Field>
        {draft.feeKind === "percentage" ? (
          <Field label="Fee, percent" error={error("feeBasisPoints")}>
            <PercentInput
              basisPoints={draft.feeBasisPoints}
              most={5_000}
              onBasisPointsChange={(feeBasisPoints, said) => {
                set({ feeBasisPoints });
                onProblem("fee", said);
              }}
            />
          </Field>
        ) : (
          <Field label="Fee" error={error("feeFixedMinor")}>
            <MoneyInput
              currency={currency}
              minor={draft.feeFixedMinor}
              onMinorChange={(feeFixedMinor, said) => {
                set({ feeFixedMinor });
                onProblem("fixed", said);
              }}
            />
          </Field>
        )}
      </div>
      {draft.feeKind === "percentage" && <FeeBase draft={draft} onChange={set} error={error("feeBase")} />}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Guarantee, days" description="Counted from the confirmed start." error={error("guaranteeDays")}>
          <Input inputMode="numeric" value={draft.guaranteeDays} onChange={(event) => set({ guaranteeDays: event.target.value.trim() })} />
        </Field>
        <Field label="Refund within the guarantee">
          <Select value={draft.refundCurve} onValueChange={(value) => set({ refundCurve: value as TermsDraft["refundCurve"] })} choices={[{ value: "tiers", label: "By thirds of the time" }, { value: "full", label: "In full" }, { value: "linear", label: "Falling evenly" }]} />
        </Field>
        <Field label="Payment, net days" description="You are invoiced at the confirmed start." error={error("paymentDays")}>
          <Input inputMode="numeric" value={draft.paymentDays} onChange={(event) => set({ paymentDays: event.target.value.trim() })} />
        </Field>
        <Field label="Payouts to the recruiters">
          <Select value={draft.payoutTemplate} onValueChange={(value) => set({ payoutTemplate: value as TermsDraft["payoutTemplate"] })} choices={Object.entries(templateWords).map(([value, label]) => ({ value, label }))} />
        </Field>
      </div>
    </FieldGroup>
  );
}

function FeeBase({ draft, onChange, error }: { draft: TermsDraft; onChange: (change: Partial<TermsDraft>) => void; error: string | undefined }) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 text-sm font-medium">What the fee counts</legend>
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        {payParts.map((part) => (
          <Checkbox
            key={part.value}
            label={part.label}
            checked={draft.feeBase.includes(part.value)}
            onCheckedChange={(ticked) => onChange({ feeBase: payParts.map((one) => one.value).filter((one) => (one === part.value ? ticked : draft.feeBase.includes(one))) })}
          />
        ))}
      </div>
      {error !== undefined && <p role="alert" className="text-sm text-destructive">{error}</p>}
    </fieldset>
  );
}
