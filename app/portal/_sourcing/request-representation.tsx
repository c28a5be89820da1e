"use client";

import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { addMilliseconds, parseISO } from "date-fns";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { DatePicker } from "@/components/ui/date-picker";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

/** Whom the request is about: somebody of one's own book, or what was typed about a person who is not in it yet. */
export type RequestedPerson = { candidateId: string | null; fullName: string; email: string; phone: string; linkedin: string };

type Props = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  person: RequestedPerson;
  /** The server's instant, for the last day. */
  now: string;
  companyId?: string;
  jobId?: string;
  onRequested?: (candidateId: string) => void;
};

const anyRole = "any";
const dayOf = (instant: string, days: number) => addMilliseconds(parseISO(instant), days * 86_400_000).toISOString().slice(0, 10);

/** Asks a person for their right to represent at a company. The form starts anew with each opening. */
export function RequestRepresentation({ open, onOpenChange, ...rest }: Props) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Ask for their right to represent" description={`${rest.person.fullName || "The person"} gets an e-mail and decides. The company learns nothing until you submit them.`}>
      {open && <RequestForm {...rest} onDone={() => onOpenChange(false)} />}
    </Dialog>
  );
}

function RequestForm({ person, now, companyId, jobId, onRequested, onDone }: Omit<Props, "open" | "onOpenChange"> & { onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const known = person.candidateId !== null && person.email !== "";
  const [who, setWho] = useState(person);
  const [company, setCompany] = useState<string | null>(companyId ?? null);
  const [job, setJob] = useState(jobId ?? anyRole);
  const [endsOn, setEndsOn] = useState("");
  const companies = useQuery(trpc.sourcing.companies.queryOptions({}));
  const policy = useQuery(trpc.policy.inForce.queryOptions({}));
  const latest = policy.data ? dayOf(now, policy.data.settings.representation.defaultDays) : "";
  const request = useMutation(
    trpc.sourcing.requestRtr.mutationOptions({
      onSuccess: async ({ candidateId }) => {
        toastDone(`Asked ${who.fullName} for their right to represent`, "You are told as soon as they answer.");
        await refresh();
        onDone();
        onRequested?.(candidateId);
      },
    }),
  );
  const refusal = request.error ? refusalOf(request.error) : null;
  const roles = companies.data?.companies.find((one) => one.id === company)?.roles ?? [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    request.mutate({
      ...(known && person.candidateId !== null ? { candidateId: person.candidateId } : { person: { fullName: who.fullName, email: who.email, phone: who.phone, linkedin: who.linkedin } }),
      companyId: company ?? "", ...(job === anyRole ? {} : { jobId: job }), ...(endsOn ? { endsOn } : {}),
    });
  };
  const error = (...paths: string[]) => paths.map((path) => fieldMessage(refusal, path)).find((message) => message !== undefined);
  // What was refused is about what stood here before.
  const changed = () => {
    if (request.error) request.reset();
  };
  const write = (name: "fullName" | "email" | "phone" | "linkedin") => (value: string) => {
    changed();
    setWho((before) => ({ ...before, [name]: value }));
  };
  const chooseDay = (day: string) => {
    changed();
    setEndsOn(day);
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {!known && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Full name" error={error("person.fullName")} description="As they would sign."><Input value={who.fullName} onValueChange={write("fullName")} autoComplete="off" /></Field>
          <Field label="E-mail" error={error("person.email", "email")} description="The request goes there."><Input type="email" value={who.email} onValueChange={write("email")} autoComplete="off" /></Field>
          <Field label="Phone" optional error={error("person.phone", "phone")}><Input type="tel" value={who.phone} onValueChange={write("phone")} autoComplete="off" /></Field>
          <Field label="LinkedIn" optional error={error("person.linkedin", "linkedin")}><Input value={who.linkedin} onValueChange={write("linkedin")} autoComplete="off" /></Field>
        </div>
      )}
      <Field label="Company" error={error("companyId")} description="Companies with open roles.">
        <Combobox
          choices={(companies.data?.companies ?? []).map((one) => ({ value: one.id, label: one.name, description: `${one.roles.length} open ${one.roles.length === 1 ? "role" : "roles"}` }))}
          value={company}
          onValueChange={(next) => {
            changed();
            setCompany(next);
            setJob(anyRole);
          }}
          placeholder="Find a company"
          empty={companies.isPending ? "Looking up the companies" : "No company with open roles matches."}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Role" error={error("jobId")}>
          <Select value={job} onValueChange={setJob} disabled={company === null} choices={[{ value: anyRole, label: "Any role at this company" }, ...roles.map((role) => ({ value: role.id, label: role.title }))]} />
        </Field>
        <Field label="Last day" error={error("endsOn")}>
          {latest === "" ? <DatePicker value="" onValueChange={chooseDay} today={dayOf(now, 0)} disabled /> : <DatePicker value={endsOn || latest} onValueChange={chooseDay} today={dayOf(now, 0)} from={dayOf(now, 0)} to={latest} />}
        </Field>
      </div>
      {company !== null && who.fullName.trim() !== "" && latest !== "" && (
        <TextToSign asked={{ fullName: who.fullName, companyId: company, ...(job === anyRole ? {} : { jobId: job }), endsOn: endsOn || latest }} />
      )}
      <Refused refusal={refusal} />
      <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
        <DialogClose />
        <Button type="submit" variant="primary" loading={request.isPending || request.isSuccess}>Send the request</Button>
      </div>
    </form>
  );
}

/** What they are asked to sign, word for word, for who wants to read it first. */
function TextToSign({ asked }: { asked: { fullName: string; companyId: string; jobId?: string; endsOn: string } }) {
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const text = useQuery(trpc.sourcing.requestText.queryOptions(asked, { enabled: open, placeholderData: keepPreviousData }));
  return (
    <details className="group rounded-md border bg-muted px-3 py-2" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="w-fit cursor-default rounded-sm text-sm font-medium">What they are asked to sign{text.data ? ` (text version ${text.data.version})` : ""}</summary>
      <div className="mt-2 max-h-60 overflow-y-auto text-sm whitespace-pre-line break-words text-muted-foreground" role="region" aria-label="The text that they sign" tabIndex={0}>
        {text.data ? text.data.text : text.isError ? "The text could not be fetched. Close this and try again." : "Fetching the text"}
      </div>
      <p className="mt-2 text-xs text-muted-foreground">Companies of the same group from which the person hides are left out of what they get.</p>
    </details>
  );
}
