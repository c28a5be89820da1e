import type { Metadata } from "next";
import { formatMonth } from "@/components/format";
import { countOfRecruiters } from "@/components/profiles/profile-words";
import { RecruiterCard } from "@/components/profiles/recruiter-card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../../../trpc/server";

export const metadata: Metadata = { title: "Firm" };

/** A firm, for a candidate who looks for somebody to turn to: each of its recruiters is one step away from being asked. */
export default async function FirmForCandidatePage({ params }: { params: Promise<{ slug: string }> }) {
  const { slug } = await params;
  const api = await serverApi();
  const { firm } = await notFoundOr(() => api.profiles.firm({ slug: slug.slice(0, 120) }));
  return (
    <>
      <PageHeader title={firm.name} answer={`${countOfRecruiters(firm.recruiters.length)} with a public profile, here since ${formatMonth(firm.hereSince)}. None of them charges you anything.`} crumbs={[{ label: "Recruiters", href: "/marketplace/recruiters" }]} actions={<LinkButton href={`/f/${firm.slug}`}>Public page</LinkButton>} />
      <ul aria-label="Recruiters" className="grid gap-3">
        {firm.recruiters.map((one) => <li key={one.slug} className="min-w-0"><RecruiterCard recruiter={one} href={`/marketplace/recruiters/${one.slug}`} /></li>)}
      </ul>
    </>
  );
}
