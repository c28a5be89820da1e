"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../../../trpc/client";
import { refusalOf } from "../../../trpc/refusal";
import { useAct } from "../../../use-act";

/** Takes a submission back while the company has made no offer. */
export function WithdrawSubmission({ applicationId, candidateName, companyName, jobTitle }: { applicationId: string; candidateName: string; companyName: string; jobTitle: string }) {
  const trpc = useTRPC();
  const act = useAct("refusals");
  const [open, setOpen] = useState(false);
  const withdraw = useMutation(trpc.applications.withdraw.mutationOptions());
  const refusal = withdraw.error ? refusalOf(withdraw.error) : null;
  const run = () => act(() => withdraw.mutateAsync({ applicationId }), `${candidateName}'s submission is withdrawn`);
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        withdraw.reset();
        setOpen(next);
      }}
      trigger={<Button>Withdraw</Button>}
      title={`Withdraw ${candidateName}?`}
      description={`${companyName} can't make an offer on this submission any more. You may submit the person again while the role is open.`}
      facts={[{ label: "Person", value: candidateName }, { label: "Role", value: jobTitle }, { label: "Company", value: companyName }]}
      confirm="Withdraw the submission"
      tone="danger"
      error={refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
      onConfirm={run}
    />
  );
}
