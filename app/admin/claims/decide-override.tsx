"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useTRPC } from "../../trpc/client";
import { fieldMessage } from "../../trpc/refusal";
import { FormDialog } from "../../form-dialog";
import { useAct } from "../../use-act";

export type DecideOverrideProps = { overrideId: string; candidateName: string; what: string; reason: string; proposedByName: string; mine: boolean };

/** What the reader may do with an open override: decide another's, take back their own. */
export function DecideOverride(props: DecideOverrideProps) {
  return props.mine ? <TakeBack {...props} /> : <><Reject {...props} /><Approve {...props} /></>;
}

function Approve({ overrideId, candidateName, what, reason, proposedByName }: DecideOverrideProps) {
  const act = useAct();
  const approve = useMutation(useTRPC().sourcing.approveOverride.mutationOptions());
  const run = () => act(() => approve.mutateAsync({ overrideId }), "Approved", "The holder and the person are told.");
  return (
    <ConfirmDialog
      trigger={<Button variant="primary" size="sm">Approve</Button>}
      title={`${what}: ${candidateName}?`}
      description="It takes effect at once and cannot be undone. What was submitted until now keeps its shares."
      facts={[{ label: "Proposed by", value: proposedByName }, { label: "Reason", value: <span className="break-words">{reason}</span> }]}
      confirm="Approve the override"
      onConfirm={run}
    />
  );
}

function Reject({ overrideId }: DecideOverrideProps) {
  const [answer, setAnswer] = useState("");
  const reject = useMutation(useTRPC().sourcing.rejectOverride.mutationOptions());
  return (
    <FormDialog trigger={<Button size="sm">Turn down</Button>} title="Turn the override down" description="The claim stays as it is. Admins read your reason." submit="Turn down" done="The override is turned down" run={() => reject.mutateAsync({ overrideId, answer })}>
      {(refusal) => <Field label="Reason" error={fieldMessage(refusal, "answer")}><Textarea rows={3} value={answer} onValueChange={setAnswer} /></Field>}
    </FormDialog>
  );
}

function TakeBack({ overrideId, candidateName }: DecideOverrideProps) {
  const act = useAct();
  const withdraw = useMutation(useTRPC().sourcing.withdrawOverride.mutationOptions());
  const run = () => act(() => withdraw.mutateAsync({ overrideId }), "The proposal is taken back");
  return <ConfirmDialog trigger={<Button size="sm">Take back</Button>} title="Take your proposal back?" description={`The claim on ${candidateName} stays as it is.`} confirm="Take it back" onConfirm={run} />;
}
