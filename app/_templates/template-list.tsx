"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "@/components/format";
import { purposeWords, type Suggestion, suggestions, type TemplatePurpose, type WriterSide } from "@/components/templates/template-words";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import type { Outputs } from "../trpc/outputs";
import { refusalOf } from "../trpc/refusal";
import { useRefresh } from "../use-refresh";
import { TemplateDialog } from "./template-dialog";

type Templates = Outputs["messages"]["templates"];
type Template = Templates["templates"][number];
const purposes: readonly TemplatePurpose[] = ["note", "message"];

/** The reader's templates, by what they are for. */
export function TemplateList({ initial, side }: { initial: Templates; side: WriterSide }) {
  const trpc = useTRPC();
  const { data } = useQuery(trpc.messages.templates.queryOptions({}, { initialData: initial }));
  return purposes.map((purpose) => <TemplatesFor key={purpose} purpose={purpose} side={side} templates={data.templates.filter((one) => one.purpose === purpose)} />);
}

function TemplatesFor({ purpose, side, templates }: { purpose: TemplatePurpose; side: WriterSide; templates: readonly Template[] }) {
  const [writes, setWrites] = useState<(Suggestion & { templateId?: string }) | null>(null);
  const words = purposeWords[purpose];
  const begin = <Button onClick={() => setWrites({ name: "", body: "" })}>Write a template</Button>;
  return (
    <Section title={words.title} description={words.description} actions={templates.length > 0 ? begin : undefined} className="max-w-160">
      {templates.length > 0 ? (
        <ul aria-label={words.title} className="divide-y rounded-lg border bg-card">
          {templates.map((one) => <TemplateRow key={one.templateId} template={one} onChange={() => setWrites(one)} />)}
        </ul>
      ) : (
        <EmptyState title="What you write again and again can be kept here." action={<div className="flex flex-wrap gap-2">{begin}{suggestions[side][purpose].map((one) => <Button key={one.name} variant="ghost" onClick={() => setWrites(one)}>Begin with “{one.name}”</Button>)}</div>}>
          What is in two braces, such as {"{{first_name}}"}, is filled in when you use it.
        </EmptyState>
      )}
      {writes !== null && <TemplateDialog purpose={purpose} side={side} start={writes} open onOpenChange={() => setWrites(null)} />}
    </Section>
  );
}

function TemplateRow({ template, onChange }: { template: Template; onChange(): void }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const remove = useMutation(trpc.messages.removeTemplate.mutationOptions());
  const { templateId, name, body, changedAt } = template;
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
      <span className="min-w-0 flex-1 basis-64">
        <span className="block font-medium break-words">{name}</span>
        <span className="mt-0.5 line-clamp-4 block text-base break-words whitespace-pre-line text-muted-foreground">{body}</span>
        <span className="mt-1 block text-sm text-muted-foreground">Written {formatDate(changedAt)}</span>
      </span>
      <span className="flex gap-1.5">
        <Button size="sm" aria-label={`Change ${name}`} onClick={onChange}>Change</Button>
        <ConfirmDialog
          trigger={<Button size="sm" variant="ghost" aria-label={`Remove ${name}`}>Remove</Button>}
          title={`Remove the template ${name}?`}
          description="It is gone for good. What you wrote with it stays as it was sent."
          confirm="Remove the template"
          tone="danger"
          error={remove.error ? refusalOf(remove.error).message : undefined}
          onConfirm={async () => {
            await remove.mutateAsync({ templateId });
            toastDone("The template is removed");
            await refresh();
          }}
        />
      </span>
    </li>
  );
}
