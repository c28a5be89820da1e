import { placementsText } from "@/components/profiles/profile-words";
import { publicPicture } from "../../public-picture";
import { publicRecruiter } from "../../public-profiles";

export const alt = "A recruiter's profile on Fairsplit";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

/** The picture that stands for a recruiter's page where its address is shared. */
export default async function RecruiterPicture({ params }: { params: Promise<{ slug: string }> }) {
  const { name, firmName, headline, placements } = await publicRecruiter((await params).slug);
  return publicPicture({ name, otherwise: "A recruiter on Fairsplit", under: firmName, text: headline, foot: `${placementsText(placements)} · Candidates never pay` });
}
