import { lettersOf } from "../../kernel/rules/cleaned-text";
import { folded } from "../../kernel/rules/folded";

/** Shorter than this, the same words may be said to anybody: "Thank you!", "Tuesday at ten?" */
const OWN_WORDS = 40;

/** What makes two messages or notes the same text: its letters and figures, whatever their case, accents and shape, and what stands between them. Null for one that anybody may say to anybody. */
export function sameTextKey(text: string): string | null {
  const key = folded(text).replace(/[^\p{L}\p{N}]+/gu, "");
  return lettersOf(key.normalize("NFC")) < OWN_WORDS ? null : key;
}
