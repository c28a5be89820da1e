"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { FormDialog } from "../../../form-dialog";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage } from "../../../trpc/refusal";
import { useAct } from "../../../use-act";

/** Ends what was decided before its time. */
export function LiftAction({ actionId }: { actionId: string }) {
  const [reason, setReason] = useState("");
  const lift = useMutation(useTRPC().moderation.lift.mutationOptions());
  return (
    <FormDialog trigger={<Button size="sm">Lift</Button>} title="Lift this decision" description="It ends at once. A message that was removed stays removed." submit="Lift it" done="Lifted" doneDetail="The person is told." run={() => lift.mutateAsync({ actionId, reason })}>
      {(refusal) => <Field label="Reason" description="The person reads it." error={fieldMessage(refusal, "reason")}><Textarea rows={3} maxLength={2_000} value={reason} onValueChange={setReason} /></Field>}
    </FormDialog>
  );
}

const outcomes = [
  { value: "granted", label: "Grant it", description: "The decision is lifted at once." },
  { value: "upheld", label: "Turn it down", description: "The decision stands, and cannot be appealed again." },
] as const;
type Outcome = (typeof outcomes)[number]["value"];

/** Answers an appeal against somebody else's decision. */
export function AnswerAppeal({ actionId }: { actionId: string }) {
  const [outcome, setOutcome] = useState<Outcome>("granted");
  const [answer, setAnswer] = useState("");
  const decide = useMutation(useTRPC().moderation.decideAppeal.mutationOptions());
  return (
    <FormDialog trigger={<Button size="sm" variant="primary">Answer the appeal</Button>} title="Answer the appeal" description="The person reads your answer." submit="Answer" done="The appeal is answered" run={() => decide.mutateAsync({ actionId, outcome, answer })}>
      {(refusal) => (
        <>
          <RadioGroup aria-label="What is decided" choices={outcomes} value={outcome} onValueChange={(next) => setOutcome(outcomes.find((one) => one.value === next)?.value ?? "granted")} />
          <Field label="Why" error={fieldMessage(refusal, "answer")}><Textarea rows={3} maxLength={2_000} value={answer} onValueChange={setAnswer} /></Field>
        </>
      )}
    </FormDialog>
  );
}

export type DecideProposalProps = { actionId: string; what: string; reason: string; proposedByName: string; mine: boolean };

/** What the reader may do with a proposed suspension: decide another's, take back their own. */
export function DecideProposal(props: DecideProposalProps) {
  return props.mine ? <TakeBack {...props} /> : <><TurnDown {...props} /><Approve {...props} /></>;
}

function Approve({ actionId, what, reason, proposedByName }: DecideProposalProps) {
  const act = useAct();
  const approve = useMutation(useTRPC().moderation.approveSuspension.mutationOptions());
  const run = () => act(() => approve.mutateAsync({ actionId }), "Approved", "The person is signed out and told.");
  return (
    <ConfirmDialog
      tone="danger"
      trigger={<Button variant="primary" size="sm">Approve</Button>}
      title="Approve this suspension?"
      description="They are signed out everywhere at once and cannot sign in. They may appeal."
      facts={[{ label: "What", value: what }, { label: "Proposed by", value: proposedByName }, { label: "Reason", value: <span className="break-words">{reason}</span> }]}
      confirm="Approve the suspension"
      onConfirm={run}
    />
  );
}

function TurnDown({ actionId }: DecideProposalProps) {
  const [answer, setAnswer] = useState("");
  const turnDown = useMutation(useTRPC().moderation.turnDownSuspension.mutationOptions());
  return (
    <FormDialog trigger={<Button size="sm">Turn down</Button>} title="Turn the suspension down" description="Nothing changes for the person. Admins read your reason." submit="Turn down" done="The suspension is turned down" run={() => turnDown.mutateAsync({ actionId, answer })}>
      {(refusal) => <Field label="Reason" error={fieldMessage(refusal, "answer")}><Textarea rows={3} maxLength={2_000} value={answer} onValueChange={setAnswer} /></Field>}
    </FormDialog>
  );
}

function TakeBack({ actionId }: DecideProposalProps) {
  const act = useAct();
  const withdraw = useMutation(useTRPC().moderation.withdrawSuspension.mutationOptions());
  const run = () => act(() => withdraw.mutateAsync({ actionId }), "The proposal is taken back");
  return <ConfirmDialog trigger={<Button size="sm">Take back</Button>} title="Take your proposal back?" description="Nothing changes for the person." confirm="Take it back" onConfirm={run} />;
}
