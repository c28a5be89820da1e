import { Check } from "lucide-react";
import { formatDate } from "@/components/format";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { Outputs } from "../../../trpc/outputs";

type Answer = Outputs["applications"]["preview"];

const allowedWords: Record<Exclude<Answer["basis"], "needs_rtr" | "not_available" | "own_person" | "hidden_company">, (who: string, company: string) => string> = {
  own_claim: (who) => `You may submit ${who}: you protect them, so the sourcer's share is yours too.`,
  rtr: (who, company) => `You may submit ${who}: you hold their signed right to represent at ${company}.`,
  unprotected: (who) => `You may submit ${who}: nobody protects them, and submitting starts your protection.`,
};

/** Whether the reader may submit this person, and on which ground; if not, until when and what to do. */
export function WhetherAllowed({ answer, companyName, candidateName, onAsk }: { answer: Answer; companyName: string; candidateName: string; onAsk: () => void }) {
  if (answer.basis === "not_available") return <Callout tone="warning" title="This person is not available.">You can't submit them now. Choose another person, or wait until they ask for you themselves.</Callout>;
  if (answer.basis === "own_person") return <Callout tone="warning" title="This is you.">Nobody represents themselves here. Choose another person.</Callout>;
  if (answer.basis === "hidden_company") return <Callout tone="warning" title="This person can't be submitted to this company.">Choose another company for them, or another person.</Callout>;
  if (answer.basis === "needs_rtr") {
    return (
      <Callout tone="warning" title={`Another recruiter protects ${candidateName}${answer.protectedUntil === null ? "" : ` until ${formatDate(answer.protectedUntil)}`}`}>
        With their signed right to represent you may submit them at {companyName}, and the split below is what each gets. Without it the submission is refused.
        <div className="mt-2.5"><Button variant="primary" onClick={onAsk}>Ask for their right to represent</Button></div>
      </Callout>
    );
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-start gap-2 text-base">
        <Check aria-hidden className="mt-0.75 size-4 shrink-0 text-status-green" />
        <span>{allowedWords[answer.basis](candidateName, companyName)}</span>
      </p>
      {answer.introducedUntil !== null && (
        <Callout tone="warning" title={`Somebody else introduced ${candidateName} to ${companyName} already`}>
          Their introduction counts until {formatDate(answer.introducedUntil)}. The company sees who was first, and may object to your submission.
        </Callout>
      )}
    </div>
  );
}
