"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { fieldMessage, refusalOf } from "../trpc/refusal";
import { useAct } from "../use-act";
import { useRefresh } from "../use-refresh";
import { emptyEvidence, EvidenceFields, evidenceOf } from "./evidence-fields";

type Detail = Outputs["disputes"]["detail"];

/** What the reader may do in their case now. */
export function CaseActs({ detail: { may, dispute, now } }: { detail: Detail }) {
  return (
    <>
      {may.withdraw && <Withdraw disputeId={dispute.id} />}
      {may.addEvidence && <AddEvidence disputeId={dispute.id} today={now.slice(0, 10)} primary={!may.answer} />}
      {may.answer && <Answer disputeId={dispute.id} />}
      {may.appeal && <Appeal disputeId={dispute.id} />}
    </>
  );
}

function AddEvidence({ disputeId, today, primary }: { disputeId: string; today: string; primary: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button variant={primary ? "primary" : "secondary"}>Add evidence</Button>} title="Add evidence" description="It is kept with the time and a hash, and can't be changed afterwards.">
      {open && <EvidenceForm disputeId={disputeId} today={today} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function EvidenceForm({ disputeId, today, onDone }: { disputeId: string; today: string; onDone: () => void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [draft, setDraft] = useState(() => emptyEvidence(today));
  const add = useMutation(
    trpc.disputes.addEvidence.mutationOptions({
      onSuccess: async () => {
        toastDone("Evidence added", "The other side is told.");
        await refresh();
        onDone();
      },
    }),
  );
  const refusal = add.error ? refusalOf(add.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ disputeId, ...evidenceOf(draft) });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <EvidenceFields value={draft} onChange={setDraft} today={today} error={(field) => fieldMessage(refusal, field)} />
      <Refused refusal={refusal?.field ? null : refusal} />
      <div className="flex justify-end gap-2 pt-1 max-sm:flex-col-reverse">
        <DialogClose />
        <Button type="submit" variant="primary" loading={add.isPending || add.isSuccess}>Add it</Button>
      </div>
    </form>
  );
}

type Saying = { trigger: string; title: string; description: string; label: string; field: string; confirm: string; primary?: boolean; done: string; doneMore: string };

/** A dialog in which one says something once; `say` sends it. */
function SayOnce({ words, say }: { words: Saying; say: { mutateAsync(text: string): Promise<unknown>; error: unknown } }) {
  const refresh = useRefresh();
  const [text, setText] = useState("");
  const refusal = say.error ? refusalOf(say.error) : null;
  const wrong = fieldMessage(refusal, words.field);
  const run = async () => {
    await say.mutateAsync(text);
    toastDone(words.done, words.doneMore);
    await refresh();
  };
  return (
    <ConfirmDialog
      trigger={<Button variant={words.primary ? "primary" : "secondary"}>{words.trigger}</Button>}
      title={words.title} description={words.description} confirm={words.confirm} onConfirm={run}
      error={wrong === undefined && refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
    >
      <Field label={words.label} error={wrong}><Textarea value={text} onValueChange={setText} rows={5} /></Field>
    </ConfirmDialog>
  );
}

function Answer({ disputeId }: { disputeId: string }) {
  const trpc = useTRPC();
  const answer = useMutation(trpc.disputes.answer.mutationOptions());
  return (
    <SayOnce
      words={{ trigger: "Answer", title: "Your answer", description: "You answer once. Evidence can be added until the decision.", label: "How it was", field: "answer", confirm: "Send the answer", primary: true, done: "Answered", doneMore: "A person of the platform decides." }}
      say={{ mutateAsync: (text) => answer.mutateAsync({ disputeId, answer: text }), error: answer.error }}
    />
  );
}

function Appeal({ disputeId }: { disputeId: string }) {
  const trpc = useTRPC();
  const appeal = useMutation(trpc.disputes.appeal.mutationOptions());
  return (
    <SayOnce
      words={{ trigger: "Appeal", title: "Appeal this decision?", description: "Somebody else decides anew, and that is final. Both sides may add evidence until then; what is frozen stays frozen.", label: "What was overlooked", field: "reason", confirm: "Appeal", done: "Appealed", doneMore: "Somebody else decides anew." }}
      say={{ mutateAsync: (text) => appeal.mutateAsync({ disputeId, reason: text }), error: appeal.error }}
    />
  );
}

function Withdraw({ disputeId }: { disputeId: string }) {
  const trpc = useTRPC();
  const act = useAct();
  const withdraw = useMutation(trpc.disputes.withdraw.mutationOptions());
  const run = () => act(() => withdraw.mutateAsync({ disputeId }), "The case is taken back");
  return <ConfirmDialog trigger={<Button>Take it back</Button>} title="Take this case back?" description="Nothing is decided, and nothing stays frozen. You can open it anew." confirm="Take it back" onConfirm={run} />;
}
