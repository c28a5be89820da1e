import { lettersOf } from "../../kernel/rules/cleaned-text";

/** Shorter than this, the same words may be said to anybody: "Thank you!", "Tuesday at ten?" */
const OWN_WORDS = 40;

/** What makes two messages or notes the same text: its letters and figures, whatever their case and what stands between them. Null for one that anybody may say to anybody. */
export function sameTextKey(text: string): string | null {
  const key = text.toLowerCase().normalize("NFKC").replace(/[^\p{L}\p{N}]+/gu, "");
  return lettersOf(key) < OWN_WORDS ? null : key;
}
