"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useAct } from "../../../use-act";
import { useRefresh } from "../../../use-refresh";

type Props = { jobId: string; mayAsk: boolean; timeZone: string; now: string; initial: Outputs["jobs"]["namedPeople"] };

/** People whom the company asked for itself on a role, before anybody presented them. */
export function NamedPeople({ jobId, mayAsk, timeZone, now, initial }: Props) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.jobs.namedPeople.queryOptions({ jobId }, { initialData: initial }));
  const standing = data.people.filter((one) => one.withdrawnAt === null);
  return (
    <Section
      title="People you asked for by name"
      description="If a recruiter submits one of them later, a claim alone has no part in the fee. Who had the person's right to represent or an introduction to you before keeps theirs. Your fee is the same."
      actions={mayAsk && standing.length < data.most ? <AskForPerson jobId={jobId} /> : undefined}
    >
      {data.people.length === 0 ? <p className="text-muted-foreground">Nobody yet.</p> : (
        <ul className="divide-y rounded-lg border bg-card">
          {data.people.map((one) => (
            <li key={one.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1.5 px-4 py-2.5">
              <div className="min-w-0">
                <p className="font-medium break-words">{one.fullName}</p>
                <p className="text-sm text-muted-foreground">
                  by {one.by.join(" and ")}, since {formatDate(one.askedAt, { timeZone })}; {one.withdrawnAt !== null ? `taken back ${formatDate(one.withdrawnAt, { timeZone })}` : one.until <= now ? `ended ${formatDate(one.until, { timeZone })}` : `counts until ${formatDate(one.until, { timeZone })}`}
                </p>
              </div>
              {mayAsk && one.withdrawnAt === null && one.until > now && <TakeBack id={one.id} fullName={one.fullName} />}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

function AskForPerson({ jobId }: { jobId: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Ask for a named person</Button>}
      title="Ask for a named person"
      description="For somebody whom you found yourself. It counts from now on, and says nothing of whether recruiters here know them."
    >
      {open && <AskForm jobId={jobId} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function AskForm({ jobId, onDone }: { jobId: string; onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [person, setPerson] = useState({ fullName: "", email: "", linkedin: "" });
  const ask = useMutation(
    trpc.jobs.askForPerson.mutationOptions({
      onSuccess: async ({ until }) => {
        toastDone(`You asked for ${person.fullName}`, `It counts until ${formatDate(until)}.`);
        await refresh();
        onDone();
      },
    }),
  );
  const refusal = ask.error ? refusalOf(ask.error) : null;
  const error = (path: string) => fieldMessage(refusal, path);
  const set = (field: keyof typeof person) => (value: string) => setPerson((known) => ({ ...known, [field]: value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ jobId, ...person });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Name" error={error("fullName")}><Input value={person.fullName} onValueChange={set("fullName")} autoComplete="off" /></Field>
      <Field label="E-mail" error={error("email")}><Input type="email" value={person.email} onValueChange={set("email")} autoComplete="off" /></Field>
      <Field label="LinkedIn profile" error={error("linkedin")} description="One of the two is enough. They are kept as hashes only, to recognise the person."><Input value={person.linkedin} onValueChange={set("linkedin")} autoComplete="off" placeholder="linkedin.com/in/…" /></Field>
      <Refused refusal={refusal?.field ? null : refusal} />
      <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
        <DialogClose />
        <Button type="submit" variant="primary" loading={ask.isPending || ask.isSuccess}>Ask for this person</Button>
      </div>
    </form>
  );
}

function TakeBack({ id, fullName }: { id: string; fullName: string }) {
  const trpc = useTRPC();
  const act = useAct();
  const withdraw = useMutation(trpc.jobs.withdrawNamedPerson.mutationOptions());
  const run = () => act(() => withdraw.mutateAsync({ namedPersonId: id }), "Taken back");
  return <ConfirmDialog trigger={<Button size="sm" variant="ghost" aria-label={`Take back: ${fullName}`}>Take back</Button>} title={`Take your request for ${fullName} back?`} description="What is submitted from now on is shared as if you had not asked. What was submitted before stays." confirm="Take it back" cancel="Keep it" onConfirm={run} />;
}
