"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate, type TimeContext } from "@/components/format";
import { useReaderTime } from "@/components/format/reader-time";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { RadioGroup } from "@/components/ui/radio-group";
import { Textarea } from "@/components/ui/textarea";
import { toastDone } from "@/components/ui/toast";
import { useTRPC } from "../../trpc/client";
import type { Outputs } from "../../trpc/outputs";
import { refusalOf } from "../../trpc/refusal";
import { useRefresh } from "../../use-refresh";

type Changes = Outputs["sourcing"]["blockChanges"];

/** Shuts out a recruiter or their whole firm, after showing what ends with it and what stays. */
export function BlockButton({ recruiterId, recruiterName, firmId, firmName, size = "md" }: { recruiterId: string; recruiterName: string; firmId: string; firmName: string; size?: "sm" | "md" }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const reader = useReaderTime();
  const [open, setOpen] = useState(false);
  const [who, setWho] = useState<"recruiter" | "firm">("recruiter");
  const [reason, setReason] = useState("");
  const target = who === "recruiter" ? { recruiterId } : { firmId };
  const changes = useQuery(trpc.sourcing.blockChanges.queryOptions(target, { enabled: open }));
  const block = useMutation(trpc.sourcing.block.mutationOptions());
  const name = who === "recruiter" ? recruiterName : firmName;
  const refusal = block.error ? refusalOf(block.error) : null;
  const run = async () => {
    await block.mutateAsync({ ...target, reason });
    toastDone(`${name} is blocked`, "They are not told. You can lift it under Privacy.");
    await refresh();
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={setOpen}
      tone="danger"
      trigger={<Button variant="danger-quiet" size={size}>Block</Button>}
      title={`Block ${name}?`}
      description="They can no longer claim you, ask you or present you. They are not told: they read what everybody reads about a person who is not available."
      confirm={`Block ${name}`}
      disabled={changes.data === undefined}
      error={refusal ? `${refusal.message} ${refusal.remedy}` : undefined}
      onConfirm={run}
    >
      <RadioGroup
        aria-label="Whom to block"
        value={who}
        onValueChange={(next) => setWho(next === "firm" ? "firm" : "recruiter")}
        choices={[{ value: "recruiter", label: recruiterName, description: "At every firm they work for." }, { value: "firm", label: firmName, description: "Everyone who works there." }]}
      />
      {changes.data && (
        <ul aria-label="What this changes" className="reading flex list-disc flex-col gap-1 pl-5 text-base">
          {whatChanges(changes.data, reader).map((line) => <li key={line}>{line}</li>)}
        </ul>
      )}
      <Field label="Note to yourself" optional description="Only you ever read it."><Textarea value={reason} onValueChange={setReason} rows={2} /></Field>
    </ConfirmDialog>
  );
}

/** What a block ends, and what it leaves, in sentences. */
function whatChanges({ requests, rights, claimUntil, submissions }: Changes, reader: TimeContext): string[] {
  return [
    ...requests.map((one) => `The request of ${one.recruiterName} for ${one.companyName} is declined.`),
    ...rights.map((one) => `The right of ${one.recruiterName} to present you at ${one.companyName} is taken back.`),
    ...(claimUntil === null ? [] : [`Their claim on you stays until ${formatDate(claimUntil, reader)}, and nothing makes it longer.`]),
    submissions === 0 ? "Nothing that you have under way ends." : `${submissions === 1 ? "The application that they sent goes" : `The ${submissions} applications that they sent go`} on: what a company has, it keeps.`,
  ];
}
