export type ContactKind = "an e-mail address" | "a phone number" | "a link or a handle";
/** Where contact data stand in a text, from their first to behind their last unit. */
export type Contact = { from: number; to: number; kind: ContactKind };

// All of this is matched in a folded text: small letters, one kind of space, dash, dot and digit, without marks and without what nobody sees. Every part
// is as long as it can be in an address and no longer: what has no end is tried anew from each of its letters.
const label = String.raw`[\p{L}\p{N}_-]{1,63}`;
const bracketed = (words: string) => String.raw`\s?[(\[{]\s?(?:${words})\s?[)\]}]\s?`;
const dot = String.raw`(?:\.|${bracketed(String.raw`dot|\.`)})`;
const local = String.raw`[\p{L}\p{N}.!#$%&'*+=^_~|-]{1,64}`;
const hosts = "gmail|googlemail|hotmail|outlook|yahoo|icloud|protonmail|proton|gmx";
const endings = "com|org|net|io|me|dev|co|ee|ly|gg|gl|app|page|link|bio|cc|tv|to|ai|xyz|site|online|info|biz|tech|uk|de|eu|ch|at|fr|nl|be|es|it|pl|se|no|in";

const patterns: readonly { kind: ContactKind; of: RegExp }[] = [
  { kind: "an e-mail address", of: new RegExp(String.raw`${local}(?:@\s?|\s@\s|${bracketed("at|@")})${label}(?:${dot}${label}){0,8}${dot}\p{L}{2,63}`, "gu") },
  { kind: "an e-mail address", of: new RegExp(String.raw`${local}\s{1,3}at\s{1,3}${label}(?:(?:\s{1,3}dot\s{1,3}|${bracketed("dot")})${label}){1,8}`, "gu") },
  { kind: "an e-mail address", of: new RegExp(String.raw`${local}(?:@|${bracketed("at|@")})(?:${hosts})(?![\p{L}\p{N}])`, "gu") },
  { kind: "a link or a handle", of: /https?\s?:\s?\/\/\s?[^\s<>[\]]+|(?<![\p{L}\p{N}])www\.[^\s<>[\]]+/gu },
  { kind: "a link or a handle", of: new RegExp(String.raw`(?<![\p{L}\p{N}])(?!(?:asp|ado|vb)\.net\/)(?:${label}${dot}){1,8}(?:${endings})\/[^\s<>[\]]+`, "gu") },
  { kind: "a link or a handle", of: /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{3,}(?![\p{L}\p{N}_.]*\/)/gu },
  // Meant to be dialled, whether or not it is a valid number.
  { kind: "a phone number", of: /(?<![\p{L}\p{N}+])\+\s?\(?\d(?:[\s()./_*~|-]{0,3}\d){6,}/gu },
];

const digitsRun = /(?<!\d[.,]?)\(?\d(?:[\s()./_*~|-]{0,3}\d){6,}/gu;
/** Runs of digits that are no number to call, wherever they stand: days, months, amounts in thousands and what ranges over them, standards. */
const ordinary = [
  /(?<!\d)(?:\d{4}-\d\d?-\d\d?|\d\d?[./]\d\d?[./]\d{4}|(?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d|(?:19|20)\d\d[./-](?:0[1-9]|1[0-2]))(?!\d)/g,
  /(?<![\d(])[1-9]\d{0,2}(?:([ .'])\d{3})*\1?000(?!\d)|(?<![\d(])[1-9]\d{0,5}000(?!\d)/g,
  /\biso(?:\/iec)?[ -]?\d{4,5}(?: ?[/-]? ?\d{4,5}(?!\d))*/g,
];
const years = /^(?:19|20)\d\d(?:\D+(?:19|20)\d\d)*$/;
const range = /^([1-9]\d{0,2}(?:[ .]\d{3})+|[1-9]\d{3,6})\s?-\s?([1-9]\d{0,2}(?:[ .]\d{3})+|[1-9]\d{3,6})$/;

/** Whether a run of digits may be a phone number: 7 to 15 digits (E.164), more of them behind a letter, no years and no range that grows. */
function isPhone(run: string, before: string): boolean {
  const digits = run.replace(/\D/g, "").length;
  const [, low, high] = range.exec(run) ?? [];
  if (low && high && Number(high.replace(/\D/g, "")) > Number(low.replace(/\D/g, ""))) return false;
  return digits >= (/\p{L}/u.test(before) ? 10 : 7) && digits <= 15 && !years.test(run);
}

/**
 * Where a text says how to reach somebody past the product: addresses, links, handles, phone numbers, however they are spaced, dashed, widened or sprinkled with what nobody sees. In the order of the text, none within
 * another. It errs towards finding; what is written out in words, or is a company's bare domain, is not found.
 */
export function contactsIn(text: string): Contact[] {
  const { folded, starts, ends } = foldedText(text);
  const found: Contact[] = [];
  const add = (kind: ContactKind, at: number, length: number) => void found.push({ kind, from: starts[at] ?? 0, to: ends[at + length - 1] ?? 0 });
  for (const { kind, of } of patterns) for (const match of folded.matchAll(of)) add(kind, match.index, match[0].length);
  const rest = ordinary.reduce((left, form) => left.replace(form, (whole) => "¦".repeat(whole.length)), folded);
  for (const match of rest.matchAll(digitsRun)) if (isPhone(match[0], rest[match.index - 1] ?? "")) add("a phone number", match.index, match[0].length);
  return joined(found.toSorted((a, b) => a.from - b.from || b.to - a.to));
}

function joined(found: readonly Contact[]): Contact[] {
  const kept: Contact[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    if (last && one.from < last.to) last.to = Math.max(last.to, one.to);
    else kept.push({ ...one });
  }
  return kept;
}

/** A text as it is read, and of each unit of it where what it stands for begins and ends in the original. */
function foldedText(text: string): { folded: string; starts: number[]; ends: number[] } {
  const [parts, starts, ends]: [string[], number[], number[]] = [[], [], []];
  let at = 0;
  for (const letter of text) {
    const read = foldedLetter(letter);
    parts.push(read);
    for (let unit = 0; unit < read.length; unit++) {
      starts.push(at);
      ends.push(at + letter.length);
    }
    at += letter.length;
  }
  return { folded: parts.join(""), starts, ends };
}

function foldedLetter(letter: string): string {
  if (/^[\x20-\x7e]$/.test(letter)) return letter.toLowerCase();
  if (/^[\p{Default_Ignorable_Code_Point}\p{M}]$/u.test(letter)) return "";
  return letter.normalize("NFKC").toLowerCase()
    .replace(/[\p{Pd}\u2212\u2043]/gu, "-").replace(/[\u00b7\u2022\u2219\u3002\u30fb\u06d4]/g, ".").replace(/\p{Zs}/gu, " ").replace(/[\p{Cc}\u2028\u2029]/gu, "\n").replace(/\p{Nd}/gu, digitOf).replace(/\p{M}/gu, "");
}

/** Digits of every script stand ten in a row, from zero on. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}
