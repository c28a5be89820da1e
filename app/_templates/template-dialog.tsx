"use client";

import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { formatWhole } from "@/components/format";
import { purposeWords, type TemplatePurpose, variableWords, type WriterSide } from "@/components/templates/template-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { templateVariables, written } from "@/server/connections/rules/template-variables";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc/client";
import { fieldMessage } from "../trpc/refusal";
import { useInsert } from "./use-insert";

const most: Readonly<Record<TemplatePurpose, number>> = { note: 300, message: 10_000 };
const lettersLeft = (left: number): string => (left >= 0 ? `${formatWhole(left)} letters left.` : `${formatWhole(-left)} letters too many.`);

export type TemplateDialogProps = {
  purpose: TemplatePurpose;
  side: WriterSide;
  /** What it begins with. `templateId`: the one that is changed; without it a new one is kept. */
  start: { templateId?: string; name: string; body: string };
  open: boolean;
  onOpenChange(open: boolean): void;
};

/** Writes a template: a new one, or one that there is. */
export function TemplateDialog({ purpose, side, start, open, onOpenChange }: TemplateDialogProps) {
  const trpc = useTRPC();
  const [name, setName] = useState(start.name);
  const [body, setBody] = useState(start.body);
  const box = useRef<HTMLTextAreaElement>(null);
  const insert = useInsert({ box, text: body, onText: setBody }, "behind");
  const add = useMutation(trpc.messages.addTemplate.mutationOptions());
  const change = useMutation(trpc.messages.changeTemplate.mutationOptions());
  const { templateId } = start;
  return (
    <FormDialog
      open={open} onOpenChange={onOpenChange}
      title={templateId === undefined ? `Keep ${purposeWords[purpose].one}` : "Change the template"}
      description="Only you see it. What is in two braces is filled in for whom you write to."
      submit="Save the template" done="The template is saved" doneDetail="You find it where you write."
      run={() => (templateId === undefined ? add.mutateAsync({ purpose, name, body }) : change.mutateAsync({ templateId, name, body }))}
    >
      {(refusal) => (
        <>
          <Field label="Name" error={fieldMessage(refusal, "name")}><Input value={name} onValueChange={setName} autoComplete="off" maxLength={80} /></Field>
          <Field label="Text" error={fieldMessage(refusal, "body")} description={lettersLeft(most[purpose] - Array.from(body).length)}><Textarea ref={box} value={body} onValueChange={setBody} rows={6} /></Field>
          <div role="group" aria-label="Put in" className="flex flex-wrap gap-1.5">
            {templateVariables.filter((variable) => variable !== "my_firm" || side === "recruiter").map((variable) => <Button key={variable} size="sm" title={written(variable)} onClick={() => insert(written(variable))}>{variableWords[variable]}</Button>)}
          </div>
        </>
      )}
    </FormDialog>
  );
}
