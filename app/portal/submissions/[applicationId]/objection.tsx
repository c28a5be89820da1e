"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { FileDrop } from "@/components/files/file-drop";
import type { SentFile } from "@/components/files/send-file";
import { objectionWords } from "@/components/disputes/objection-words";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { ObjectionProof } from "../../../_disputes/objection-proof";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useAct } from "../../../use-act";
import { useRefresh } from "../../../use-refresh";

type Props = { objection: NonNullable<Outputs["disputes"]["objection"]["objection"]>; detail: Outputs["disputes"]["detail"]; companyName: string; candidateName: string; now: string };

/** A company's objection to a submission, for the recruiter who made it: accept it, or contest it. */
export function Objection({ objection, detail, companyName, candidateName, now }: Props) {
  const { status, word, text } = objectionWords(objection, { recruiterName: "You", companyName, mine: false, now });
  return (
    <Section title={`${companyName} objects`} actions={<StatusPill status={status} word={word} look="plain" />} description={text}>
      <ObjectionProof detail={detail} companyName={companyName} />
      <div className="flex flex-wrap gap-2">
        {detail.may.answer && <Contest disputeId={objection.id} companyName={companyName} candidateName={candidateName} today={now.slice(0, 10)} />}
        {(objection.state === "open" || objection.state === "answered") && <Accept disputeId={objection.id} companyName={companyName} candidateName={candidateName} />}
        <LinkButton variant="ghost" href={`/portal/disputes/${objection.id}`}>Open the case</LinkButton>
      </div>
    </Section>
  );
}

type Of = { disputeId: string; companyName: string; candidateName: string };

function Accept({ disputeId, companyName, candidateName }: Of) {
  const trpc = useTRPC();
  const act = useAct();
  const accept = useMutation(trpc.disputes.acceptObjection.mutationOptions());
  const run = () => act(() => accept.mutateAsync({ disputeId }), "The objection is accepted", "The submission has ended.");
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">Accept the objection</Button>} title={`Accept that ${companyName} knew ${candidateName}?`} tone="danger"
      description="The submission ends, the introduction does not count, and no fee comes of it. It cannot be taken back. Your claim on the person stays as it is elsewhere." confirm="Accept the objection" cancel="Not now" onConfirm={run}
    />
  );
}

function Contest(props: Of & { today: string }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button variant="primary">Contest it</Button>} title="Contest the objection" description={`${props.companyName} reads it, and a person of the platform decides. You answer once.`}>
      {open && <ContestForm {...props} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function ContestForm({ disputeId, today, onDone }: Of & { today: string; onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [answer, setAnswer] = useState("");
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<SentFile[]>([]);
  const addEvidence = useMutation(trpc.disputes.addEvidence.mutationOptions());
  const contest = useMutation(trpc.disputes.answer.mutationOptions());
  const failed = contest.error ?? addEvidence.error;
  const refusal = failed ? refusalOf(failed) : null;
  const busy = addEvidence.isPending || contest.isPending;
  const submit = async () => {
    const [file] = files;
    // The proof first: the answer closes the time in which one side speaks alone. What has been added is not added again.
    if ((file || note.trim() !== "") && !addEvidence.isSuccess) await addEvidence.mutateAsync({ disputeId, happenedOn: today, note: note.trim() === "" ? "Attached to the answer" : note, ...(file ? { fileId: file.fileId } : {}) });
    await contest.mutateAsync({ disputeId, answer });
    toastDone("You contested the objection", "You are told of the decision.");
    await refresh();
    onDone();
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    // What was refused stands in the form.
    submit().catch(() => undefined);
  };
  return (
    <form onSubmit={send} noValidate className="flex flex-col gap-4">
      <Field label="Why the introduction counts" error={fieldMessage(refusal, "answer")}><Textarea rows={4} value={answer} onValueChange={setAnswer} /></Field>
      <Field label="What your proof shows" optional error={fieldMessage(refusal, "note")}><Input value={note} onValueChange={setNote} /></Field>
      <FileDrop label="Proof, if there is any" purpose="evidence" value={files} onChange={setFiles} most={1} hint="or drop it here: a letter, a picture, a PDF, up to 20 MB" error={fieldMessage(refusal, "fileId")} />
      <Refused refusal={refusal?.field ? null : refusal} />
      <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
        <DialogClose />
        <Button type="submit" variant="primary" loading={busy}>Contest the objection</Button>
      </div>
    </form>
  );
}
