import type { RtrTextVersion } from "../../policy";

/** Names (`affiliates`: other companies of its group for which it holds too) and the last day. */
type RtrFacts = { candidateName: string; recruiterName: string; firmName: string; companyName: string; affiliates?: readonly string[]; jobTitle: string | null; endsOn: string };
type RtrTexts = Readonly<{ [version: number]: (of: RtrFacts) => string }>;

/** The words of each version. Those of one that was ever shown stay as they are: a signature belongs to the version that was shown. */
const texts: RtrTexts & Readonly<Record<RtrTextVersion, (of: RtrFacts) => string>> = { 1: firstText };

/**
 * What a candidate is asked to sign, in plain words, in the version that the policy names. Out: the full text; it is stored and hashed word for word.
 * Throws for a version without words, which no policy can name.
 */
export function rtrText(version: number, of: RtrFacts, known: RtrTexts = texts): string {
  const text = known[version];
  if (!text) throw new Error(`There is no text of a right to represent of version ${version}.`);
  return text(of);
}

function firstText(of: RtrFacts): string {
  const companies = listed([of.companyName, ...(of.jobTitle ? [] : (of.affiliates ?? []))]);
  const where = of.jobTitle ? `for the role "${of.jobTitle}" at ${of.companyName}` : `for roles at ${companies}`;
  return [
    `I, ${of.candidateName}, allow ${of.recruiterName} of ${of.firmName} to present me ${where}, until ${of.endsOn}.`,
    `They may send my name, experience and contact details to ${companies}, and to nobody else.`,
    "This costs me nothing, now or later. The company pays the recruiters.",
    "I can take this back at any time, in one step, on my own page. From then on they may not present me again; what was already sent stays known to the company.",
    "If another recruiter found me first, that recruiter shares in the fee. It changes nothing for me.",
  ].join("\n\n");
}

/** "A", "A and B", "A, B and C": a text that is signed leaves no doubt about whom it names. */
const listed = (names: readonly string[]) => (names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`);

/** Whether a typed name is the shown one: case, accents and spaces do not matter. */
export function sameName(typed: string, shown: string): boolean {
  const plain = (name: string) => name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  return plain(typed) === plain(shown) && plain(typed).length > 0;
}
