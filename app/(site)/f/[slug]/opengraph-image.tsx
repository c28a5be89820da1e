import { countOfRecruiters, fieldsText } from "@/components/profiles/profile-words";
import { publicPicture } from "../../public-picture";
import { publicFirm } from "../../public-profiles";

export const alt = "A recruiting firm on Fairsplit";
export const size = { width: 1200, height: 630 };
export const contentType = "image/png";

/** The picture that stands for a firm's page where its address is shared. */
export default async function FirmPicture({ params }: { params: Promise<{ slug: string }> }) {
  const { name, recruiters } = await publicFirm((await params).slug);
  const fields = [...new Set(recruiters.flatMap((one) => one.fields))].toSorted();
  return publicPicture({ name, otherwise: "A firm on Fairsplit", under: `${countOfRecruiters(recruiters.length)} with a public profile`, text: fieldsText(fields), foot: "Candidates never pay", square: true });
}
