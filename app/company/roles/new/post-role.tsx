"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { type JobLevel, jobLevels, levelWords } from "@/components/jobs/job-words";
import { Button } from "@/components/ui/button";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useFirstError } from "../../../use-first-error";
import { HireCost } from "../hire-cost";
import { firstSalaryMinor, firstTerms, type TermsDraft, termsOf } from "../terms-draft";
import { TermsFields } from "../terms-fields";

const currencies = ["USD", "EUR", "GBP", "CHF", "CAD", "JPY", "KWD"] as const;
type Currency = (typeof currencies)[number];

/** The form of a new role, with what a hire would cost beside it. */
export function PostRole({ firstCost }: { firstCost: Outputs["jobs"]["hireCost"] }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [role, setRole] = useState({ title: "", description: "", location: "", workMode: "hybrid" as "on_site" | "hybrid" | "remote", level: "none" as JobLevel | "none", currency: "USD" as Currency, min: "", max: "" });
  const [terms, setTerms] = useState<TermsDraft>(firstTerms);
  const [problems, setProblems] = useState<Record<string, string | null>>({});
  const problem = (name: string, text: string | null) => setProblems((known) => ({ ...known, [name]: text }));
  const post = useMutation(trpc.jobs.post.mutationOptions({ onSuccess: ({ jobId }) => router.push(`/company/roles/${jobId}`) }));
  const refusal = post.error ? refusalOf(post.error) : null;
  const form = useFirstError(post.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (Object.values(problems).some((one) => one !== null)) return;
    post.mutate({ title: role.title, description: role.description, location: role.location, workMode: role.workMode, level: role.level === "none" ? null : role.level, currency: role.currency, salaryMinMinor: role.min, salaryMaxMinor: role.max, terms: termsOf(terms) });
  };
  const error = (path: string, own?: string) => (own ? problems[own] : null) ?? fieldMessage(refusal, path);
  const ownNames: Readonly<Record<string, string>> = { feeBasisPoints: "fee", feeFixedMinor: "fixed" };
  return (
    <div className="grid items-start gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <form ref={form} onSubmit={submit} noValidate className="flex min-w-0 flex-col gap-5">
        <Field label="Title" error={error("title")}><Input value={role.title} onChange={(event) => setRole({ ...role, title: event.target.value })} /></Field>
        <Field label="Description" description="What the person will do, with whom, and what makes it worth it." error={error("description")}><Textarea rows={5} value={role.description} onChange={(event) => setRole({ ...role, description: event.target.value })} /></Field>
        <div className="grid items-start gap-4 sm:grid-cols-2">
          <Field label="Location" error={error("location")}><Input value={role.location} onChange={(event) => setRole({ ...role, location: event.target.value })} /></Field>
          <Field label="Where the work is done"><Select value={role.workMode} onValueChange={(value) => setRole({ ...role, workMode: value as typeof role.workMode })} choices={[{ value: "on_site", label: "On site" }, { value: "hybrid", label: "Hybrid" }, { value: "remote", label: "Remote" }]} /></Field>
          <Field label="Level" description="Recruiters see it. You can leave it open."><Select value={role.level} onValueChange={(value) => setRole({ ...role, level: value as typeof role.level })} choices={[{ value: "none", label: "Not said" }, ...jobLevels.map((value) => ({ value, label: levelWords[value] }))]} /></Field>
        </div>
        <FieldGroup legend="Salary range" className="mt-3">
          <div className="grid items-start gap-4 sm:grid-cols-3">
            <Field label="Currency"><Select value={role.currency} onValueChange={(value) => setRole({ ...role, currency: value as Currency })} choices={currencies.map((code) => ({ value: code, label: code }))} /></Field>
            <Field label="From" error={error("salaryMinMinor", "min")}><MoneyInput currency={role.currency} minor={role.min} onMinorChange={(minor, said) => { setRole((known) => ({ ...known, min: minor })); problem("min", said); }} /></Field>
            <Field label="To" error={error("salaryMaxMinor", "max")}><MoneyInput currency={role.currency} minor={role.max} onMinorChange={(minor, said) => { setRole((known) => ({ ...known, max: minor })); problem("max", said); }} /></Field>
          </div>
        </FieldGroup>
        <div className="mt-3">
          <TermsFields currency={role.currency} draft={terms} onChange={setTerms} onProblem={problem} error={(path) => error(`terms.${path}`, ownNames[path])} />
        </div>
        <Refused refusal={refusal?.field ? null : refusal} />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button type="submit" variant="primary" size="lg" loading={post.isPending || post.isSuccess}>Post the role</Button>
          <p className="text-sm text-muted-foreground">You can change the terms later, for what is submitted from then on.</p>
        </div>
      </form>
      <HireCost currency={role.currency} draft={terms} first={{ salaryMinor: firstSalaryMinor, draft: firstTerms, cost: firstCost }} />
    </div>
  );
}
