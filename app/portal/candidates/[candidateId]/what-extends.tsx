import type { Outputs } from "../../../trpc/outputs";

type Protection = Outputs["policy"]["inForce"]["settings"]["protection"];

/** What makes a protection last longer, in the policy's own days. */
export function WhatExtends({ policy, mine }: { policy: Protection; mine: boolean }) {
  return (
    <p className="reading text-sm text-muted-foreground">
      {mine ? "What makes yours last longer" : "What a protection rests on"}: knowing the person gives {policy.identifiedDays} days, two-way contact or a submission {policy.contactDays} from that day, their signed right to represent {policy.consentedDays}. It never gets shorter, and
      ends {policy.maxDays} days after it began at the latest.
    </p>
  );
}
