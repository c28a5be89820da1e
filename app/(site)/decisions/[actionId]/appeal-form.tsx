"use client";

import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Refused } from "@/components/feedback/refused";
import { formatInstant } from "@/components/format";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage, refusalOf } from "../../../trpc/refusal";
import { useRefresh } from "../../../use-refresh";

/** Says once what is wrong with a decision about oneself. */
export function AppealForm({ actionId, actionKey, appealUntil }: { actionId: string; actionKey?: string; appealUntil: string }) {
  const refresh = useRefresh();
  const [words, setWords] = useState("");
  const appeal = useMutation(useTRPC().moderation.appeal.mutationOptions());
  const refusal = appeal.error ? refusalOf(appeal.error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    appeal.mutate({ actionId, words, ...(actionKey === undefined ? {} : { key: actionKey }) }, { onSuccess: () => void refresh() });
  };
  return (
    <form onSubmit={submit} noValidate className="flex max-w-140 flex-col items-start gap-4">
      <p className="reading text-muted-foreground">You can appeal once, until {formatInstant(appealUntil)}. An admin who had no part in the decision answers.</p>
      <Field label="What is wrong with it?" error={fieldMessage(refusal, "words")} className="w-full"><Textarea rows={4} maxLength={2_000} value={words} onValueChange={setWords} /></Field>
      <Refused refusal={refusal?.field ? null : refusal} />
      <Button type="submit" variant="primary" loading={appeal.isPending}>Send the appeal</Button>
    </form>
  );
}
