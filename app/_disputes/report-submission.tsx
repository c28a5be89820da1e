"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import { fieldMessage, refusalOf } from "../trpc/refusal";
import { useRefresh } from "../use-refresh";

/** "I never allowed this": the person reports a submission. */
export function ReportSubmission({ applicationId, recruiterName, companyName }: { applicationId: string; recruiterName: string; companyName: string }) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const [statement, setStatement] = useState("");
  const report = useMutation(trpc.disputes.reportSubmission.mutationOptions());
  const refusal = report.error ? refusalOf(report.error) : null;
  const wrong = fieldMessage(refusal, "statement");
  const run = async () => {
    const { disputeId } = await report.mutateAsync({ applicationId, statement });
    toastDone("Reported", `${recruiterName} has to answer. You are told of every step.`);
    await refresh();
    router.push(`/marketplace/disputes/${disputeId}`);
  };
  return (
    <ConfirmDialog
      trigger={<Button>I never allowed this</Button>}
      title={`Did ${recruiterName} present you to ${companyName} without your word?`}
      description="We attach whether you had signed for it. They have five working days to answer; until it is decided, no hire can come of this submission. It costs you nothing."
      confirm="Report it" tone="danger" onConfirm={run}
      error={wrong === undefined && refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
    >
      <Field label="What happened" error={wrong}><Textarea value={statement} onValueChange={setStatement} rows={4} placeholder="For example: I never spoke with them about this company." /></Field>
    </ConfirmDialog>
  );
}
