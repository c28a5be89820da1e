import { folded } from "../../kernel/rules/folded";

/** Words of a search that are looked for, and letters of each. */
const WORDS = 8;
const LETTERS = 40;
/** Letters of a message that stand before what was found, and in all. */
const BEFORE = 60;
const SHOWN = 180;

/** A word: letters and figures, with the marks that belong to them. What stands between them, in a name of a file or an address too, is not looked at. */
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const beginning = (text: string, letters: number): string => Array.from(text).slice(0, letters).join("");

/** The words of a search, as they are looked for: without case and accents, as `app.message_words` keeps those of a message. */
export const searchWords = (asked: string): string[] => [...new Set((folded(asked).match(word) ?? []).map((one) => beginning(one, LETTERS)))].slice(0, WORDS);

/** Each word finds those that begin with it; a message must have them all. Null when there is nothing to look for. */
export function tsQuery(asked: string): string | null {
  const words = searchWords(asked);
  return words.length === 0 ? null : words.map((one) => `${one}:*`).join(" & ");
}

export type Excerpt = { text: string; /** Where the words stand in the text, from and to, in UTF-16 units. */ ranges: [number, number][] };

/** How much of a word, as it is written, a beginning of it takes: marks that follow its last letter belong to it. In: both, the beginning folded. */
function taken(written: string, begun: string): number {
  let to = 0;
  for (const letter of written) {
    if (folded(written.slice(0, to)).length >= begun.length && !/\p{M}/u.test(letter)) break;
    to += letter.length;
  }
  return to;
}

/** A piece of a message around the first word that was found, on one line, and where the words stand in it. In: the message and the search. */
export function excerptOf(body: string, asked: string): Excerpt {
  const words = searchWords(asked);
  const line = body.replace(/\s+/g, " ");
  const starts = (text: string): [number, number][] =>
    [...text.matchAll(word)].flatMap((found): [number, number][] => {
      const begins = folded(beginning(found[0], 4 * LETTERS));
      const longest = words.filter((one) => begins.startsWith(one)).toSorted((a, b) => b.length - a.length)[0];
      return longest === undefined ? [] : [[found.index, found.index + taken(found[0], longest)]];
    });
  const first = starts(line)[0]?.[0] ?? 0;
  const space = line.indexOf(" ", first - BEFORE);
  const from = first <= BEFORE ? 0 : space === -1 || space >= first ? first - BEFORE : space + 1;
  // Half of a letter is no letter.
  const cut = line.slice(from, from + SHOWN).replace(/[\ud800-\udbff]$/, "").replace(/^[\udc00-\udfff]/, "");
  const text = `${from > 0 ? "… " : ""}${cut}${from + SHOWN < line.length ? " …" : ""}`;
  return { text, ranges: starts(text) };
}
