"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button, type ButtonProps } from "@/components/ui/button";
import { useTRPC } from "../trpc/client";
import { useAct } from "../use-act";

/** The candidate says no to a request to represent them, once they have confirmed it. */
export function DeclineRequest({ rtrId, recruiterName, companyName, ...button }: { rtrId: string; recruiterName: string; companyName: string } & Pick<ButtonProps, "size" | "disabled">) {
  const trpc = useTRPC();
  const act = useAct();
  const decline = useMutation(trpc.sourcing.decline.mutationOptions());
  const sayNo = () => act(() => decline.mutateAsync({ rtrId }), `Declined: ${recruiterName} may not present you at ${companyName}`);
  return (
    <ConfirmDialog
      trigger={<Button {...button}>Decline</Button>}
      title={`Say no to ${recruiterName}?`}
      description={`They are told, and may not present you at ${companyName}. They can ask again; you can decline again.`}
      confirm="Decline the request"
      onConfirm={sayNo}
    />
  );
}
