import type { Metadata } from "next";
import { RecruiterProfile } from "@/components/profiles/recruiter-profile";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { StandingWith } from "../../../_connections/standing-with";
import { ReportDialog } from "../../../_moderation/report-dialog";
import { notFoundOr, serverApi } from "../../../trpc/server";
import { BlockButton } from "../../_blocks/block-button";

export const metadata: Metadata = { title: "Recruiter" };

/** One recruiter, for a candidate who thinks of turning to them, or wants nothing to do with them. */
export default async function RecruiterForCandidatePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const api = await serverApi();
  const { recruiter } = await notFoundOr(() => api.profiles.recruiter({ slug: slug.slice(0, 120) }));
  const asked = { slug: recruiter.slug };
  const standing = await notFoundOr(() => api.connections.with(asked));
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Recruiters", href: "/marketplace/recruiters" }]} />
      <RecruiterProfile
        recruiter={recruiter}
        firmHref={`/marketplace/recruiters/firms/${recruiter.firmSlug}`}
        action={<><StandingWith asked={asked} name={recruiter.name} initial={standing} /><LinkButton href={`/r/${recruiter.slug}`}>Public page</LinkButton><ReportDialog of={{ slug: recruiter.slug }} trigger="Report" /></>}
      />
      {!standing.acts.includes("unblock") && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <BlockButton recruiterId={recruiter.recruiterId} recruiterName={recruiter.name} firmId={recruiter.firmId} firmName={recruiter.firmName} size="sm" />
          <p className="text-sm text-muted-foreground">Blocked, they can neither ask you nor see you here. They are not told.</p>
        </div>
      )}
    </>
  );
}
