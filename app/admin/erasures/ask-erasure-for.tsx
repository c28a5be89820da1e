"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import { fieldMessage, refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

/** Asks for somebody's erasure in their name. */
export function AskErasureFor() {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [email, setEmail] = useState("");
  const [reason, setReason] = useState("");
  const ask = useMutation(
    trpc.erasure.askFor.mutationOptions({
      onSuccess: async () => {
        toastDone("The erasure is asked for", "The person is told by mail.");
        setEmail("");
        setReason("");
        await refresh();
      },
    }),
  );
  const refusal = ask.error ? refusalOf(ask.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ email, reason });
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-105 flex-col gap-4">
      <Field label="Their e-mail" error={fieldMessage(refusal, "email")}><Input type="email" autoComplete="off" value={email} onChange={(event) => setEmail(event.target.value)} /></Field>
      <Field label="Reason" error={fieldMessage(refusal, "reason")}><Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={300} /></Field>
      <Refused refusal={refusal?.field ? null : refusal} />
      <div><Button type="submit" loading={ask.isPending}>Ask for it</Button></div>
    </form>
  );
}
