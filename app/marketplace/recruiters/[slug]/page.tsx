import type { Metadata } from "next";
import { RecruiterProfile } from "@/components/profiles/recruiter-profile";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { StandingWith } from "../../../_connections/standing-with";
import { ReportDialog } from "../../../_moderation/report-dialog";
import { notFoundOr, serverApi } from "../../../trpc/server";

export const metadata: Metadata = { title: "Recruiter" };

/** One recruiter, for a candidate who thinks of turning to them. */
export default async function RecruiterForCandidatePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const api = await serverApi();
  const { recruiter } = await notFoundOr(() => api.profiles.recruiter({ slug: slug.slice(0, 120) }));
  return (
    <>
      <Breadcrumbs crumbs={[{ label: "Recruiters", href: "/marketplace/recruiters" }]} />
      <RecruiterProfile recruiter={recruiter} firmHref={`/f/${recruiter.firmSlug}`} action={<><StandingWith asked={{ slug: recruiter.slug }} name={recruiter.name} /><LinkButton href={`/r/${recruiter.slug}`}>Public page</LinkButton><ReportDialog of={{ slug: recruiter.slug }} trigger="Report" /></>} />
    </>
  );
}
