"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { useRefresh } from "../../../use-refresh";
import { useTold } from "../../../use-told";

/** Takes a signed right back in one step, after saying what that changes and what it does not. */
export function RevokeConsent({ rtrId, recruiterName, firmName, companyName }: { rtrId: string; recruiterName: string; firmName: string; companyName: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const told = useTold();
  const revoke = useMutation(trpc.sourcing.revoke.mutationOptions());
  const run = async () => {
    try {
      await revoke.mutateAsync({ rtrId });
      toastDone(`Taken back: ${recruiterName} may not present you at ${companyName} again`);
    } catch (error) {
      await told(error);
    }
    await refresh();
  };
  return (
    <ConfirmDialog
      tone="danger"
      trigger={<Button variant="danger-quiet">Take it back</Button>}
      title={`Take back ${recruiterName}'s right to represent you?`}
      description={`From now on ${recruiterName} may not present you at ${companyName}. What was already sent there stays known to the company, and an application that is under way goes on.`}
      facts={[{ label: "Recruiter", value: `${recruiterName}, ${firmName}` }, { label: "Company", value: companyName }]}
      confirm="Take it back"
      onConfirm={run}
    />
  );
}
