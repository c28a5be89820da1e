import type { Pace } from "@/server/profiles/rules/answer-pace";
import { type Field, fieldNames, type Language, languageNames, type Region, regionNames } from "@/server/profiles/rules/vocabulary";

export const fieldsText = (codes: readonly Field[]): string => codes.map((code) => fieldNames[code]).join(", ");
export const regionsText = (codes: readonly Region[]): string => codes.map((code) => regionNames[code]).join(", ");
export const languagesText = (codes: readonly Language[]): string => codes.map((code) => languageNames[code]).join(", ");

/** How many recruiters a firm has, as its page and its card say it. */
export const countOfRecruiters = (count: number): string => `${count} ${count === 1 ? "recruiter" : "recruiters"}`;
/** How many hires, as a card says it. */
export const placementsText = (count: number): string => (count === 0 ? "No placement here yet" : `${count} ${count === 1 ? "placement" : "placements"}`);
/** How many roles somebody works now, as a card says it. */
export const rolesText = (count: number): string => (count === 0 ? "No role now" : `${count} ${count === 1 ? "role" : "roles"} now`);

/** How soon somebody usually answers. */
export const paceWords: Readonly<Record<Pace, string>> = { hour: "Within an hour", day: "Within a day", week: "Within a week", later: "After more than a week" };

/** Who sees a candidate's profile, and what each choice means. */
export const visibilityChoices = [
  { value: "hidden", label: "Nobody", description: "No recruiter finds you here. Those who claimed you or whom you signed for are as before." },
  { value: "connections", label: "Recruiters I am connected with", description: "You stand in no list. Who is connected with you sees it." },
  { value: "recruiters", label: "Recruiters on Fairsplit", description: "They find you by what you show, without name or contact. Never people of a company or firm from which you hide, and nobody whom you blocked." },
] as const;
