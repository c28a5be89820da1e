"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { NotebookText } from "lucide-react";
import { type FormEvent, useRef, useState } from "react";
import { outlookWords } from "@/components/connections/connection-words";
import { Refused } from "@/components/feedback/refused";
import { formatWhole } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { filledTemplate, firstNameOf, openVariables, type TemplateVariable, variablesIn, written } from "@/server/connections/rules/template-variables";
import { cleanText, lettersOf } from "@/server/kernel/rules/cleaned-text";
import { TemplateMenu } from "../_templates/template-menu";
import { useTRPC } from "../trpc/client";
import { fieldMessage, refusalOf } from "../trpc/refusal";
import { useRefresh } from "../use-refresh";
import { type About, AboutField, subjectOf } from "./about-field";

/** Whom to ask: as a candidate a recruiter, by id or by public profile; as a recruiter somebody whom one knows, a profile that names nobody, or the other of one's own connection. */
export type Asked = { recruiterId: string } | { slug: string } | { candidateId: string } | { profileId: string } | { connectionId: string };
/** From which side that is asked. */
export const sideOf = (asked: Asked) => ("recruiterId" in asked || "slug" in asked ? "candidate" : "recruiter");
type Props = { asked: Asked; name: string };
const NOTE_LENGTH = 300;
/** What it is about can be chosen after the template: what depends on it is filled in when the note is sent. */
const byTheSubject: readonly TemplateVariable[] = ["role", "company"];
/** What fills in the variables that are open; null = nothing that is chosen here. */
const filledBy = (open: readonly TemplateVariable[]): string | null => (open.includes("role") ? "Choosing a role fills it in." : open.includes("company") ? "Choosing a role or a company fills it in." : null);

/** Asks somebody to connect. */
export function AskToConnect(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen} trigger={<Button>Ask to connect</Button>} title={`Ask ${props.name} to connect`} description={sideOf(props.asked) === "candidate" ? "Your contact details stay hidden until they accept." : "They see your name, your firm and your note. Until they accept you can't write to them."}>
      {open && <AskForm {...props} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

/** What of a candidate a request shows, beside what the recruiter knows. In: the title that their profile shows this recruiter. */
const whatTheySee = (title: string | null): string => (title === null ? "They see your name and your note, and nothing of your profile." : `They see your name, your note, and “${title}” from your profile.`);

function AskForm({ asked, name, onDone }: Props & { onDone: () => void }) {
  const trpc = useTRPC();
  const reader = useReaderTime();
  const refresh = useRefresh();
  const [note, setNote] = useState("");
  const [about, setAbout] = useState<About | null>(null);
  const side = sideOf(asked);
  const standing = useQuery(trpc.connections.with.queryOptions(asked));
  const done = {
    async onSuccess({ state }: { state: "pending" | "active" }) {
      if (state === "active") toastDone(`You are connected with ${name}`, "They had asked you too.");
      else toastDone(`Asked ${name} to connect`, "You are told when they accept.");
      await refresh();
      onDone();
    },
  };
  const askRecruiter = useMutation(trpc.connections.askRecruiter.mutationOptions(done));
  const askCandidate = useMutation(trpc.connections.askCandidate.mutationOptions(done));
  const askAgain = useMutation(trpc.connections.askAgain.mutationOptions(done));
  const asking = side === "candidate" ? askRecruiter : "connectionId" in asked ? askAgain : askCandidate;
  const refusal = asking.error ? refusalOf(asking.error) : null;
  const box = useRef<HTMLTextAreaElement>(null);
  const known = "profileId" in asked ? null : "connectionId" in asked ? (standing.data?.name ?? null) : name;
  // A profile that names nobody has a title where others have their name.
  const values = { first_name: firstNameOf(known), role: about?.title ?? null, company: about?.companyName ?? null };
  const filled = filledTemplate(note, values);
  const open = openVariables(filled);
  const [askedAbout, setAskedAbout] = useState<string | null>(null);
  const left = NOTE_LENGTH - lettersOf(cleanText(filled));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (open !== null) {
      setAskedAbout(filled);
      box.current?.focus();
      return;
    }
    const said = { note: filled, ...subjectOf(about) };
    if ("recruiterId" in asked || "slug" in asked) askRecruiter.mutate({ ...asked, ...said });
    else if ("connectionId" in asked) askAgain.mutate({ ...asked, ...said });
    else askCandidate.mutate({ ...asked, ...said });
  };
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      {side === "candidate" && standing.data && <p className="reading text-base">{whatTheySee(standing.data.showsTitle)}</p>}
      <div className="flex flex-col gap-1.5">
        <Field label="Note" optional error={open !== null && askedAbout === filled ? open : fieldMessage(refusal, "note")} description={`${left >= 0 ? `${formatWhole(left)} letters left` : `${formatWhole(-left)} letters too many`}. Addresses and phone numbers in it are hidden until you are connected.`}>
          <Textarea ref={box} value={note} onValueChange={setNote} rows={4} />
        </Field>
        <div><TemplateMenu purpose="note" side={side} box={box} text={note} onText={setNote} valuesOf={async () => values} filledLater={byTheSubject} keepsPage trigger={<Button size="sm" variant="ghost"><NotebookText aria-hidden />Templates</Button>} /></div>
      </div>
      {filled !== note && <p className="reading text-base break-words whitespace-pre-line"><span className="text-muted-foreground">They read: </span>{filled}</p>}
      {open !== null && <p className="text-sm text-muted-foreground">{[`Still open: ${variablesIn(filled).map(written).join(", ")}`, filledBy(variablesIn(filled))].filter((text) => text !== null).join(". ")}</p>}
      <AboutField error={fieldMessage(refusal, "jobId")} value={about} onChange={setAbout} />
      {("profileId" in asked || ("connectionId" in asked && standing.data?.name === null)) && <p className="reading rounded-lg border bg-card px-3.5 py-2.5 text-base">Who it is you see once they accept. Then it is two-way contact, and protects you as their sourcer if nobody else is.</p>}
      {standing.data?.outlook && <p className="reading rounded-lg border bg-card px-3.5 py-2.5 text-base">{outlookWords(standing.data.outlook, side, name, reader)}</p>}
      <Refused refusal={refusal?.field ? null : refusal} />
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pt-1">
        <p className="figures text-sm text-muted-foreground">{standing.data ? `${standing.data.left} of ${standing.data.allowed} requests left today (UTC)` : " "}</p>
        <div className="flex gap-2 max-sm:w-full max-sm:flex-col-reverse">
          <DialogClose />
          <Button type="submit" variant="primary" loading={asking.isPending || asking.isSuccess}>Ask to connect</Button>
        </div>
      </div>
    </form>
  );
}
