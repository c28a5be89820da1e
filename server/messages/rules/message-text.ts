/** Letters of one message, counted as people count them (code points); the database's CHECK says the same. */
export const MESSAGE_LETTERS = 10_000;
/** What is read at all, in UTF-16 units: what is beyond it is no message, whatever remains of it. */
export const MESSAGE_READ = 40_000;

/** Nobody means to send these: controls but line break and tab, what turns the direction of everything after it, tags, and marks without a width that join nothing. */
const unseen = /(?![\n\t])\p{Cc}|(?!\p{Variation_Selector}|[\u200c-\u200f])\p{Default_Ignorable_Code_Point}/gu;
/** Joiners shape Persian, Indic scripts and emoji, one at a time; marks stand on a letter, a handful at most. */
const joinerFlood = /([\u200c-\u200f])[\u200c-\u200f]+/gu;
const markFlood = /(\p{M}{8})\p{M}+/gu;
const visible = /[^\s\p{M}\p{Default_Ignorable_Code_Point}]/u;

/**
 * A message as it is kept: line breaks of one kind, without what nobody can see, without blank lines or spaces at its ends. In: what was sent, at most `MESSAGE_READ` units.
 * Out: the text; "" when nothing of it can be seen. It is never a refusal: what is taken out was not written by a person, or not to be read by one.
 */
export function messageText(sent: string): string {
  const text = sent.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(unseen, "").replace(joinerFlood, "$1").replace(markFlood, "$1").trim();
  return visible.test(text) ? text : "";
}

/** How long a text is, in letters. */
export const lettersOf = (text: string): number => Array.from(text).length;

/** Shorter than this, the same words may be said to anybody: "Thank you!", "Tuesday at ten?" */
const OWN_WORDS = 40;

/** What makes two messages the same text: its letters and figures, whatever their case and what stands between them. Null for one that anybody may say to anybody. */
export function sameTextKey(text: string): string | null {
  const key = text.toLowerCase().normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");
  return lettersOf(key) < OWN_WORDS ? null : key;
}
