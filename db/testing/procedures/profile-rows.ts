import { myProfile } from "@/server/profiles/my-profile";
import { recruiterPage } from "@/server/profiles/recruiter-page";
import { saveMyProfile } from "@/server/profiles/save-my-profile";
import { publishRecruiterProfile, saveRecruiterProfile } from "@/server/profiles/save-recruiter-profile";
import type { Row } from "./rows";
import type { Setting } from "./setting";

const nothing = () => ({ input: {} });
const written = { headline: "Robotics and controls", about: "", fields: ["engineering" as const], regions: ["nordics" as const], languages: ["en" as const], roleKinds: [], recruitingSince: null };
const shown = { visibility: "recruiters" as const, title: "Controls engineer", region: "nordics" as const, skills: ["Simulink"], seniority: null, languages: [], lookingFor: "" };

/** The recruiter's own profile, public. */
async function published(s: Setting): Promise<{ slug: string; firmSlug: string }> {
  const { slug } = await saveRecruiterProfile.call(s.recruiter.ctx, written);
  await publishRecruiterProfile.call(s.recruiter.ctx, { published: true });
  return { slug, firmSlug: (await recruiterPage.call(s.world.anonymous, { slug })).recruiter.firmSlug };
}
/** A candidate who shows themselves to recruiters. */
async function profileShown(s: Setting): Promise<string> {
  const person = await s.world.candidate();
  await saveMyProfile.call(person.ctx, shown);
  return (await myProfile.call(person.ctx, {})).card.profileId;
}

/** Rows of the profiles by which recruiters and candidates find each other. */
export const profileRows: Readonly<Record<string, Row>> = {
  "profiles.recruiter": { as: "anonymous", prepare: async (s) => ({ input: { slug: (await published(s)).slug } }) },
  "profiles.firm": { as: "anonymous", prepare: async (s) => ({ input: { slug: (await published(s)).firmSlug } }) },
  "profiles.recruiters": { as: "candidate", prepare: () => ({ input: { search: "robotics", field: "engineering" } }) },
  "profiles.firms": { as: "candidate", prepare: () => ({ input: { search: "robotics", limit: 1 } }) },
  "profiles.mine": { as: "recruiter", prepare: nothing },
  "profiles.save": { as: "recruiter", prepare: () => ({ input: { ...written } }) },
  "profiles.publish": {
    as: "recruiter", async prepare(s) {
      await published(s);
      return { input: { published: false } };
    },
  },
  "profiles.talent": { as: "recruiter", prepare: () => ({ input: { search: "controls", seniority: "senior" } }) },
  "profiles.candidate": { as: "recruiter", prepare: async (s) => ({ input: { profileId: await profileShown(s) } }), foreign: (s) => ({ profileId: s.decided.profileId }) },
  "profiles.myProfile": { as: "candidate", prepare: nothing },
  "profiles.saveMyProfile": { as: "candidate", prepare: async (s) => ({ by: (await s.world.candidate()).ctx, input: { ...shown } }) },
};
