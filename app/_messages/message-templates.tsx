"use client";

import { useQueryClient } from "@tanstack/react-query";
import { NotebookText } from "lucide-react";
import type { WriterSide } from "@/components/templates/template-words";
import { Button } from "@/components/ui/button";
import { firstNameOf, type TemplateVariable, type TemplateValues } from "@/server/connections/rules/template-variables";
import { TemplateMenu } from "../_templates/template-menu";
import type { TextBox } from "../_templates/use-insert";
import { useTRPC } from "../trpc/client";

/** The templates for a conversation. The role and the company are those that the two connected about. */
export function MessageTemplates({ connectionId, side, otherName, ...field }: TextBox & { connectionId: string; side: WriterSide; otherName: string }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const valuesOf = async (asked: readonly TemplateVariable[]): Promise<TemplateValues> => {
    const first = { first_name: firstNameOf(otherName) };
    if (!asked.includes("role") && !asked.includes("company")) return first;
    const { connection } = await queries.fetchQuery(trpc.connections.detail.queryOptions({ connectionId }));
    return { ...first, role: connection.role?.name ?? null, company: connection.company?.name ?? null };
  };
  return <TemplateMenu {...field} purpose="message" side={side} valuesOf={valuesOf} trigger={<Button size="icon" variant="ghost" aria-label="Templates"><NotebookText aria-hidden /></Button>} />;
}
