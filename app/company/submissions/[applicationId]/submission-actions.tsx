"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { LinkButton } from "@/components/ui/link-button";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, type ReadRefusal, refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";
import { useTold } from "../../../use-told";

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
  const refresh = useRefresh();
  const told = useTold();
  const review = useMutation(
    trpc.applications.startReview.mutationOptions({
      onSuccess: async () => {
        toastDone("In review", `${recruiterName} sees that you are looking.`);
        await refresh();
      },
      onError: told,
    }),
  );
  return <Button loading={review.isPending} onClick={() => review.mutate({ applicationId })}>Start the review</Button>;
}

function TurnDown({ applicationId, candidateName, recruiterName }: Of) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const told = useTold();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [refusal, setRefusal] = useState<ReadRefusal | null>(null);
  const reject = useMutation(trpc.applications.reject.mutationOptions());
  const run = async () => {
    setRefusal(null);
    try {
      await reject.mutateAsync({ applicationId, reason });
    } catch (error) {
      const read = refusalOf(error);
      if (read.code === "changed_meanwhile") return told(error);
      setRefusal(read);
      throw error;
    }
    toastDone(`${candidateName} is turned down`, `${recruiterName} reads your reason.`);
    await refresh();
  };
  const atField = fieldMessage(refusal, "reason");
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        setRefusal(null);
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
  const refresh = useRefresh();
  const told = useTold();
  const [refused, setRefused] = useState<string | null>(null);
  const withdraw = useMutation(trpc.applications.withdrawOffer.mutationOptions());
  const run = async () => {
    setRefused(null);
    try {
      await withdraw.mutateAsync({ applicationId });
    } catch (error) {
      const { code, message, remedy } = refusalOf(error);
      if (code === "changed_meanwhile") return told(error);
      setRefused(`${message} ${remedy}`);
      throw error;
    }
    toastDone("The offer is withdrawn", "The submission is in review again.");
    await refresh();
  };
  return (
    <ConfirmDialog
      trigger={<Button variant="danger-quiet">Withdraw the offer</Button>}
      title={`Withdraw your offer to ${candidateName}?`}
      description={`${candidateName} and ${recruiterName} see that it is gone. You can make another one afterwards.`}
      tone="danger"
      confirm="Withdraw the offer"
      cancel="Keep it"
      error={refused}
      onConfirm={run}
    />
  );
}
