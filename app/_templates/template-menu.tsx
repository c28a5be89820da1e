"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Bookmark, ExternalLink, Settings2 } from "lucide-react";
import { type ReactElement, useRef, useState } from "react";
import { suggestions, type TemplatePurpose, type WriterSide } from "@/components/templates/template-words";
import { Menu, MenuGroup, MenuItem, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { onDemand } from "@/components/ui/on-demand";
import { asTemplate, filledTemplate, type TemplateValues, type TemplateVariable, templateVariables, variablesIn } from "@/server/connections/rules/template-variables";
import { useTRPC } from "../trpc/client";
import { useTold } from "../use-told";
import { type TextBox, useInsert } from "./use-insert";

const TemplateDialog = onDemand(() => import("./template-dialog").then((module) => module.TemplateDialog));

export type TemplateMenuProps = TextBox & {
  purpose: TemplatePurpose;
  side: WriterSide;
  /** What the writer may know of the other, and what it is about, of the variables that are asked for. */
  valuesOf(asked: readonly TemplateVariable[]): Promise<TemplateValues>;
  /** Variables that the field itself fills in when it is sent, since they may still change. */
  filledLater?: readonly TemplateVariable[];
  /** Whether leaving the page would lose what is typed: then the page of templates opens beside it. */
  keepsPage?: boolean;
  trigger: ReactElement;
};

/** The templates of the writer beside the field that they write in: put in one, keep what is written as one, look after them. */
export function TemplateMenu({ purpose, side, box, text, onText, valuesOf, filledLater = [], keepsPage = false, trigger }: TemplateMenuProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const tell = useTold();
  const insert = useInsert({ box, text, onText }, "open");
  const [saves, setSaves] = useState<string | null>(null);
  /** Whether the menu closes because a text was chosen: then the field is where one goes on. */
  const chosen = useRef(false);

  const known = async (asked: readonly TemplateVariable[]): Promise<TemplateValues> => {
    const [{ writer }, others] = await Promise.all([queries.ensureQueryData(trpc.messages.templates.queryOptions({})), valuesOf(asked)]);
    return { ...others, my_name: writer.name, my_firm: side === "recruiter" ? writer.firmName : null };
  };
  const choose = (body: string) => {
    chosen.current = true;
    const now = variablesIn(body).filter((name) => !filledLater.includes(name));
    known(now).then((values) => insert(filledTemplate(body, Object.fromEntries(now.map((name) => [name, values[name]])))), tell);
  };
  const save = () => {
    known(templateVariables).then((values) => setSaves(asTemplate(text.trim(), values)), tell);
  };
  return (
    <>
      <Menu trigger={trigger} finalFocus={() => { const field = chosen.current ? box.current : null; chosen.current = false; return field ?? true; }} className="w-72 max-w-[calc(100vw-2rem)]">
        <OwnTemplates purpose={purpose} side={side} onChoose={choose} />
        <MenuSeparator />
        <MenuItem icon={<Bookmark aria-hidden />} disabled={text.trim() === ""} onSelect={save}>Save this as a template</MenuItem>
        <MenuLink icon={keepsPage ? <ExternalLink aria-hidden /> : <Settings2 aria-hidden />} href={`/${side === "recruiter" ? "portal" : "marketplace"}/settings/templates`} newTab={keepsPage}>{keepsPage ? "Manage templates in a new tab" : "Manage templates"}</MenuLink>
      </Menu>
      {saves !== null && <TemplateDialog purpose={purpose} side={side} start={{ name: "", body: saves }} open onOpenChange={() => setSaves(null)} onNotFetched={() => setSaves(null)} />}
    </>
  );
}

/** What can be chosen: the writer's own, or as long as they have none, what is suggested. Asked for when the menu opens. */
function OwnTemplates({ purpose, side, onChoose }: { purpose: TemplatePurpose; side: WriterSide; onChoose(body: string): void }) {
  const trpc = useTRPC();
  const { data, isError } = useQuery(trpc.messages.templates.queryOptions({}));
  if (!data) return <p role="status" className="px-2 py-1.5 text-sm text-muted-foreground">{isError ? "Your templates can't be had just now." : "Looking up your templates"}</p>;
  const own = data.templates.filter((one) => one.purpose === purpose);
  return (
    <MenuGroup label={own.length > 0 ? "Your templates" : "To begin with"}>
      {own.length > 0
        ? own.map((one) => <MenuItem key={one.templateId} onSelect={() => onChoose(one.body)}>{one.name}</MenuItem>)
        : suggestions[side][purpose].map((one) => <MenuItem key={one.name} onSelect={() => onChoose(one.body)}>{one.name}</MenuItem>)}
    </MenuGroup>
  );
}
