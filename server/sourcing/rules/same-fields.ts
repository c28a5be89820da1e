export type PersonCard = { fullName: string; email: string | null; phone: string | null; linkedin: string | null; headline: string | null; location: string | null; currentEmployer: string | null };
export type SameField = { field: keyof PersonCard; how: "same" | "alike" };

const plain = (text: string) => text.normalize("NFKD").replace(/\p{Mark}/gu, "").toLowerCase().replace(/[^\p{Letter}\p{Number}]+/gu, " ").trim();
const words = (text: string) => plain(text).split(" ").toSorted().join(" ");
const digits = (text: string) => text.replace(/\D/g, "");

/**
 * Which fields of two records point to one person. Equal keys never meet here, since they would be one record; but an address at another provider with the same name before
 * the @, or a number with the same last seven digits, is worth seeing. A hint for people, never a decision.
 */
export function sameFields(a: PersonCard, b: PersonCard): SameField[] {
  const found: SameField[] = [];
  const add = (field: keyof PersonCard, how: SameField["how"] | null) => void (how && found.push({ field, how }));
  add("fullName", words(a.fullName) === words(b.fullName) ? "same" : shareWord(a.fullName, b.fullName) ? "alike" : null);
  add("email", both(a.email, b.email, (x, y) => (plain(x) === plain(y) ? "same" : mailbox(x) === mailbox(y) ? "alike" : null)));
  add("phone", both(a.phone, b.phone, (x, y) => (digits(x) === digits(y) ? "same" : digits(x).length >= 7 && digits(x).slice(-7) === digits(y).slice(-7) ? "alike" : null)));
  add("linkedin", both(a.linkedin, b.linkedin, (x, y) => (slug(x) === slug(y) ? "same" : slug(x).replace(/ \S*\d\S*$/, "") === slug(y).replace(/ \S*\d\S*$/, "") ? "alike" : null)));
  for (const field of ["headline", "location", "currentEmployer"] as const) add(field, both(a[field], b[field], (x, y) => (plain(x) === plain(y) ? "same" : plain(x).includes(plain(y)) || plain(y).includes(plain(x)) ? "alike" : null)));
  return found;
}

const both = (a: string | null, b: string | null, how: (a: string, b: string) => SameField["how"] | null) => (a && b && plain(a) !== "" && plain(b) !== "" ? how(a, b) : null);
const mailbox = (email: string) => plain(email.split("@")[0]?.split("+")[0] ?? "").replaceAll(" ", "");
const slug = (url: string) => plain(url.replace(/\/+$/, "").split("/").at(-1) ?? "");
const shareWord = (a: string, b: string) => words(a).split(" ").some((word) => word.length > 2 && words(b).split(" ").includes(word));
