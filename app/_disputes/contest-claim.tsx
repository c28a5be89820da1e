"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import { fieldMessage, refusalOf } from "../trpc/refusal";
import { useRefresh } from "../use-refresh";
import { emptyEvidence, EvidenceFields, evidenceOf } from "./evidence-fields";

/** Whom or what the claim is on: a person of one's book, one submission, or a person to be named. */
export type Contested = { candidateId: string; candidateName: string } | { applicationId: string; candidateName: string } | null;

/** Disputes another recruiter's claim. */
export function ContestClaim({ on, today, primary = false }: { on: Contested; today: string; primary?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size={on === null ? "md" : "sm"} variant={primary ? "primary" : "secondary"}>{on === null ? "Dispute a claim" : "Dispute this claim"}</Button>}
      title={on === null ? "Dispute a claim" : `Dispute the claim on ${on.candidateName}`}
      description="The holder has five working days to answer; neither of you learns who the other is. Only the contested share stands still. If they say nothing, your word stands."
    >
      {open && <ContestForm on={on} today={today} />}
    </Dialog>
  );
}

function ContestForm({ on, today }: { on: Contested; today: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const [fullName, setFullName] = useState("");
  const [email, setEmail] = useState("");
  const [statement, setStatement] = useState("");
  const [evidence, setEvidence] = useState(() => emptyEvidence(today));
  const open = useMutation(
    trpc.disputes.contestClaim.mutationOptions({
      onSuccess: async ({ disputeId }) => {
        toastDone("The case is open", "The holder is told, and can answer.");
        await refresh();
        router.push(`/portal/disputes/${disputeId}`);
      },
    }),
  );
  const refusal = open.error ? refusalOf(open.error) : null;
  const error = (path: string) => fieldMessage(refusal, path);
  const subject = on === null ? { person: { fullName, email } } : "applicationId" in on ? { applicationId: on.applicationId } : { candidateId: on.candidateId };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open.mutate({ ...subject, statement, evidence: evidenceOf(evidence) });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {on === null && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Person" error={error("person.fullName")}><Input value={fullName} onValueChange={setFullName} autoComplete="off" /></Field>
          <Field label="E-mail" error={error("person.email") ?? error("email")}><Input type="email" value={email} onValueChange={setEmail} autoComplete="off" /></Field>
        </div>
      )}
      <Field label="Why the claim is yours" error={error("statement")}><Textarea value={statement} onValueChange={setStatement} rows={3} /></Field>
      <fieldset className="flex flex-col gap-4 border-t pt-3">
        <legend className="sr-only">First piece of evidence</legend>
        <p className="text-sm font-medium">First piece of evidence</p>
        <EvidenceFields value={evidence} onChange={setEvidence} today={today} error={(field) => error(`evidence.${field}`) ?? error(field)} />
      </fieldset>
      <Refused refusal={refusal?.field ? null : refusal} />
      <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
        <DialogClose />
        <Button type="submit" variant="primary" loading={open.isPending || open.isSuccess}>Open the case</Button>
      </div>
    </form>
  );
}
