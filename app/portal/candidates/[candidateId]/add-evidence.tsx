"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { FileDrop } from "@/components/files/file-drop";
import type { SentFile } from "@/components/files/send-file";
import { formatDate } from "@/components/format";
import { Button } from "@/components/ui/button";
import { DatePicker } from "@/components/ui/date-picker";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";

type Props = { claimId: string; candidateName: string; today: string; knownSince: string };
type Direction = "both" | "in" | "out";

/** Writes down contact that happened elsewhere. */
export function AddEvidence(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      trigger={<Button size="sm">Add contact</Button>}
      title={`Contact with ${props.candidateName}`}
      description="They are asked whether it took place. Until they say so it counts like knowing them; what they confirm counts in full."
    >
      {open && <EvidenceForm {...props} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function EvidenceForm({ claimId, candidateName, today, knownSince, onDone }: Props & { onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [happenedOn, setHappenedOn] = useState(today);
  const [direction, setDirection] = useState<Direction>("both");
  const [note, setNote] = useState("");
  const [files, setFiles] = useState<SentFile[]>([]);
  const add = useMutation(
    trpc.sourcing.addEvidence.mutationOptions({
      onSuccess: async ({ extended, until }) => {
        toastDone("Written down", extended ? `Your protection now runs until ${formatDate(until)}.` : "It counts in full once they confirm it.");
        await refresh();
        onDone();
      },
    }),
  );
  const refusal = add.error ? refusalOf(add.error) : null;
  const error = (path: string) => fieldMessage(refusal, path);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [file] = files;
    add.mutate({ claimId, happenedOn, direction, note, ...(file ? { fileId: file.fileId } : {}) });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field label="Day" error={error("happenedOn")}><DatePicker value={happenedOn} onValueChange={setHappenedOn} today={today} from={knownSince} to={today} /></Field>
      <div className="flex flex-col gap-1.5">
        <span id="who-spoke" className="text-sm font-medium">Who spoke</span>
        <RadioGroup
          aria-labelledby="who-spoke"
          value={direction}
          onValueChange={(next) => setDirection(next as Direction)}
          choices={[{ value: "both", label: "We spoke with each other", description: "A call, a meeting, letters both ways" }, { value: "in", label: "They wrote to me" }, { value: "out", label: "I wrote to them", description: "Without an answer it is no two-way contact" }]}
        />
      </div>
      <Field label="What it was about" error={error("note")} description={`${candidateName} reads it.`}><Textarea value={note} onValueChange={setNote} rows={3} /></Field>
      <FileDrop label="Proof, if there is any" purpose="evidence" value={files} onChange={setFiles} most={1} hint="or drop it here: a letter, a picture, a PDF, up to 20 MB" error={error("fileId")} />
      <Refused refusal={refusal?.field ? null : refusal} />
      <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
        <DialogClose />
        <Button type="submit" variant="primary" loading={add.isPending || add.isSuccess}>Write it down</Button>
      </div>
    </form>
  );
}
