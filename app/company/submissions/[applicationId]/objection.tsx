"use client";

import { useMutation } from "@tanstack/react-query";
import { objectionWords } from "@/components/disputes/objection-words";
import { untilDay } from "@/components/disputes/case-words";
import { formatDay } from "@/components/format";
import { ConfirmDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import { ObjectionProof } from "../../../_disputes/objection-proof";
import { useTRPC } from "../../../trpc/client";
import type { Outputs } from "../../../trpc/outputs";
import { useAct } from "../../../use-act";
import { ObjectionForm } from "./objection-form";

type Props = { applicationId: string; candidateName: string; recruiterName: string; mayHire: boolean; found: Outputs["disputes"]["objection"]; detail: Outputs["disputes"]["detail"] | null };

/** Whether the company may still object to a submission, or what became of its objection. */
export function Objection({ applicationId, candidateName, recruiterName, mayHire, found, detail }: Props) {
  const { window, standing, objection, now } = found;
  if (objection !== null) {
    const { status, word, text } = objectionWords(objection, { recruiterName, companyName: "You", mine: true, now });
    return (
      <Section title="Your objection" actions={<StatusPill status={status} word={word} look="plain" />} description={text}>
        {detail !== null && <ObjectionProof detail={detail} companyName="Your company" />}
        <div className="flex flex-wrap gap-2">
          <LinkButton size="sm" href={`/company/disputes/${objection.id}`}>Open the case</LinkButton>
          {mayHire && detail?.may.withdraw && <TakeBack disputeId={objection.id} candidateName={candidateName} />}
        </div>
      </Section>
    );
  }
  if (standing === "over" || window === null) return null;
  const until = untilDay(window.until, window.timeZone, now);
  return (
    <Section
      title="You knew this person already?"
      description={
        standing === "open" ? `You can object until the end of ${until}, by your working days as they were at the submission. Both of you must have spoken since ${formatDay(window.contactFrom, { now })}. If you say nothing, the introduction is accepted.`
        : standing === "offer_made" ? "By your offer you accepted the introduction."
        : `The time to object ended with ${until}. The introduction is accepted.`
      }
    >
      {standing === "open" && mayHire && <div><ObjectionForm applicationId={applicationId} candidateName={candidateName} recruiterName={recruiterName} contactFrom={window.contactFrom} contactTo={window.contactTo} /></div>}
    </Section>
  );
}

function TakeBack({ disputeId, candidateName }: { disputeId: string; candidateName: string }) {
  const trpc = useTRPC();
  const act = useAct();
  const withdraw = useMutation(trpc.disputes.withdraw.mutationOptions());
  const run = () => act(() => withdraw.mutateAsync({ disputeId }), "Your objection is taken back", "You can make an offer again.");
  return <ConfirmDialog trigger={<Button size="sm" variant="ghost">Take it back</Button>} title={`Take your objection to ${candidateName} back?`} description="The introduction counts again, and you can make an offer." confirm="Take it back" cancel="Keep it" onConfirm={run} />;
}
