"use client";

import { useMutation } from "@tanstack/react-query";
import { type ReactElement, type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, type refusalOf as Read, refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";

type Refusal = ReturnType<typeof Read> | null;

/** A dialog that asks for the words that go with a decision. */
function WithWords({ trigger, title, description, confirm, label, field, tone = "normal", refusal, reset, onConfirm }: {
  trigger: ReactElement; title: string; description: ReactNode; confirm: string; label: string; field: string; tone?: "normal" | "danger"; refusal: Refusal; reset: () => void; onConfirm: (words: string) => Promise<void>;
}) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const error = fieldMessage(refusal, field);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        reset();
        setOpen(next);
      }}
      trigger={trigger}
      title={title}
      description={description}
      confirm={confirm}
      tone={tone}
      error={error === undefined && refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
      onConfirm={() => onConfirm(words)}
    >
      <Field label={label} error={error}><Textarea value={words} onValueChange={setWords} rows={3} /></Field>
    </ConfirmDialog>
  );
}

/** Answers a proposal, with a reason that the recruiter reads. */
export function DecideMerge({ mergeId, names }: { mergeId: string; names: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const decide = useMutation(trpc.sourcing.decideMerge.mutationOptions());
  const refusal = decide.error ? refusalOf(decide.error) : null;
  const answer = (decision: "merge" | "decline") => async (words: string) => {
    await decide.mutateAsync({ mergeId, decision, answer: words });
    toastDone(decision === "merge" ? "They are one person now" : "They stay two people");
    await refresh();
  };
  return (
    <>
      <WithWords
        trigger={<Button>Two people</Button>} title={`${names} stay two people?`} description="Nothing changes. The recruiter is told, with your reason." confirm="They stay two" label="Why" field="answer" refusal={refusal} reset={() => decide.reset()} onConfirm={answer("decline")}
      />
      <WithWords
        trigger={<Button variant="primary">One person</Button>} title={`Merge ${names}?`} description="Claims go on as shown. The holders, the recruiter and the person are told. You or another admin can undo it." confirm="Merge them" label="Why" field="answer" refusal={refusal}
        reset={() => decide.reset()} onConfirm={answer("merge")}
      />
    </>
  );
}

/** Undoes a merge, with the reason. */
export function UndoMerge({ mergeId, names, moved }: { mergeId: string; names: string; moved: number }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const undo = useMutation(trpc.sourcing.undoMerge.mutationOptions());
  const refusal = undo.error ? refusalOf(undo.error) : null;
  return (
    <WithWords
      trigger={<Button variant="danger">Undo the merge</Button>}
      title={`Make ${names} two people again?`}
      description={`${moved === 1 ? "One row goes" : `${moved} rows go`} back to where ${moved === 1 ? "it was" : "they were"}, with what recruiters who came with that record have done since. What else came stays. The holders and the person are told.`}
      confirm="Undo it" label="Why they are two people" field="reason" tone="danger" refusal={refusal} reset={() => undo.reset()}
      onConfirm={async (words) => {
        await undo.mutateAsync({ mergeId, reason: words });
        toastDone("Two people again");
        await refresh();
      }}
    />
  );
}
