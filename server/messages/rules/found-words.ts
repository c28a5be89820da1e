/** Words of a search that are looked for, and letters of each. */
const WORDS = 8;
/** Letters of a message that stand before what was found, and in all. */
const BEFORE = 60;
const SHOWN = 180;

/** The words of a search, as they are looked for: letters and figures alone, in lower case. */
export const searchWords = (asked: string): string[] => [...new Set(asked.toLowerCase().match(/[\p{L}\p{N}]{1,40}/gu) ?? [])].slice(0, WORDS);

/** Each word finds those that begin with it; a message must have them all. Null when there is nothing to look for. */
export function tsQuery(asked: string): string | null {
  const words = searchWords(asked);
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(" & ");
}

export type Excerpt = { text: string; /** Where the words stand in the text, from and to, in UTF-16 units. */ ranges: [number, number][] };

/** A piece of a message around the first word that was found, on one line, and where the words stand in it. In: the message and the search. */
export function excerptOf(body: string, asked: string): Excerpt {
  const words = searchWords(asked);
  const line = body.replace(/\s+/g, " ");
  const starts = (text: string): [number, number][] =>
    [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap((found): [number, number][] => {
      const word = words.filter((one) => found[0].toLowerCase().startsWith(one)).toSorted((a, b) => b.length - a.length)[0];
      return word === undefined ? [] : [[found.index, found.index + Math.min(word.length, found[0].length)]];
    });
  const first = starts(line)[0]?.[0] ?? 0;
  const from = first <= BEFORE ? 0 : line.indexOf(" ", first - BEFORE) + 1;
  // Half of a letter is no letter.
  const cut = line.slice(from, from + SHOWN).replace(/[\ud800-\udbff]$/, "").replace(/^[\udc00-\udfff]/, "");
  const text = `${from > 0 ? "… " : ""}${cut}${from + SHOWN < line.length ? " …" : ""}`;
  return { text, ranges: starts(text) };
}
