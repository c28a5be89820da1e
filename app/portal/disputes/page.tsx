import type { Metadata } from "next";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { ContestClaim } from "../../_disputes/contest-claim";
import { MyCases } from "../../_disputes/my-cases";
import { notFoundOr, serverApi } from "../../trpc/server";

export const metadata: Metadata = { title: "Disputes" };

/** The recruiter's own cases, from either side. */
export default async function DisputesPage() {
  const api = await serverApi();
  const initial = await notFoundOr(() => api.disputes.mine({}));
  const waiting = initial.disputes.filter((one) => one.side === "other" && one.state === "open").length;
  return (
    <>
      <PageHeader
        title="Disputes"
        answer={waiting === 0 ? "Nothing waits for your answer." : waiting === 1 ? "One case waits for your answer." : `${waiting} cases wait for your answer.`}
        actions={<><LinkButton href="/portal/precedents">How such cases were decided</LinkButton><ContestClaim on={null} today={initial.now.slice(0, 10)} primary /></>}
      />
      <MyCases initial={initial} base="/portal/disputes" empty="When another recruiter has a claim that should be yours, dispute it: on the person, or on a submission in which you share. What others open about your claims and submissions is here too." />
    </>
  );
}
