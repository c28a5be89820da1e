"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";

/** The person asks to be let go: what they say, and the answer that keeps the claim. To release is the button beside the protection. */
export function ReleaseAsked({ claimId, candidateName, asked }: { claimId: string; candidateName: string; asked: { reason: string; askedAt: string } }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [note, setNote] = useState("");
  const keep = useMutation(trpc.sourcing.keepClaim.mutationOptions());
  const refusal = keep.error ? refusalOf(keep.error) : null;
  const noteError = fieldMessage(refusal, "note");
  const run = async () => {
    await keep.mutateAsync({ claimId, note });
    toastDone("You keep the protection", `${candidateName} reads why.`);
    await refresh();
  };
  return (
    <Callout
      tone="warning"
      title={`${candidateName} asks you to let them go`}
      action={
        <ConfirmDialog
          trigger={<Button size="sm">Keep, and say why</Button>}
          title={`Keep your protection of ${candidateName}?`}
          description="They read your answer. They can still sign a right to represent for whom they like, and ask again."
          confirm="Keep the protection"
          error={noteError === undefined && refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
          onConfirm={run}
        >
          <Field label="Your answer" error={noteError}><Textarea value={note} onValueChange={setNote} rows={3} /></Field>
        </ConfirmDialog>
      }
    >
      “{asked.reason}” <span className="whitespace-nowrap text-muted-foreground">{formatDate(asked.askedAt)}</span>
    </Callout>
  );
}
