"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { toastDone, toastFailed } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import { useRefresh } from "../../use-refresh";
import { useTold } from "../../use-told";

/** Compares the books now. */
export function RunProof() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const told = useTold();
  const run = useMutation(trpc.proof.run.mutationOptions({
    onSuccess: async ({ outcome, lines }) => {
      await refresh();
      if (outcome === "clean") toastDone("The proof is clean", `${lines.length} lines compared, difference 0.`);
      else toastFailed("The proof is not clean", { description: "What differs is named at the top of this page. Payouts of its currency stand still." });
    },
    onError: told,
  }));
  return <Button variant="primary" loading={run.isPending} onClick={() => run.mutate({})}>Run the proof now</Button>;
}
