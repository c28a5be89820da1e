import { z } from "zod";

/** Nobody means to send these: controls but line break and tab, what turns the direction of everything after it, tags, and marks without a width that join nothing. */
const unseen = /(?![\n\t])\p{Cc}|(?!\p{Variation_Selector}|[\u200c-\u200f])\p{Default_Ignorable_Code_Point}/gu;
/** Joiners shape Persian, Indic scripts and emoji, one at a time; marks stand on a letter, a handful at most. */
const joinerFlood = /([\u200c-\u200f])[\u200c-\u200f]+/gu;
const markFlood = /(\p{M}{8})\p{M}+/gu;
const visible = /[^\s\p{M}\p{Default_Ignorable_Code_Point}]/u;
/** What is read of a text for each letter that may be kept, in UTF-16 units: what is beyond it is refused, whatever would remain of it. */
const READ = 4;

/**
 * A text of a person's as it is kept: line breaks of one kind, without what nobody can see, without blank lines or spaces at its ends.
 * Out: the text; "" when nothing of it can be seen. It is never a refusal: what is taken out was not written by a person, or not to be read by one.
 */
export function cleanText(sent: string): string {
  const text = sent.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(unseen, "").replace(joinerFlood, "$1").replace(markFlood, "$1").trim();
  return visible.test(text) ? text : "";
}

/** How long a text is, in letters, as people and the database count them (code points). */
export const lettersOf = (text: string): number => Array.from(text).length;

/**
 * Words that somebody types for others to read, as they are kept: `cleanText` of what was sent. In: how many letters they may have, and at least how many, with what to say of fewer.
 * Without the latter, "" is a text, and so is one of which nothing can be seen.
 */
export function cleanedText(most: number, least?: { letters: number; say: string }) {
  const tooLong = `Use at most ${most.toLocaleString("en-US")} letters.`;
  // Programs are told what counts, not what is read.
  const sent = z.string().max(READ * most, tooLong).meta({ maxLength: most, ...(least ? { minLength: least.letters } : {}) });
  return sent.transform(cleanText).refine((text) => lettersOf(text) <= most, tooLong).refine((text) => least === undefined || lettersOf(text) >= least.letters, least?.say);
}
