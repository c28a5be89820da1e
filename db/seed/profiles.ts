import { saveMyProfile } from "../../server/profiles/save-my-profile";
import { publishRecruiterProfile, saveRecruiterProfile } from "../../server/profiles/save-recruiter-profile";
import { emailOf } from "./candidates";
import type { Stage } from "./stage";

type Written = Parameters<typeof saveRecruiterProfile.call>[1];
type Shown = Omit<Parameters<typeof saveMyProfile.call>[1], "visibility">;

/** What the demo's recruiters tell of themselves. Amara has begun hers and not published it; Jonas has none. */
const recruiters: readonly (readonly [key: string, profile: Written, published: boolean])[] = [
  ["maya", {
    headline: "Perception, controls and planning engineers for robotics companies", about: "I built motor drives for six years before I began to recruit for the people who do.\n\nYou hear from me what a team is really like: who leads it, why the last person left, what the first half year will ask of you. If a role is wrong for you I say so, and whom to ask instead.",
    fields: ["engineering", "manufacturing"], regions: ["united_states", "canada", "remote"], languages: ["en", "fr"], roleKinds: ["Perception engineers", "Controls engineers", "Robotics software"], recruitingSince: 2015,
  }, true],
  ["theo", {
    headline: "Power systems and grid roles, from analyst to director", about: "Energy only, in Britain and the Nordics. I know the connection queue, the desks and most of the people at them.", fields: ["energy", "engineering"], regions: ["united_kingdom", "nordics"], languages: ["en", "sv", "no"],
    roleKinds: ["Grid analysts", "Power systems engineers", "Energy traders"], recruitingSince: 2018,
  }, true],
  ["amara", { headline: "Hardware engineers in the Midwest", about: "", fields: ["engineering"], regions: ["united_states"], languages: ["en"], roleKinds: ["Embedded engineers"], recruitingSince: 2024 }, false],
  ["daniel", {
    headline: "People, finance and legal leaders for companies between 50 and 500", about: "I take few searches at a time, and each candidate gets an answer, also when it is no.", fields: ["people", "finance", "legal", "executive"], regions: ["united_states", "united_kingdom"], languages: ["en", "es"],
    roleKinds: ["Heads of people", "Controllers", "General counsels"], recruitingSince: 2011,
  }, true],
  ["caroline", {
    headline: "Product and payments people who have shipped under regulation", about: "Twelve years in payments, first as a product manager, then looking for them. I read every contract before you do.", fields: ["product", "finance", "data"], regions: ["united_states", "united_kingdom", "ireland"], languages: ["en", "de"],
    roleKinds: ["Product managers, payments", "Risk and compliance leads"], recruitingSince: 2013,
  }, true],
  ["ingrid", {
    headline: "Reliability, platform and manufacturing leaders across the Nordics", about: "A firm of one, so it is always me who calls. I bring companies here as often as candidates, and know their founders.", fields: ["engineering", "operations", "manufacturing"], regions: ["nordics", "united_states", "remote"],
    languages: ["no", "en", "da", "sv"], roleKinds: ["Site reliability engineers", "Plant managers"], recruitingSince: 2009,
  }, true],
];

/** What some of the demo's candidates show to recruiters. */
const candidates: readonly (readonly [name: string, profile: Shown])[] = [
  ["Tomás Villanueva", { title: "Robotics software engineer, motion planning", region: "united_states", skills: ["Motion planning", "C++", "ROS 2", "Hardware-in-the-loop tests"], seniority: "senior", languages: ["en", "es"], lookingFor: "A team that drives what it plans, in Boston or New York." }],
  ["Mei Tanaka", { title: "Staff product designer", region: "united_states", skills: ["Design systems", "Prototyping", "User research", "Figma"], seniority: "lead", languages: ["en", "ja"], lookingFor: "A product with a hard problem behind a calm surface. Seattle or remote." }],
  ["Yusuf Demir", { title: "Security engineer, cloud and identity", region: "germany_austria_switzerland", skills: ["Threat modelling", "AWS", "Go", "Incident response"], seniority: "senior", languages: ["de", "en", "tr"], lookingFor: "A first or second security hire, hybrid in Berlin." }],
  ["Noah Lindgren", { title: "Manufacturing engineer, battery packs", region: "nordics", skills: ["Lean manufacturing", "DFM", "SolidWorks", "Line ramp-up"], seniority: "mid", languages: ["sv", "en"], lookingFor: "A line that has to be built, not only kept running." }],
  ["Kavya Nair", { title: "Android engineer", region: "india", skills: ["Kotlin", "Jetpack Compose", "Offline sync", "Accessibility"], seniority: "senior", languages: ["en", "hi", "ta"], lookingFor: "Remote, with a team that ships every week." }],
  ["Simon Laurent", { title: "Platform architect", region: "france", skills: ["Kubernetes", "PostgreSQL", "Event-driven systems", "Terraform"], seniority: "lead", languages: ["fr", "en"], lookingFor: "" }],
  ["Anders Holm", { title: "Firmware engineer for low-power devices", region: "nordics", skills: ["C", "Rust", "Zephyr", "Bluetooth LE"], seniority: "senior", languages: ["da", "en"], lookingFor: "Medical or energy devices; four days a week." }],
  ["Daniel Kessler", { title: "Quantitative analyst", region: "germany_austria_switzerland", skills: ["Time series", "Python", "Portfolio construction"], seniority: "senior", languages: ["de", "en", "fr"], lookingFor: "From asset management to energy or climate." }],
  ["Ella Fitzpatrick", { title: "Clinical data manager", region: "ireland", skills: ["CDISC", "Medidata Rave", "SQL", "21 CFR Part 11"], seniority: "mid", languages: ["en"], lookingFor: "A sponsor rather than a CRO." }],
];

/** Publishes what the recruiters tell, and lets some candidates show themselves: two places where people find each other. */
export async function writeProfiles(stage: Stage): Promise<void> {
  for (const [key, profile, published] of recruiters) {
    await saveRecruiterProfile.call(stage.as(key), profile);
    if (published) await publishRecruiterProfile.call(stage.as(key), { published });
  }
  for (const [name, profile] of candidates) await saveMyProfile.call(await stage.candidateUser(name, emailOf(name)), { visibility: "recruiters", ...profile });
}
