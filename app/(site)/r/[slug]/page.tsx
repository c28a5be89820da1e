import type { Metadata } from "next";
import { RecruiterProfile } from "@/components/profiles/recruiter-profile";
import { LinkButton } from "@/components/ui/link-button";
import { env } from "@/server/env";
import { serverApi } from "../../../trpc/server";
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

/** A recruiter's public profile: a page that they send to somebody, and that anybody finds. Who may turn to them, or may become one who can, is led to where that is done. */
export default async function PublicRecruiterPage({ params }: Address) {
  const recruiter = await publicRecruiter((await params).slug);
  const { me } = await (await serverApi()).identity.me({});
  const mayAsk = me === null || me.candidateId !== null || me.areas.length === 0;
  return <RecruiterProfile recruiter={recruiter} firmHref={`/f/${recruiter.firmSlug}`} action={mayAsk && <LinkButton variant="primary" href={`/marketplace/recruiters/${recruiter.slug}`}>Ask to connect</LinkButton>} />;
}
