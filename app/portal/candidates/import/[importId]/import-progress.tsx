"use client";

import { useMutation } from "@tanstack/react-query";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Progress } from "@/components/ui/progress";
import { useTRPC } from "../../../../trpc/client";
import type { Outputs } from "../../../../trpc/outputs";
import { useAct } from "../../../../use-act";

const words = { checking: "Checking the rows", running: "Bringing the people", paused: "Paused", failed: "Stopped" } as const;

/** How far an import is, and what its owner can do about it. */
export function ImportProgress({ detail }: { detail: Outputs["imports"]["detail"] }) {
  const trpc = useTRPC();
  const act = useAct();
  const pause = useMutation(trpc.imports.pause.mutationOptions());
  const resume = useMutation(trpc.imports.resume.mutationOptions());
  const cancel = useMutation(trpc.imports.cancel.mutationOptions());
  const { importId, state } = detail;
  if (state !== "checking" && state !== "running" && state !== "paused" && state !== "failed") return null;
  return (
    <div className="flex max-w-170 flex-col gap-4 rounded-lg border bg-card p-4">
      <Progress label={words[state]} done={detail.passed} total={detail.rows} />
      <p className="reading text-sm text-muted-foreground">{state === "checking" ? "You can leave this page: nothing is brought before you say so." : "You can leave this page. What is brought stays, and you are told when it is done."}</p>
      <div className="flex flex-wrap gap-2">
        {state === "running" && <Button loading={pause.isPending} onClick={() => void act(() => pause.mutateAsync({ importId }))}>Pause</Button>}
        {(state === "paused" || state === "failed") && <Button variant="primary" loading={resume.isPending} onClick={() => void act(() => resume.mutateAsync({ importId }))}>Go on</Button>}
        <ConfirmDialog
          trigger={<Button variant="ghost">Cancel the import</Button>}
          title="Cancel this import?"
          description={detail.begun ? `The ${detail.counts.added.toLocaleString("en-US")} who were added stay yours. Nobody else of this list is brought.` : "Nobody of this list is brought."}
          confirm="Cancel the import"
          tone="danger"
          onConfirm={() => act(() => cancel.mutateAsync({ importId }))}
        />
      </div>
    </div>
  );
}
