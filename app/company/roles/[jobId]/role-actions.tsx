"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../../trpc/client";
import { useRefresh } from "../../../use-refresh";
import { useTold } from "../../../use-told";

const done = { open: "The role is open to recruiters again", paused: "The role is paused", closed: "The role is closed" } as const;

/** Pauses, reopens or closes a role. Closing cannot be taken back, so it asks first. */
export function RoleActions({ jobId, title, state }: { jobId: string; title: string; state: "open" | "paused" }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const told = useTold();
  const change = useMutation(
    trpc.jobs.changeState.mutationOptions({
      onSuccess: async (_, { to }) => {
        toastDone(done[to]);
        await refresh();
      },
      onError: told,
    }),
  );
  const turn = state === "open" ? "paused" : "open";
  return (
    <>
      <ConfirmDialog
        trigger={<Button variant="ghost">Close the role</Button>}
        title={`Close ${title}?`}
        description="Recruiters can no longer submit anyone, and the role cannot be opened again. What was submitted stays with you."
        tone="danger"
        confirm="Close the role"
        onConfirm={async () => {
          // A refusal was told by then, with the new state; the dialog has nothing to add.
          await change.mutateAsync({ jobId, from: state, to: "closed" }).catch(() => undefined);
        }}
      />
      <Button loading={change.isPending} onClick={() => change.mutate({ jobId, from: state, to: turn })}>{state === "open" ? "Pause" : "Reopen"}</Button>
    </>
  );
}
