import type { Metadata } from "next";
import { RecruiterProfile } from "@/components/profiles/recruiter-profile";
import { env } from "@/server/env";
import { publicRecruiter } from "../../public-profiles";

type Address = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Address): Promise<Metadata> {
  const recruiter = await publicRecruiter((await params).slug);
  const title = `${recruiter.name}, recruiter at ${recruiter.firmName}`;
  const description = `${recruiter.headline}. Candidates never pay.`;
  return {
    metadataBase: new URL(env().APP_URL), title, description, alternates: { canonical: `/r/${recruiter.slug}` }, robots: { index: true, follow: true },
    openGraph: { type: "profile", siteName: "Fairsplit", title, description, url: `/r/${recruiter.slug}` }, twitter: { card: "summary_large_image" },
  };
}

/** A recruiter's public profile: a page that they send to somebody, and that anybody finds. */
export default async function PublicRecruiterPage({ params }: Address) {
  const recruiter = await publicRecruiter((await params).slug);
  return <RecruiterProfile recruiter={recruiter} firmHref={`/f/${recruiter.firmSlug}`} />;
}
