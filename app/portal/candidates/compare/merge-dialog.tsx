"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";
import { type Compared, outcomeWords } from "./compare-words";

/** Asks for the reason, says what will move and what becomes of the claims, then joins the two or proposes it. */
export function MergeDialog({ compared }: { compared: Compared }) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const merge = useMutation(trpc.sourcing.mergePeople.mutationOptions());
  const refusal = merge.error ? refusalOf(merge.error) : null;
  const reasonError = fieldMessage(refusal, "reason");
  const [a, b] = compared.sides;
  const stays = a.stays ? a : b;
  const atOnce = compared.may === "merge";
  const run = async () => {
    const { state, candidateId } = await merge.mutateAsync({ a: a.candidateId, b: b.candidateId, reason });
    if (state === "merged") {
      toastDone(`${stays.fullName} is one person now`, "Both histories are kept.");
      router.push(`/portal/candidates/${candidateId}`);
    } else {
      toastDone("Proposed", "An admin decides; you are told of it.");
    }
    await refresh();
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        merge.reset();
        setOpen(next);
      }}
      trigger={<Button variant="primary">{atOnce ? "Merge the two" : "Propose to merge"}</Button>}
      title={`${atOnce ? "Merge" : "Propose to merge"} ${a.fullName} and ${b.fullName}?`}
      description={`${stays.fullName} stays as the one record, found by the contacts of both. Notes, rights and submissions of the other move there. An admin can undo it.`}
      facts={compared.claims.map((claim) => ({ label: claim.mine ? "Yours" : "Another's", value: <span className="font-normal">{outcomeWords(claim, compared.now)}</span> }))}
      confirm={atOnce ? "Merge them" : "Propose it"}
      error={reasonError === undefined && refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
      onConfirm={run}
    >
      <Field label="How you know that they are one person" error={reasonError}><Textarea value={reason} onValueChange={setReason} rows={2} /></Field>
    </ConfirmDialog>
  );
}
