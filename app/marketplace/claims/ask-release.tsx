"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

/** Asks the holder of a claim to let the reader go, with a reason that the holder reads. */
export function AskRelease({ claimId, recruiterName }: { claimId: string; recruiterName: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [reason, setReason] = useState("");
  const ask = useMutation(trpc.sourcing.askRelease.mutationOptions());
  const refusal = ask.error ? refusalOf(ask.error) : null;
  const reasonError = fieldMessage(refusal, "reason");
  const run = async () => {
    await ask.mutateAsync({ claimId, reason });
    toastDone(`${recruiterName} has been asked`, "You are told when they answer.");
    await refresh();
  };
  return (
    <ConfirmDialog
      trigger={<Button>Ask to be let go</Button>}
      title={`Ask ${recruiterName} to let you go?`}
      description="They read your reason and answer. Until then, and if they say no, the claim runs to its last day."
      confirm="Ask"
      error={reasonError === undefined && refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
      onConfirm={run}
    >
      <Field label="Reason" error={reasonError}><Textarea value={reason} onValueChange={setReason} rows={3} placeholder="For example: I have known this company for years." /></Field>
    </ConfirmDialog>
  );
}
