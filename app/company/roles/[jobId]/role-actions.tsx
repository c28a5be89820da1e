"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { toastDone, toastFailed } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";

/** Pauses, reopens or closes a role. */
export function RoleActions({ jobId, state }: { jobId: string; state: "open" | "paused" }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const change = useMutation(trpc.jobs.changeState.mutationOptions({
    onSuccess: async (answer) => {
      toastDone(`The role is ${answer.state}`);
      await refresh();
    },
    onError: (error) => toastFailed(refusalOf(error).message, { description: refusalOf(error).remedy }),
  }));
  return (
    <>
      <Button loading={change.isPending} onClick={() => change.mutate({ jobId, from: state, to: state === "open" ? "paused" : "open" })}>{state === "open" ? "Pause" : "Reopen"}</Button>
      <Button variant="ghost" loading={change.isPending} onClick={() => change.mutate({ jobId, from: state, to: "closed" })}>Close the role</Button>
    </>
  );
}
