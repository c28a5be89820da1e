const pictographs = /\p{Extended_Pictographic}[\ufe0f\u200d]*/gu;
/** They are read from right to left or joined, which the one who draws the picture does not do. */
const notSetHere = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

/**
 * A text as a preview picture can draw it: its accents joined to their letters, without pictures among the letters; null = it has a letter that our fonts lack, which would be fetched from elsewhere.
 * In: the text, and the code points of the fonts.
 */
export function drawable(text: string, letters: ReadonlySet<number>): string | null {
  const plain = text.normalize("NFC").replace(pictographs, "").replace(/\s+/g, " ").trim();
  return !notSetHere.test(plain) && Array.from(plain).every((letter) => letters.has(letter.codePointAt(0) ?? 0)) ? plain : null;
}

/** A text of at most so many letters; a longer one ends in dots. */
export function shortened(text: string, most: number): string {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 3).join("").trimEnd()}...` : text;
}
