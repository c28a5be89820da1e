"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useAct } from "../../../use-act";

/** Gives up a protection before its end. It cannot be taken back, so it asks first, with the reason. */
export function ReleaseClaim({ claimId, candidateName, until }: { claimId: string; candidateName: string; until: string }) {
  const trpc = useTRPC();
  const act = useAct("refusals");
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const release = useMutation(trpc.sourcing.releaseClaim.mutationOptions());
  const refusal = release.error ? refusalOf(release.error) : null;
  const reasonError = fieldMessage(refusal, "reason");
  const run = () => act(() => release.mutateAsync({ claimId, reason }), `${candidateName} is free again`);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        release.reset();
        setOpen(next);
      }}
      trigger={<Button size="sm">Release</Button>}
      title={`Release ${candidateName}?`}
      description="From then on anyone may bring this person. What was submitted until now keeps your sourcer share. It cannot be taken back."
      facts={[{ label: "Person", value: candidateName }, { label: "Protected for you until", value: formatDate(until) }]}
      confirm="Release the protection"
      tone="danger"
      error={reasonError === undefined && refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
      onConfirm={run}
    >
      <Field label="Reason" error={reasonError}><Textarea value={reason} onValueChange={setReason} rows={2} /></Field>
    </ConfirmDialog>
  );
}
