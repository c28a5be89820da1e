"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatDays } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useTRPC } from "../trpc/client";
import { fieldMessage, refusalOf } from "../trpc/refusal";
import { useRefresh } from "../use-refresh";

/** Asks for one's own erasure; the second step is to type the address that one signs in with. */
export function AskErasure({ email, waitDays }: { email: string; waitDays: number }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [typed, setTyped] = useState("");
  const ask = useMutation(trpc.erasure.ask.mutationOptions({ onSuccess: () => refresh() }));
  const refusal = ask.error ? refusalOf(ask.error) : null;
  const wrong = fieldMessage(refusal, "typed");
  return (
    <div>
      <ConfirmDialog
        trigger={<Button variant="danger-quiet">Erase my account</Button>}
        title="Erase your account for good?"
        description={waitDays === 0 ? "It is erased within the hour, and nobody can bring it back." : `You have ${formatDays(waitDays)} to take it back. After that nobody can.`}
        confirm="Erase my account"
        tone="danger"
        disabled={typed.trim() === ""}
        error={refusal && !wrong ? `${refusal.message} ${refusal.remedy}` : null}
        onConfirm={async () => void (await ask.mutateAsync({ typed }))}
      >
        <Field label={`Type ${email} to confirm`} error={wrong}>
          <Input type="email" autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
      </ConfirmDialog>
    </div>
  );
}
