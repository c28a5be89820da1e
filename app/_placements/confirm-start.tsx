"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toastDone, toastFailed } from "@/components/ui/toast";
import { useTRPC } from "../trpc/client";
import { refusalOf } from "../trpc/refusal";
import { useRefresh } from "../use-refresh";

const waitsFor = { company: "The company is still to confirm it.", talent: "The recruiter or the candidate is still to confirm it.", nobody: "The guarantee runs, and the invoice is issued." } as const;

/** Confirms for the reader's side that the person has started. It cannot be taken back, so it asks first. */
export function ConfirmStart({ placementId, candidateName, companyName, startDate, you = false }: { placementId: string; candidateName: string; companyName: string; startDate: string; /** The reader is the candidate. */ you?: boolean }) {
  const trpc = useTRPC();
  const refresh = useRefresh();
  const [open, setOpen] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const confirm = useMutation(trpc.placements.confirmStart.mutationOptions());
  const run = async () => {
    setRefused(null);
    try {
      const answer = await confirm.mutateAsync({ placementId });
      toastDone("Start confirmed", you && answer.waitsFor === "nobody" ? "The company has confirmed it too." : waitsFor[answer.waitsFor]);
    } catch (error) {
      const { code, message, remedy } = refusalOf(error);
      if (code !== "changed_meanwhile") {
        setRefused(`${message} ${remedy}`);
        throw error;
      }
      toastFailed("The start was confirmed meanwhile", { description: "You see the new state now." });
    }
    await refresh();
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        setRefused(null);
        setOpen(next);
      }}
      trigger={<Button variant="primary">Confirm the start</Button>}
      title={you ? `Did you start at ${companyName}?` : `Did ${candidateName} start at ${companyName}?`}
      description={you ? "The company confirms it too. It cannot be taken back." : "With the word of both sides the guarantee runs from the first day, and the invoice is issued. It cannot be taken back."}
      facts={[{ label: "Person", value: candidateName }, { label: "Company", value: companyName }, { label: "First day", value: formatDate(startDate) }]}
      confirm="Confirm the start"
      error={refused}
      onConfirm={run}
    />
  );
}
