"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { FileDrop } from "@/components/files/file-drop";
import type { SentFile } from "@/components/files/send-file";
import { formatDay } from "@/components/format";
import { Button } from "@/components/ui/button";
import { DatePicker } from "@/components/ui/date-picker";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field, FieldGroup } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";

type Props = { applicationId: string; candidateName: string; recruiterName: string; contactFrom: string; contactTo: string };
type Direction = "both" | "in" | "out";
type Contact = { key: number; happenedOn: string; direction: Direction; note: string; files: SentFile[] };

const directions = [{ value: "both", label: "We spoke with each other" }, { value: "in", label: "They wrote to us" }, { value: "out", label: "We wrote to them" }];

/** A company objects to a submission, with the contact that it had before. */
export function ObjectionForm(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button>Object</Button>}
      title={`Object to the submission of ${props.candidateName}`}
      description={`For somebody with whom you were in contact before: both of you spoke, between ${formatDay(props.contactFrom)} and ${formatDay(props.contactTo)}. ${props.recruiterName} reads it and answers; while it is open you make no offer.`}
    >
      {open && <Form {...props} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function Form({ applicationId, candidateName, recruiterName, contactFrom, contactTo, onDone }: Props & { onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const blank = (key: number): Contact => ({ key, happenedOn: contactTo, direction: "both", note: "", files: [] });
  const [statement, setStatement] = useState("");
  const [contacts, setContacts] = useState<readonly Contact[]>([blank(0)]);
  const object = useMutation(
    trpc.disputes.objectToSubmission.mutationOptions({
      onSuccess: async () => {
        toastDone("You objected", `${recruiterName} is told, and answers here.`);
        await refresh();
        onDone();
      },
    }),
  );
  const refusal = object.error ? refusalOf(object.error) : null;
  const error = (path: string) => fieldMessage(refusal, path);
  const edit = (key: number, change: Partial<Contact>) => setContacts((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    object.mutate({
      applicationId, statement,
      contacts: contacts.map(({ happenedOn, direction, note, files: [file] }) => ({ happenedOn, direction, note, ...(file ? { fileId: file.fileId } : {}) })),
    });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5">
      <Field label="How you knew them" error={error("statement")}><Textarea rows={3} value={statement} onValueChange={setStatement} placeholder={`For example: ${candidateName} applied to us in spring, and we met twice.`} /></Field>
      {contacts.map((one, at) => (
        <FieldGroup key={one.key} legend={contacts.length === 1 ? "Contact" : `Contact ${at + 1}`}>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Day" error={error(`contacts.${at}.happenedOn`)}><DatePicker value={one.happenedOn} onValueChange={(happenedOn) => edit(one.key, { happenedOn })} today={contactTo} from={contactFrom} to={contactTo} /></Field>
            <Field label="Who spoke" error={error(`contacts.${at}.direction`)}><Select choices={directions} value={one.direction} onValueChange={(direction) => edit(one.key, { direction: direction as Direction })} /></Field>
          </div>
          <Field label="What it was about" error={error(`contacts.${at}.note`)}><Input value={one.note} onValueChange={(note) => edit(one.key, { note })} /></Field>
          <FileDrop label={contacts.length === 1 ? "Proof, if there is any" : `Proof of contact ${at + 1}, if there is any`} purpose="evidence" value={one.files} onChange={(files) => edit(one.key, { files: [...files] })} most={1} hint="or drop it here: a letter, a picture, a PDF, up to 20 MB" />
          {contacts.length > 1 && <div><Button size="sm" variant="ghost" onClick={() => setContacts((all) => all.filter((other) => other.key !== one.key))}>Remove contact {at + 1}</Button></div>}
        </FieldGroup>
      ))}
      <div><Button size="sm" onClick={() => setContacts((all) => [...all, blank((all.at(-1)?.key ?? 0) + 1)])}>Add another contact</Button></div>
      {error("contacts") !== undefined && <p role="alert" className="text-sm text-destructive">{error("contacts")}</p>}
      {error("fileId") !== undefined && <p role="alert" className="text-sm text-destructive">{error("fileId")}</p>}
      <Refused refusal={refusal?.field ? null : refusal} />
      <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
        <DialogClose />
        <Button type="submit" variant="primary" loading={object.isPending || object.isSuccess}>Object to the submission</Button>
      </div>
    </form>
  );
}
