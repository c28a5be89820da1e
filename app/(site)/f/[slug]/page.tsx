import type { Metadata } from "next";
import { countOfRecruiters } from "@/components/profiles/profile-words";
import { RecruiterCard } from "@/components/profiles/recruiter-card";
import { formatMonth } from "@/components/format";
import { PageHeader } from "@/components/ui/page-header";
import { env } from "@/server/env";
import { publicFirm } from "../../public-profiles";

type Address = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const firm = await publicFirm((await params).slug);
  const description = `${firm.name} on Fairsplit: ${countOfRecruiters(firm.recruiters.length)} with a public profile. Candidates never pay.`;
  return { metadataBase: new URL(env().APP_URL), title: firm.name, description, alternates: { canonical: `/f/${firm.slug}` }, robots: { index: true, follow: true }, openGraph: { siteName: "Fairsplit", title: firm.name, description, url: `/f/${firm.slug}` }, twitter: { card: "summary_large_image" } };
}

/** A firm's public page: its recruiters who have published a profile. */
export default async function PublicFirmPage({ params }: Address) {
  const firm = await publicFirm((await params).slug);
  return (
    <>
      <PageHeader title={firm.name} answer={`${countOfRecruiters(firm.recruiters.length)} with a public profile, here since ${formatMonth(firm.hereSince)}. Candidates never pay.`} />
      <ul aria-label="Recruiters" className="grid gap-3">
        {firm.recruiters.map((one) => <li key={one.slug} className="min-w-0"><RecruiterCard recruiter={one} href={`/r/${one.slug}`} /></li>)}
      </ul>
    </>
  );
}
