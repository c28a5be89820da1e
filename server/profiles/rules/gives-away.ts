import { type ContactKind, contactsIn } from "../../kernel/rules/contact-data";
import { folded } from "../../kernel/rules/folded";

/** What a text says about how to reach somebody past the product; null = nothing. Contact details are shown to those who are connected, and nowhere else (DESIGN §3, connections). */
export function contactIn(text: string): ContactKind | null {
  const kinds = contactsIn(text).map((one) => one.kind);
  return (["an e-mail address", "a phone number", "a link or a handle"] as const).find((kind) => kinds.includes(kind)) ?? null;
}

const wordsOf = (text: string) => folded(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
const asWords = (text: string) => ` ${wordsOf(text).join(" ")} `;
/** Scripts that put no spaces between words. */
const unspaced = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
const asRun = (text: string) => wordsOf(text).join("").normalize("NFC");

/** Whether a text holds one of these in a script that puts no spaces between words, where a name is a part of a run of letters. A single letter is any word. */
function holdsRun(text: string, names: readonly string[]): boolean {
  const said = asRun(text);
  return names.some((name) => unspaced.test(name) && Array.from(asRun(name)).length > 1 && said.includes(asRun(name)));
}

/** Whether a text holds a name, word for word and in its order, first and last name also the other way round or without those between. Case and accents do not count. */
export function namesPerson(text: string, fullName: string): boolean {
  const words = wordsOf(fullName);
  const [first, last] = [words[0] ?? "", words.at(-1) ?? ""];
  if (holdsRun(text, words.length < 2 ? words : [words.join(""), `${first}${last}`, `${last}${first}`])) return true;
  if (words.length < 2) return false;
  const said = asWords(text);
  return [words.join(" "), `${first} ${last}`, `${last} ${first}`].some((name) => said.includes(` ${name} `));
}

/** Which of these employers a text names, by the keys under which companies' names are compared; null = none. */
export function namedEmployer<Employer extends { name: string; key: string }>(text: string, employers: readonly Employer[]): Employer | null {
  const said = asWords(text);
  return employers.find((one) => one.key !== "" && (said.includes(` ${one.key} `) || said.includes(asWords(one.name)) || holdsRun(text, [one.key, one.name]))) ?? null;
}
