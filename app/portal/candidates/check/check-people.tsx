"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { limits } from "@/server/kernel/limits";
import { peopleIn } from "@/server/sourcing/rules/pasted-people";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { CheckAnswers } from "./check-answers";

type Left = Outputs["sourcing"]["checksLeft"]["left"];

const count = (people: number) => `${people.toLocaleString("en-US")} ${people === 1 ? "person" : "people"}`;

/** Asks of one person or of a pasted list whether they are free. */
export function CheckPeople({ initialLeft, companies }: { initialLeft: Left; companies: readonly { id: string; name: string }[] }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [text, setText] = useState("");
  const [companyId, setCompanyId] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ lines: string[]; companyName: string | null } | null>(null);
  const [left, setLeft] = useState(initialLeft);
  const people = peopleIn(text);
  const check = useMutation(
    trpc.sourcing.blindCheck.mutationOptions({
      onSuccess: async ({ left: rest }) => {
        setLeft(rest);
        await queries.invalidateQueries(trpc.sourcing.checksLeft.queryFilter({}));
      },
    }),
  );
  const refusal = check.error ? refusalOf(check.error) : null;
  const tooMany = people.length > limits.peoplePerCheck ? `Check at most ${limits.peoplePerCheck} people at once: these are ${people.length.toLocaleString("en-US")}.` : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (people.length === 0 || tooMany !== undefined) return;
    setAsked({ lines: people.map(({ line }) => line), companyName: companies.find((one) => one.id === companyId)?.name ?? null });
    check.mutate({ people: people.map(({ person }) => person), ...(companyId === null ? {} : { companyId }) });
  };
  return (
    <>
      <form onSubmit={submit} noValidate className="flex max-w-170 flex-col gap-5">
        <Field label="Whom" error={tooMany ?? fieldMessage(refusal, "people")} description={`One person a line, up to ${limits.peoplePerCheck}: an e-mail, a phone number or a LinkedIn profile, or several of them with commas between.`}>
          <Textarea rows={6} value={text} onValueChange={setText} spellCheck={false} autoComplete="off" placeholder={"name@company.com\nlinkedin.com/in/name, +1 415 555 0132"} />
        </Field>
        <Field label="For which company" optional error={fieldMessage(refusal, "companyId")} description="Then the answer also tells who has been introduced there already.">
          <Combobox choices={companies.map((one) => ({ value: one.id, label: one.name }))} value={companyId} onValueChange={setCompanyId} placeholder="Any company" empty="No company matches." />
        </Field>
        <Refused refusal={refusal} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="primary" size="lg" disabled={people.length === 0 || tooMany !== undefined} loading={check.isPending}>{people.length > 1 ? `Check ${count(people.length)}` : "Check"}</Button>
          <p className="text-sm text-muted-foreground">You may check {count(left.today)} more today, of {left.allowed.toLocaleString("en-US")}.</p>
        </div>
      </form>
      <div role="status">{check.data && asked && <CheckAnswers lines={asked.lines} companyName={asked.companyName} answers={check.data.answers} />}</div>
    </>
  );
}
