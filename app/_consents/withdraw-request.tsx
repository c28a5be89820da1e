"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import { useRefresh } from "../use-refresh";
import { useTold } from "../use-told";

/** The recruiter withdraws a request to represent that nobody has answered yet, once they have confirmed it. */
export function WithdrawRequest({ rtrId, candidateName, companyName }: { rtrId: string; candidateName: string; companyName: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const tell = useTold();
  const withdraw = useMutation(trpc.sourcing.withdrawRtr.mutationOptions());
  const takeBack = async () => {
    try {
      await withdraw.mutateAsync({ rtrId });
      toastDone(`Your request to ${candidateName} is withdrawn`);
    } catch (error) {
      await tell(error);
    }
    await refresh();
  };
  return (
    <ConfirmDialog
      trigger={<Button size="sm" className="self-start">Withdraw</Button>}
      title={`Withdraw the request to ${candidateName}?`}
      description={`They can sign it no more, and you may not present them at ${companyName} by it. You can ask again.`}
      confirm="Withdraw the request"
      onConfirm={takeBack}
    />
  );
}
