"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { formatMoney } from "@/components/format";
import { CostLines } from "@/components/jobs/cost-lines";
import { Button } from "@/components/ui/button";
import { DatePicker } from "@/components/ui/date-picker";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { MoneyInput } from "@/components/ui/money-input";
import { Section } from "@/components/ui/section";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../../trpc/refusal";
import { useFirstError } from "../../../../use-first-error";
import { useSettled } from "../../../../use-settled";

const parts = [
  { key: "baseSalaryMinor", part: "base_salary", label: "Base salary, per year" },
  { key: "signingBonusMinor", part: "signing_bonus", label: "Signing bonus" },
  { key: "targetBonusMinor", part: "target_bonus", label: "Target bonus, per year" },
] as const;
type Pay = Record<(typeof parts)[number]["key"], string>;

/** What is not given is left out: the procedure counts it as zero. */
const given = ({ baseSalaryMinor, signingBonusMinor, targetBonusMinor }: Pay) => ({ baseSalaryMinor, ...(signingBonusMinor ? { signingBonusMinor } : {}), ...(targetBonusMinor ? { targetBonusMinor } : {}) });

export type MakeOfferProps = { applicationId: string; candidateName: string; recruiterName: string; currency: string; /** The parts of pay that the pinned terms count; none for a fixed fee. */ feeBase: readonly string[]; today: string };

/** The form of an offer; beside it the fee that this very pay makes. */
export function MakeOffer({ applicationId, candidateName, recruiterName, currency, feeBase, today }: MakeOfferProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const [pay, setPay] = useState<Pay>({ baseSalaryMinor: "", signingBonusMinor: "", targetBonusMinor: "" });
  const [startDate, setStartDate] = useState("");
  const [problems, setProblems] = useState<Partial<Record<keyof Pay, string | null>>>({});
  const settled = useSettled(pay);
  const asked = settled.baseSalaryMinor !== "" && Object.values(problems).every((problem) => !problem);
  const cost = useQuery(trpc.applications.offerCost.queryOptions({ applicationId, ...given(settled) }, { enabled: asked, retry: false, placeholderData: (last) => last }));
  const offer = useMutation(
    trpc.applications.makeOffer.mutationOptions({
      onSuccess: () => {
        toastDone(`Your offer is with ${candidateName}`, `${recruiterName} sees it too.`);
        router.push(`/company/submissions/${applicationId}`);
        router.refresh();
      },
    }),
  );
  const refusal = offer.error ? refusalOf(offer.error) : null;
  const form = useFirstError(offer.error);
  const unpriced = cost.error ? refusalOf(cost.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.values(problems).some(Boolean)) return;
    offer.mutate({ applicationId, ...given(pay), startDate });
  };
  const shown = asked && !cost.isError ? cost.data : undefined;
  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,35rem)_23rem]">
      <form ref={form} onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-5">
        {parts.map(({ key, part, label }) => (
          <Field
            key={key}
            label={label}
            optional={key !== "baseSalaryMinor"}
            description={feeBase.includes(part) ? "Counts towards the fee." : "Does not count towards the fee."}
            error={problems[key] ?? fieldMessage(refusal, key) ?? fieldMessage(unpriced, key)}
          >
            <MoneyInput
              currency={currency}
              minor={pay[key]}
              onMinorChange={(minor, said) => {
                setPay((known) => ({ ...known, [key]: minor }));
                setProblems((known) => ({ ...known, [key]: said }));
                if (offer.error) offer.reset();
              }}
            />
          </Field>
        ))}
        <Field label="First day" description="The guarantee runs from this day, once both sides have confirmed the start." error={fieldMessage(refusal, "startDate")}>
          <DatePicker
            value={startDate}
            today={today}
            from={today}
            onValueChange={(day) => {
              setStartDate(day);
              if (offer.error) offer.reset();
            }}
          />
        </Field>
        <Refused refusal={refusal?.field ? null : refusal} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" size="lg" loading={offer.isPending || offer.isSuccess}>
            {pay.baseSalaryMinor === "" || problems.baseSalaryMinor ? "Make the offer" : `Make the offer of ${formatMoney({ currency, minor: pay.baseSalaryMinor })}`}
          </Button>
          <LinkButton href={`/company/submissions/${applicationId}`} size="lg" variant="ghost">Not now</LinkButton>
        </div>
      </form>
      <div className="lg:sticky lg:top-14" aria-live="polite" aria-busy={cost.isFetching}>
        <Section title="What this hire would cost" description="For exactly this pay, by the terms of the submission.">
          {shown ? <CostLines lines={shown.lines} /> : <p className="rounded-lg border border-dashed border-border-strong px-4 py-6 text-muted-foreground">Enter a base salary, and the fee is shown line by line before you decide.</p>}
        </Section>
      </div>
    </div>
  );
}
