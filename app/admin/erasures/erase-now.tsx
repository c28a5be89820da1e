"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useTRPC } from "../../trpc/client";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

/** Erases one person before their wait is over, for a reason that is recorded. */
export function EraseNow({ erasureId, name }: { erasureId: string; name: string }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [reason, setReason] = useState("");
  const erase = useMutation(trpc.erasure.eraseNow.mutationOptions({ onSuccess: () => refresh() }));
  const refusal = erase.error ? refusalOf(erase.error) : null;
  const wrong = fieldMessage(refusal, "reason");
  return (
    <ConfirmDialog
      trigger={<Button variant="danger-quiet">Erase now</Button>}
      title={`Erase ${name} now?`}
      description="Nobody can bring them back. The books and what others may have to prove stay."
      confirm={`Erase ${name}`}
      tone="danger"
      disabled={reason.trim() === ""}
      error={refusal && !wrong ? `${refusal.message} ${refusal.remedy}` : null}
      onConfirm={async () => void (await erase.mutateAsync({ erasureId, reason }))}
    >
      <Field label="Why not wait" error={wrong}><Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={300} /></Field>
    </ConfirmDialog>
  );
}
