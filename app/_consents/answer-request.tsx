"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import { fieldMessage, refusalOf } from "../trpc/refusal";
import { useRefresh } from "../use-refresh";
import { useTold } from "../use-told";
import { DeclineRequest } from "./decline-request";

export type AnswerRequestProps = { rtrId: string; textVersion: number; /** The name in the text; null = the text has none. */ shownName: string | null; recruiterName: string; companyName: string };

/** Signs by typing one's name, or says no. The recruiter sees that the request was opened. */
export function AnswerRequest({ rtrId, textVersion, shownName, recruiterName, companyName }: AnswerRequestProps) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const told = useTold();
  const [name, setName] = useState("");
  const { mutate: noteOpened } = useMutation(trpc.sourcing.openConsent.mutationOptions());
  const noted = useRef(false);
  useEffect(() => {
    if (noted.current) return;
    noted.current = true;
    noteOpened({ rtrId });
  }, [rtrId, noteOpened]);
  const sign = useMutation(
    trpc.sourcing.sign.mutationOptions({
      onSuccess: async () => {
        toastDone(`Signed: ${recruiterName} may present you at ${companyName}`, "You can take it back at any time.");
        await refresh();
      },
      onError: async (error) => {
        if (refusalOf(error).code === "changed_meanwhile") await told(error);
      },
    }),
  );
  const refusal = sign.error ? refusalOf(sign.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!sign.isPending && !sign.isSuccess) sign.mutate({ rtrId, signedName: name, textVersion });
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-105 flex-col gap-4">
      <Field label="Your full name, as your signature" description={shownName === null ? undefined : `As it is shown in the text: ${shownName}`} error={fieldMessage(refusal, "signedName")}>
        <Input autoComplete="name" value={name} onChange={(event) => setName(event.target.value)} />
      </Field>
      {refusal && refusal.field === null && <Refused refusal={refusal} />}
      <div className="flex flex-wrap gap-2 max-sm:flex-col">
        <Button type="submit" variant="primary" size="lg" loading={sign.isPending || sign.isSuccess}>Sign for {companyName}</Button>
        <DeclineRequest rtrId={rtrId} recruiterName={recruiterName} companyName={companyName} size="lg" disabled={sign.isPending || sign.isSuccess} />
      </div>
    </form>
  );
}
