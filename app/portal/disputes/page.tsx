import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";
import { ContestClaim } from "../../_disputes/contest-claim";
import { OwnCases } from "../../_disputes/own-cases";

export const metadata: Metadata = { title: "Disputes" };

export default function DisputesPage() {
  return (
    <OwnCases
      base="/portal/disputes" empty="When another recruiter has a claim that should be yours, dispute it: on the person, or on a submission in which you share. What others open about your claims and submissions is here too."
      actions={(today) => <><LinkButton href="/portal/precedents">How such cases were decided</LinkButton><ContestClaim on={null} today={today} primary /></>}
    />
  );
}
