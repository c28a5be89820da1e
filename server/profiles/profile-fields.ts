import { z } from "zod";
import { cleanedText } from "../kernel/rules/cleaned-text";
import { limits } from "../kernel/limits";
import { contactIn } from "./rules/gives-away";
import { codesOf, fieldNames, languageNames, regionNames, seniorityNames } from "./rules/vocabulary";

const once = (list: readonly string[]) => new Set(list.map((one) => one.toLowerCase())).size === list.length;
const chosen = <T extends z.ZodType<string>>(one: T) => z.array(one).max(limits.profileChoices, `Choose at most ${limits.profileChoices}.`).refine(once, "Choose each only once.");

/** A text that others read before they may reach its writer. */
export const shownText = (most: number) =>
  cleanedText(most).superRefine((text, context) => {
    const found = contactIn(text);
    if (found !== null) context.addIssue({ code: "custom", message: `Leave out ${found}: people reach you here, once you are connected.` });
  });
const ownWords = (most: number) => z.array(shownText(limits.skillLength).refine((text) => text !== "", "Leave out empty ones.")).max(most, `Name at most ${most}.`).refine(once, "Name each only once.");

export const fieldCode = z.enum(codesOf(fieldNames));
export const regionCode = z.enum(codesOf(regionNames));
export const languageCode = z.enum(codesOf(languageNames));
export const seniorityCode = z.enum(codesOf(seniorityNames));

/** What a recruiter types of themselves. */
export const recruiterFields = {
  headline: shownText(limits.titleLength), about: shownText(limits.noteLength), fields: chosen(fieldCode), regions: chosen(regionCode), languages: chosen(languageCode), roleKinds: ownWords(limits.profileChoices),
  recruitingSince: z.number().int().min(1950, "Enter a year such as 2014.").max(2100, "Enter a year such as 2014.").nullable(),
};

export const visibilities = ["hidden", "connections", "recruiters"] as const;

/** What a candidate lets others see. */
export const candidateFields = {
  title: shownText(limits.titleLength), region: regionCode.nullable(), skills: ownWords(limits.profileSkills), seniority: seniorityCode.nullable(), languages: chosen(languageCode), lookingFor: shownText(limits.noteLength),
};
