import type { Metadata } from "next";
import { CandidateCard } from "@/components/profiles/candidate-card";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { StandingWith } from "../../../_connections/standing-with";
import { ReportDialog } from "../../../_moderation/report-dialog";
import { notFoundOr, serverApi } from "../../../trpc/server";

export const metadata: Metadata = { title: "Candidate" };

/** One candidate as they show themselves, without their name. */
export default async function TalentProfilePage({ params }: { params: Promise<{ profileId: string }> }) {
  const { profileId } = await params;
  const api = await serverApi();
  const { candidate } = await notFoundOr(() => api.profiles.candidate({ profileId: profileId.slice(0, 64) }));
  const asked = { profileId: candidate.profileId };
  const standing = await api.connections.with(asked);
  return (
    <div className="flex w-full max-w-180 flex-col gap-4">
      <Breadcrumbs crumbs={[{ label: "Talent", href: "/portal/talent" }]} />
      <CandidateCard candidate={candidate} level={1} action={<><StandingWith asked={asked} name={candidate.initials} initial={standing} /><ReportDialog of={{ profileId: candidate.profileId }} trigger="Report" /></>} />
      {standing.name === null && <p className="reading text-sm text-muted-foreground">Their name, employer and contact stay with them until you are connected. Nobody at a company or firm from which they hide sees this page.</p>}
    </div>
  );
}
