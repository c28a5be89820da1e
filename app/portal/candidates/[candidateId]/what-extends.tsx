import { jobLevels, levelWords } from "@/components/jobs/job-words";
import type { Outputs } from "../../../trpc/outputs";

type Protection = Outputs["policy"]["inForce"]["settings"]["protection"];

/** What makes a protection last longer, in the policy's own days. */
export function WhatExtends({ policy, mine }: { policy: Protection; mine: boolean }) {
  const longer = jobLevels.filter((level) => policy.byLevel[level] > 0).map((level) => `${policy.byLevel[level]} days for ${levelWords[level].toLowerCase()} roles`);
  return (
    <p className="reading text-sm text-muted-foreground">
      {mine ? "What makes yours last longer" : "What a protection rests on"}: knowing the person gives {policy.identifiedDays} days, two-way contact or a submission {policy.contactDays} from that day, their signed right to represent {policy.consentedDays}. {longer.length > 0 && `A submission or a signature counts longer by the role's level: ${longer.join(", ")}. `}It never gets shorter, and
      ends {policy.maxDays} days after it began at the latest.
    </p>
  );
}
