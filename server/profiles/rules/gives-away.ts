import { findPhoneNumbersInText } from "libphonenumber-js/max";
import { folded } from "../../kernel/rules/folded";

const email = /[^\s@]+(?:@|\s?(?:\(at\)|\[at\])\s?)[\w-]+\s?(?:\.|\(dot\)|\[dot\])\s?\w{2,}/i;
const link = /https?:\/\/|www\.|\blinkedin\.com|\b[\w-]+\.(?:com|org|io|me|dev|co|net)\/\S|(?:^|\s)@[\w.]{3,}/i;
/** A number with its country's code is meant to be dialled, whether or not it is a valid one. */
const dialled = /\+\d[\d\s().-]{7,}/;

/** What a text says about how to reach somebody past the product; null = nothing. Contact details are shown to those who are connected, and nowhere else (DESIGN §3, connections). */
export function contactIn(text: string): "an e-mail address" | "a phone number" | "a link or a handle" | null {
  if (email.test(text)) return "an e-mail address";
  if (dialled.test(text) || findPhoneNumbersInText(text, "US").length > 0) return "a phone number";
  return link.test(text) ? "a link or a handle" : null;
}

const asWords = (text: string) => ` ${folded(text).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "").join(" ")} `;

/** Whether a text holds a name, word for word and in its order, first and last name also the other way round or without those between. Case and accents do not count. */
export function namesPerson(text: string, fullName: string): boolean {
  const words = asWords(fullName).trim().split(" ");
  const [first, last] = [words[0] ?? "", words.at(-1) ?? ""];
  if (words.length < 2) return false;
  const said = asWords(text);
  return [words.join(" "), `${first} ${last}`, `${last} ${first}`].some((name) => said.includes(` ${name} `));
}

/** Which of these employers a text names, by the keys under which companies' names are compared; null = none. */
export function namedEmployer<Employer extends { name: string; key: string }>(text: string, employers: readonly Employer[]): Employer | null {
  const said = asWords(text);
  return employers.find((one) => one.key !== "" && (said.includes(` ${one.key} `) || said.includes(asWords(one.name)))) ?? null;
}
