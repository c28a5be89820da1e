"use client";

import { useMutation } from "@tanstack/react-query";
import { CandidateCard } from "@/components/profiles/candidate-card";
import { Button } from "@/components/ui/button";
import { ReportDialog } from "../_moderation/report-dialog";
import { useTRPC } from "../trpc/client";
import { useTold } from "../use-told";

/** The profile that a candidate shows to those whom they are connected with, once the recruiter opens it. */
export function SharedProfile({ connectionId }: { connectionId: string }) {
  const trpc = useTRPC();
  const tell = useTold();
  const opening = useMutation(trpc.connections.openProfile.mutationOptions({ onError: tell }));
  if (opening.data) return <CandidateCard candidate={opening.data.candidate} level={2} action={<ReportDialog of={{ connectionId, about: "profile" }} trigger="Report this profile" />} />;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button loading={opening.isPending} onClick={() => opening.mutate({ connectionId })}>Open it</Button>
      <p className="text-sm text-muted-foreground">It counts as two-way contact for your protection, once in a day.</p>
    </div>
  );
}
