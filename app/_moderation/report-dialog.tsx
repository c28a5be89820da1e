"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { reasonWords, type ReportReason } from "@/components/moderation/moderation-words";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { FormDialog } from "../form-dialog";
import { useTRPC } from "../trpc/client";
import { fieldMessage } from "../trpc/refusal";

/** What is reported: a message, the other of a connection with their note or profile, or a profile found by searching. */
export type Reported = { messageId: string } | { connectionId: string; about: "person" | "note" | "profile" } | { slug: string } | { profileId: string };
export type ReportDialogProps = { of: Reported; /** The words of the button that opens it. Leave it out when `open` is yours. */ trigger?: string; open?: boolean; onOpenChange?(open: boolean): void };

const reasons: readonly ReportReason[] = ["abuse", "spam", "scam", "false_identity", "discrimination", "private_data", "other"];
const choices = reasons.map((value) => ({ value, label: reasonWords[value] }));

const goesAlong = (of: Reported): string =>
  "messageId" in of ? "The message goes to the platform as it stands now, with the five before and after it." : "connectionId" in of && of.about === "person" ? "The last ten messages between you go to the platform with it." : "It goes to the platform as it stands now.";

/** Reports something to the platform, with a reason and free words. */
export function ReportDialog({ of, trigger, ...control }: ReportDialogProps) {
  const trpc = useTRPC();
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [words, setWords] = useState("");
  const message = useMutation(trpc.moderation.reportMessage.mutationOptions());
  const person = useMutation(trpc.moderation.reportPerson.mutationOptions());
  // Without a choice the server names the field, as it does for every other.
  const run = () => ("messageId" in of ? message.mutateAsync({ ...of, reason: reason as ReportReason, words }) : person.mutateAsync({ ...of, reason: reason as ReportReason, words }));
  return (
    <FormDialog
      {...control}
      {...(trigger === undefined ? {} : { trigger: <Button variant="ghost">{trigger}</Button> })}
      title="Report to the platform"
      description={`${goesAlong(of)} The other is not told that you reported.`}
      submit="Report"
      done="Reported"
      doneDetail="You are told what comes of it. It stands under Connections, Your reports."
      run={run}
    >
      {(refusal) => (
        <>
          <Field label="What is wrong?" error={reason === null ? fieldMessage(refusal, "reason") : undefined}>
            <Select choices={choices} value={reason} onValueChange={(next) => setReason(reasons.find((one) => one === next) ?? null)} placeholder="Choose" />
          </Field>
          <Field label="In your words" optional={reason !== "other"} description="Whoever decides reads it." error={fieldMessage(refusal, "words")}>
            <Textarea rows={3} maxLength={2_000} value={words} onValueChange={setWords} />
          </Field>
        </>
      )}
    </FormDialog>
  );
}
