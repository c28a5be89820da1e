"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { CostLines } from "@/components/jobs/cost-lines";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { MoneyInput } from "@/components/ui/money-input";
import { PercentInput } from "@/components/ui/percent-input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { templateWords } from "@/components/jobs/terms-facts";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";

const currencies = ["USD", "EUR", "GBP", "CHF", "CAD", "JPY", "KWD"] as const;
type Currency = (typeof currencies)[number];
type Template = "at_guarantee_end" | "thirds" | "half_then_quarters" | "monthly_run";
const problemsOf = (problems: Record<string, string | null>) => Object.values(problems).some((problem) => problem !== null);

/** The form of a new role, with what a hire would cost beside it. */
export function PostRole() {
  const trpc = useTRPC();
  const router = useRouter();
  const [role, setRole] = useState({ title: "", description: "", location: "", workMode: "hybrid" as "on_site" | "hybrid" | "remote", currency: "USD" as Currency, min: "", max: "" });
  const [terms, setTerms] = useState({ fee: 2_000 as number | null, guarantee: "90", net: "30", refund: "tiers" as "tiers" | "full" | "linear", template: "thirds" as Template });
  const [salary, setSalary] = useState("12000000");
  const [problems, setProblems] = useState<Record<string, string | null>>({});
  const problem = (name: string) => (text: string | null) => setProblems((known) => ({ ...known, [name]: text }));
  const wireTerms = {
    feeKind: "percentage" as const, feeBasisPoints: terms.fee, feeFixedMinor: null, feeBase: ["base_salary" as const], guaranteeDays: Number(terms.guarantee || "NaN"), refundCurve: terms.refund, paymentDays: Number(terms.net || "NaN"), payoutTemplate: terms.template, invoiceAt: "confirmed_start" as const,
  };
  const askable = Number.isInteger(wireTerms.guaranteeDays) && Number.isInteger(wireTerms.paymentDays) && terms.fee !== null && /^\d+$/.test(salary);
  const cost = useQuery(trpc.jobs.hireCost.queryOptions({ currency: role.currency, terms: wireTerms, baseSalaryMinor: salary }, { enabled: askable, retry: false, placeholderData: (last) => last }));
  const post = useMutation(trpc.jobs.post.mutationOptions({ onSuccess: ({ jobId }) => router.push(`/company/roles/${jobId}`) }));
  const refusal = post.error ? refusalOf(post.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problemsOf(problems)) return;
    post.mutate({ title: role.title, description: role.description, location: role.location, workMode: role.workMode, currency: role.currency, salaryMinMinor: role.min, salaryMaxMinor: role.max, terms: wireTerms });
  };
  const error = (path: string, own?: string) => (own ? problems[own] : null) ?? fieldMessage(refusal, path);
  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div className="flex flex-col gap-5">
        <Field label="Title" error={error("title")}><Input value={role.title} onChange={(event) => setRole({ ...role, title: event.target.value })} /></Field>
        <Field label="Description" error={error("description")}><Textarea rows={5} value={role.description} onChange={(event) => setRole({ ...role, description: event.target.value })} /></Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Location" error={error("location")}><Input value={role.location} onChange={(event) => setRole({ ...role, location: event.target.value })} /></Field>
          <Field label="Where the work is done"><Select value={role.workMode} onValueChange={(value) => setRole({ ...role, workMode: value as typeof role.workMode })} choices={[{ value: "on_site", label: "On site" }, { value: "hybrid", label: "Hybrid" }, { value: "remote", label: "Remote" }]} /></Field>
        </div>
        <FieldGroup legend="Salary range">
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="Currency"><Select value={role.currency} onValueChange={(value) => setRole({ ...role, currency: value as Currency })} choices={currencies.map((code) => ({ value: code, label: code }))} /></Field>
            <Field label="From" error={error("salaryMinMinor", "min")}><MoneyInput currency={role.currency} minor={role.min} onMinorChange={(minor, said) => { setRole((known) => ({ ...known, min: minor })); problem("min")(said); }} /></Field>
            <Field label="To" error={error("salaryMaxMinor", "max")}><MoneyInput currency={role.currency} minor={role.max} onMinorChange={(minor, said) => { setRole((known) => ({ ...known, max: minor })); problem("max")(said); }} /></Field>
          </div>
        </FieldGroup>
        <FieldGroup legend="Terms">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Fee, percent of base salary" error={error("terms.feeBasisPoints", "fee")}><PercentInput basisPoints={terms.fee} onBasisPointsChange={(fee, said) => { setTerms((known) => ({ ...known, fee })); problem("fee")(said); }} /></Field>
            <Field label="Guarantee, days" error={error("terms.guaranteeDays")}><Input inputMode="numeric" value={terms.guarantee} onChange={(event) => setTerms({ ...terms, guarantee: event.target.value.trim() })} /></Field>
            <Field label="Payment, net days" error={error("terms.paymentDays")}><Input inputMode="numeric" value={terms.net} onChange={(event) => setTerms({ ...terms, net: event.target.value.trim() })} /></Field>
            <Field label="Payouts to the recruiters"><Select value={terms.template} onValueChange={(value) => setTerms({ ...terms, template: value as Template })} choices={Object.entries(templateWords).map(([value, label]) => ({ value, label }))} /></Field>
            <Field label="Refund within the guarantee"><Select value={terms.refund} onValueChange={(value) => setTerms({ ...terms, refund: value as typeof terms.refund })} choices={[{ value: "tiers", label: "By thirds of the time" }, { value: "full", label: "In full" }, { value: "linear", label: "Falling evenly" }]} /></Field>
          </div>
        </FieldGroup>
        <Refused refusal={refusal} />
        <div><Button type="submit" variant="primary" loading={post.isPending || post.isSuccess}>Post the role</Button></div>
      </div>
      <aside className="flex flex-col gap-3 lg:sticky lg:top-8" aria-labelledby="cost-title">
        <h2 id="cost-title" className="text-md font-semibold">What a hire would cost</h2>
        <Field label="Base salary of the hire" error={problems["salary"] ?? undefined}><MoneyInput currency={role.currency} minor={salary} onMinorChange={(minor, said) => { setSalary(minor); problem("salary")(said); }} /></Field>
        {cost.data ? <CostLines lines={cost.data.lines} /> : <p className="text-sm text-muted-foreground">Enter a fee and a salary to see every line.</p>}
      </aside>
    </form>
  );
}
