"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../trpc/client";
import { useAct } from "../use-act";

/** The recruiter withdraws a request to represent that nobody has answered yet, once they have confirmed it. */
export function WithdrawRequest({ rtrId, candidateName, companyName }: { rtrId: string; candidateName: string; companyName: string }) {
  const trpc = useTRPC();
  const act = useAct();
  const withdraw = useMutation(trpc.sourcing.withdrawRtr.mutationOptions());
  const takeBack = () => act(() => withdraw.mutateAsync({ rtrId }), `Your request to ${candidateName} is withdrawn`);
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
