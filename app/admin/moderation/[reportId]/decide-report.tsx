"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ActionKind } from "@/components/moderation/moderation-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Checkbox } from "@/components/ui/checkbox";
import { Textarea } from "@/components/ui/textarea";
import { FormDialog } from "../../../form-dialog";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage } from "../../../trpc/refusal";

type Bounds = { muteDaysMax: number; /** For how many days the reader may suspend this person alone from now on. */ daysAlone: number };
export type DecideReportProps = { reportId: string; name: string; /** Whether it can be rejected. */ open: boolean; /** What stands already. */ taken: readonly ActionKind[]; hasMessage: boolean; bounds: Bounds };

/** The acts of a case: reject the report, or do something about the reported person. */
export function DecideReport({ reportId, name, open, taken, hasMessage, bounds }: DecideReportProps) {
  return (
    <>
      {open && <Reject reportId={reportId} />}
      <Act reportId={reportId} name={name} kinds={(["warn", "mute", "remove", "suspend"] as const).filter((kind) => !taken.includes(kind) && (kind !== "remove" || hasMessage))} bounds={bounds} />
    </>
  );
}

function Reject({ reportId }: { reportId: string }) {
  const [answer, setAnswer] = useState("");
  const reject = useMutation(useTRPC().moderation.reject.mutationOptions());
  return (
    <FormDialog trigger={<Button>Reject</Button>} title="Reject the report" description="Nothing happens to the reported person, and they are told nothing." submit="Reject the report" done="The report is rejected" doneDetail="The reporter is told." run={() => reject.mutateAsync({ reportId, answer })}>
      {(refusal) => <Field label="Why" description="The reporter reads it." error={fieldMessage(refusal, "answer")}><Textarea rows={3} maxLength={2_000} value={answer} onValueChange={setAnswer} /></Field>}
    </FormDialog>
  );
}

const kindChoices = ({ muteDaysMax, daysAlone }: Bounds): Record<ActionKind, { label: string; description: string }> => ({
  warn: { label: "Warn", description: "They read the reason; it stands in their history." },
  mute: { label: "Mute", description: `They can read and not write, for at most ${muteDaysMax} days.` },
  remove: { label: "Remove the message", description: "Its place stays for both; its words remain in the evidence." },
  suspend: { label: "Suspend", description: `They are signed out at once and cannot sign in. ${daysAlone === 0 ? "You have suspended them as long as one admin may: going on needs a second admin." : `More than ${daysAlone} ${daysAlone === 1 ? "day" : "days"}, or no end, needs a second admin.`}` },
});

function Act({ reportId, name, kinds, bounds }: { reportId: string; name: string; kinds: readonly ActionKind[]; bounds: Bounds }) {
  const trpc = useTRPC();
  const [chosen, setChosen] = useState<ActionKind>("warn");
  const [days, setDays] = useState("7");
  const [endless, setEndless] = useState(false);
  const [reason, setReason] = useState("");
  const warn = useMutation(trpc.moderation.warn.mutationOptions());
  const mute = useMutation(trpc.moderation.mute.mutationOptions());
  const remove = useMutation(trpc.moderation.removeMessage.mutationOptions());
  const suspend = useMutation(trpc.moderation.suspend.mutationOptions());
  const kind = kinds.includes(chosen) ? chosen : kinds[0];
  if (kind === undefined) return null;
  const words = kindChoices(bounds);
  const two = kind === "suspend" && (endless || Number(days) > bounds.daysAlone);
  const run = (): Promise<unknown> => {
    if (kind === "warn") return warn.mutateAsync({ reportId, reason });
    if (kind === "mute") return mute.mutateAsync({ reportId, reason, days: Number(days) });
    if (kind === "remove") return remove.mutateAsync({ reportId, reason });
    return suspend.mutateAsync({ reportId, reason, days: endless ? null : Number(days) });
  };
  return (
    <FormDialog
      trigger={<Button variant="primary">Act on it</Button>}
      title={`Decide about ${name}`}
      description="They read the reason, not who reported, and may appeal once. Write nothing that tells who reported."
      submit={two ? "Propose the suspension" : words[kind].label}
      tone={kind === "warn" || two ? "primary" : "danger"}
      done={two ? "Proposed: another admin is told" : "Decided"}
      {...(two ? {} : { doneDetail: `${name} is told, and so is the reporter.` })}
      run={run}
    >
      {(refusal) => (
        <>
          <RadioGroup aria-label="What is done" choices={kinds.map((value) => ({ value, ...words[value] }))} value={kind} onValueChange={(next) => setChosen(kinds.find((one) => one === next) ?? kind)} />
          {(kind === "mute" || (kind === "suspend" && !endless)) && <Field label="Days" error={fieldMessage(refusal, "days")}><Input inputMode="numeric" autoComplete="off" className="w-28" value={days} onValueChange={setDays} /></Field>}
          {kind === "suspend" && <Checkbox checked={endless} onCheckedChange={setEndless} label="Without an end" />}
          <Field label="Reason" description={`${name} reads it.`} error={fieldMessage(refusal, "reason")}><Textarea rows={3} maxLength={2_000} value={reason} onValueChange={setReason} /></Field>
        </>
      )}
    </FormDialog>
  );
}
