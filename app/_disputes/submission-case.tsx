import { caseAnswer, casePill, caseTitle } from "@/components/disputes/case-words";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../trpc/outputs";

/** The reader's cases about one submission, where the submission is shown. */
export function SubmissionCases({ cases, base, now }: { cases: Outputs["disputes"]["ofSubmission"]["disputes"]; base: string; now: string }) {
  return cases.map((one) => (
    <Callout key={one.id} tone={one.closedAt === null ? "warning" : "info"} title={<span className="flex flex-wrap items-center gap-x-2">{caseTitle(one)} <StatusPill {...casePill(one)} /></span>} action={<LinkButton size="sm" href={`${base}/${one.id}`}>Open the case</LinkButton>}>
      {caseAnswer(one, now)}
    </Callout>
  ));
}
