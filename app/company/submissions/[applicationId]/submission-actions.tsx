"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Textarea } from "@/components/ui/textarea";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useAct } from "../../../use-act";

type Of = { applicationId: string; candidateName: string; recruiterName: string };

/** What a hiring manager may do with a submission in its state; while the company objects to it, no offer. */
export function SubmissionActions({ state, objecting, ...of }: Of & { state: string; objecting: boolean }) {
  if (state === "offered") return <WithdrawOffer {...of} />;
  if (state !== "submitted" && state !== "in_review") return null;
  return (
    <>
      <TurnDown {...of} />
      {state === "submitted" && <StartReview {...of} />}
      {!objecting && <LinkButton href={`/company/submissions/${of.applicationId}/offer`} variant="primary">Make an offer</LinkButton>}
    </>
  );
}

function StartReview({ applicationId, recruiterName }: Of) {
  const trpc = useTRPC();
  const act = useAct();
  const review = useMutation(trpc.applications.startReview.mutationOptions());
  return <Button loading={review.isPending} onClick={() => void act(() => review.mutateAsync({ applicationId }), "In review", `${recruiterName} sees that you are looking.`)}>Start the review</Button>;
}

function TurnDown({ applicationId, candidateName, recruiterName }: Of) {
  const trpc = useTRPC();
  const act = useAct("refusals");
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const reject = useMutation(trpc.applications.reject.mutationOptions());
  const refusal = reject.error ? refusalOf(reject.error) : null;
  const run = () => act(() => reject.mutateAsync({ applicationId, reason }), `${candidateName} is turned down`, `${recruiterName} reads your reason.`);
  const atField = fieldMessage(refusal, "reason");
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        reject.reset();
        setOpen(next);
      }}
      trigger={<Button variant="ghost">Turn down</Button>}
      title={`Turn ${candidateName} down?`}
      description={`It cannot be taken back. ${recruiterName} gets your reason by mail, and the better it is, the better the next submission.`}
      tone="danger"
      confirm={`Turn ${candidateName} down`}
      error={refusal && atField === undefined ? `${refusal.message} ${refusal.remedy}` : null}
      onConfirm={run}
    >
      <Field label="Reason" error={atField}>
        <Textarea rows={4} value={reason} onValueChange={setReason} placeholder="What was missing for this role, in a sentence or two" />
      </Field>
    </ConfirmDialog>
  );
}

function WithdrawOffer({ applicationId, candidateName, recruiterName }: Of) {
  const trpc = useTRPC();
  const act = useAct("refusals");
  const withdraw = useMutation(trpc.applications.withdrawOffer.mutationOptions());
  const refusal = withdraw.error ? refusalOf(withdraw.error) : null;
  const run = () => act(() => withdraw.mutateAsync({ applicationId }), "The offer is withdrawn", "The submission is in review again.");
  return (
    <ConfirmDialog
      trigger={<Button variant="danger-quiet">Withdraw the offer</Button>}
      title={`Withdraw your offer to ${candidateName}?`}
      description={`${candidateName} and ${recruiterName} see that it is gone. You can make another one afterwards.`}
      tone="danger"
      confirm="Withdraw the offer"
      cancel="Keep it"
      error={refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
      onConfirm={run}
    />
  );
}
