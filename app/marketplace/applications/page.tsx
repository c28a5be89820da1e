import type { Metadata } from "next";
import { nextForCandidate } from "@/components/applications/next-words";
import { pillOf } from "@/components/feedback/state-words";
import { formatDate } from "@/components/format";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { StatusPill } from "@/components/ui/status-pill";
import type { Outputs } from "../../trpc/outputs";
import { notFoundOr, serverApi } from "../../trpc/server";
import { Line, Lines } from "../lines";

export const metadata: Metadata = { title: "Applications" };

type Application = Outputs["applications"]["list"]["applications"][number];

/** Where the candidate was presented, and what happens next with each. */
export default async function ApplicationsPage() {
  const api = await serverApi();
  const { applications } = await notFoundOr(() => api.applications.list({ as: "candidate" }));
  const { placements, now } = await notFoundOr(() => api.placements.list({ as: "candidate" }));
  const ended = (one: Application) => one.state === "rejected" || one.state === "withdrawn";
  const live = applications.filter((one) => !ended(one));
  const over = applications.filter(ended);
  const offers = live.filter((one) => one.state === "offered").length;
  const lines = (rows: readonly Application[], label: string) => (
    <Lines label={label}>
      {rows.map((one) => (
        <Line
          key={one.id}
          href={`/marketplace/applications/${one.id}`}
          title={`${one.jobTitle}, ${one.companyName}`}
          detail={`${nextForCandidate(one, placements.find((hire) => hire.id === one.placementId) ?? null, now)} Presented by ${one.recruiterName} on ${formatDate(one.submittedAt)}.`}
          aside={<StatusPill status={pillOf(one.state)} look={one.state === "offered" ? "tint" : "plain"} />}
        />
      ))}
    </Lines>
  );
  return (
    <>
      <PageHeader title="Applications" answer={offers > 0 ? `${offers === 1 ? "One offer waits" : `${offers} offers wait`} for your answer.` : live.length > 0 ? "Each says who has it now and what happens next." : "Nothing is under way at the moment."} />
      {applications.length === 0 && <EmptyState title="Your applications will be here">When a recruiter presents you to a company, you see it at once, with what happens next.</EmptyState>}
      {live.length > 0 && <Section title="Under way">{lines(live, "Under way")}</Section>}
      {over.length > 0 && <Section title="Over">{lines(over, "Over")}</Section>}
    </>
  );
}
