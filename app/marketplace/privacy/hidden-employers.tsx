"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { Switch } from "@/components/ui/switch";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";
import { useTold } from "../../use-told";

type Hidden = Outputs["candidates"]["hiddenEmployers"];
type Employer = Hidden["employers"][number];

/** From which companies the reader hides: where they work now, and those that they name. */
export function HiddenEmployers({ initial }: { initial: Hidden }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.candidates.hiddenEmployers.queryOptions({}, { initialData: initial }));
  const current = data.employers.find((one) => one.isCurrent);
  return (
    <Section title="Hidden from" description="Nobody can present you to these companies, and no recruiter learns why. A company here that goes by such a name, or belongs to one, counts too, whenever it comes. People of a recruiting firm by that name never see your profile.">
      <div className="flex flex-col gap-5 rounded-lg border bg-card p-4">
        <CurrentEmployer key={current?.employerId ?? "none"} current={current} />
        <HideFrom />
        {data.employers.length > 0 && (
          <ul aria-label="Hidden from" className="flex flex-col divide-y border-t">
            {data.employers.map((one) => <HiddenName key={one.employerId} employer={one} />)}
          </ul>
        )}
      </div>
    </Section>
  );
}

function CurrentEmployer({ current }: { current: Employer | undefined }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [name, setName] = useState(current?.name ?? "");
  const state = useMutation(
    trpc.candidates.stateCurrentEmployer.mutationOptions({
      onSuccess: async () => {
        toastDone(name.trim() === "" ? "No employer is hidden as your current one" : `You hide from ${name.trim()}`);
        await refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    state.mutate({ name });
  };
  return <NameForm label="Where you work now" description="Leave it empty if you work nowhere, or need not hide it." value={name} onValueChange={setName} button="Save" pending={state.isPending} error={state.error} onSubmit={submit} />;
}

function HideFrom() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [name, setName] = useState("");
  const hide = useMutation(
    trpc.candidates.hideFromEmployer.mutationOptions({
      onSuccess: async () => {
        toastDone(`You hide from ${name.trim()}`);
        setName("");
        await refresh();
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    hide.mutate({ name });
  };
  return <NameForm label="Another company to hide from" value={name} onValueChange={setName} button="Hide from it" pending={hide.isPending} error={hide.error} onSubmit={submit} />;
}

type NameFormProps = { label: string; description?: string; value: string; onValueChange: (value: string) => void; button: string; pending: boolean; error: unknown; onSubmit: (event: FormEvent) => void };

function NameForm({ label, description, value, onValueChange, button, pending, error, onSubmit }: NameFormProps) {
  const refusal = error ? refusalOf(error) : null;
  const message = fieldMessage(refusal, "name");
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-2">
      <div className="flex flex-wrap items-end gap-2">
        <Field label={label} error={message} className="min-w-0 flex-1 basis-60"><Input value={value} onValueChange={onValueChange} autoComplete="organization" /></Field>
        <Button type="submit" size="field" loading={pending}>{button}</Button>
      </div>
      {description !== undefined && <p className="text-sm text-muted-foreground">{description}</p>}
      {message === undefined && <Refused refusal={refusal} />}
    </form>
  );
}

function HiddenName({ employer }: { employer: Employer }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const told = useTold();
  const allow = useMutation(trpc.candidates.allowCompany.mutationOptions({ onSettled: refresh, onError: told }));
  const stop = useMutation(trpc.candidates.stopHiding.mutationOptions({ onSettled: refresh, onError: told }));
  return (
    <li className="flex flex-col gap-2 py-3 last:pb-0">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <p className="min-w-0 font-medium break-words">{employer.name}{employer.isCurrent && <span className="font-normal text-muted-foreground"> · where you work now</span>}</p>
        <Button size="sm" loading={stop.isPending} onClick={() => stop.mutate({ employerId: employer.employerId })} aria-label={`Stop hiding from ${employer.name}`}>Stop hiding</Button>
      </div>
      {employer.companies.length === 0 ? (
        <p className="text-sm text-muted-foreground">No company here goes by this name yet.</p>
      ) : (
        <div className="flex flex-col gap-2 pl-3">
          {employer.companies.map((company) => (
            <Switch
              key={company.companyId}
              label={`Hidden from ${company.name}`}
              description={company.allowedAt === null ? "Nobody can present you there." : "You let this one see you all the same."}
              checked={allow.isPending && allow.variables.companyId === company.companyId ? !allow.variables.allowed : company.allowedAt === null}
              onCheckedChange={(hidden) => allow.mutate({ companyId: company.companyId, allowed: !hidden })}
            />
          ))}
        </div>
      )}
    </li>
  );
}
