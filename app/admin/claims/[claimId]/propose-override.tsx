"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { DatePicker } from "@/components/ui/date-picker";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { useTRPC } from "../../../trpc/client";
import { fieldMessage } from "../../../trpc/refusal";
import { FormDialog } from "../../../form-dialog";

const kinds = [
  { value: "end", label: "End the claim", description: "Anybody may bring the person from then on." },
  { value: "move_end", label: "Move its last day", description: "Earlier or later, within a year of its start." },
  { value: "hand_over", label: "Hand it to another recruiter", description: "With the same last day." },
] as const;
type Kind = (typeof kinds)[number]["value"];

/** Proposes an override; another admin decides it. */
export function ProposeOverride({ claimId, candidateName, today, lastDayPossible }: { claimId: string; candidateName: string; today: string; lastDayPossible: string }) {
  const [kind, setKind] = useState<Kind>("end");
  const [lastDay, setLastDay] = useState("");
  const [toEmail, setToEmail] = useState("");
  const [reason, setReason] = useState("");
  const propose = useMutation(useTRPC().sourcing.proposeOverride.mutationOptions());
  return (
    <FormDialog
      trigger={<Button>Override</Button>}
      title={`Override the claim on ${candidateName}`}
      description="Nothing changes until another admin approves. The holder and the person read the reason then."
      submit="Propose the override"
      done="Proposed: another admin is told"
      run={() => propose.mutateAsync({ claimId, kind, reason, ...(kind === "move_end" && lastDay !== "" ? { lastDay } : {}), ...(kind === "hand_over" && toEmail !== "" ? { toEmail } : {}) })}
    >
      {(refusal) => (
        <>
          <RadioGroup aria-label="What is to be done" choices={kinds} value={kind} onValueChange={(next) => setKind(kinds.find((one) => one.value === next)?.value ?? "end")} />
          {kind === "move_end" && <Field label="Last day" description="In UTC. It protects to the end of that day." error={fieldMessage(refusal, "lastDay")}><DatePicker value={lastDay} onValueChange={setLastDay} today={today} from={today} to={lastDayPossible} /></Field>}
          {kind === "hand_over" && <Field label="Recruiter's e-mail" error={fieldMessage(refusal, "toEmail")}><Input type="email" autoComplete="off" value={toEmail} onValueChange={setToEmail} /></Field>}
          <Field label="Reason" error={fieldMessage(refusal, "reason")}><Textarea rows={3} value={reason} onValueChange={setReason} /></Field>
        </>
      )}
    </FormDialog>
  );
}
