"use client";

import { useMutation } from "@tanstack/react-query";
import { formatDate } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { useAct } from "../../../use-act";

type Consent = Outputs["sourcing"]["consent"];
type RevokeConsentProps = { rtrId: string; recruiterName: string; firmName: string; companyName: string } & Pick<Consent, "submissions" | "claimUntil">;

/** Takes a signed right back in one step, after saying what that changes and what it does not. */
export function RevokeConsent({ rtrId, recruiterName, firmName, companyName, submissions, claimUntil }: RevokeConsentProps) {
  const trpc = useTRPC();
  const act = useAct();
  const revoke = useMutation(trpc.sourcing.revoke.mutationOptions());
  const run = () => act(() => revoke.mutateAsync({ rtrId }), `Taken back: ${recruiterName} may not present you at ${companyName} again`);
  return (
    <ConfirmDialog
      tone="danger"
      trigger={<Button variant="danger-quiet">Take it back</Button>}
      title={`Take back ${recruiterName}'s right to represent you?`}
      description={`From now on ${recruiterName} may not present you at ${companyName} by your signature. It takes effect at once.`}
      facts={[{ label: "Recruiter", value: `${recruiterName}, ${firmName}` }, { label: "Company", value: companyName }]}
      confirm="Take it back"
      onConfirm={run}
    >
      <ul aria-label="What stays" className="reading flex list-disc flex-col gap-1 pl-5 text-base">
        {submissions.length === 0 && <li>Nothing was sent under it.</li>}
        {submissions.map((one) => <li key={one.applicationId}>Your application for {one.jobTitle}, sent on {formatDate(one.submittedAt)}, stays with {one.companyName}{one.state === "rejected" || one.state === "withdrawn" ? "" : " and goes on"}.</li>)}
        <li>Your receipt stays, and shows that you took it back.</li>
        {claimUntil !== null && <li>{recruiterName} also has a claim on you until {formatDate(claimUntil)}, and may present you by it. To stop that too, block them.</li>}
      </ul>
    </ConfirmDialog>
  );
}
