/** A part of a note that was taken out, and what it was. */
export type Masked = { text: string; found: readonly ContactKind[] };
export type ContactKind = "email" | "phone" | "link" | "handle";

/** What stands in the place of a contact. */
export const MASK = "•••";

const at = String.raw`(?:@|\s*[\[({<]\s*(?:at|@)\s*[\])}>]\s*)`;
const dot = String.raw`(?:\.|\s*[\[({<]\s*(?:dot|\.)\s*[\])}>]\s*)`;
const label = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?`;
const email = new RegExp(String.raw`[\p{L}\p{N}._%+'-]{1,64}${at}${label}(?:${dot}${label}){1,6}`, "giu");
const tlds = "com|net|org|io|co|me|dev|app|ai|info|biz|eu|us|uk|de|fr|ch|nl|es|it|in|ca|au|link|page|site|xyz";
const link = new RegExp(String.raw`(?:\bhttps?:\/\/|\bwww\.)[^\s<>"']{2,}|(?<![\p{L}\p{N}@._-])(?:[\p{L}\p{N}-]{1,63}\.){1,5}(?:${tlds})\b(?:\/[^\s<>"']*)?|\b(?:linkedin|lnkd|xing|github|t\.me|wa\.me|telegram|whatsapp|calendly)(?:\.[a-z]{2,3})?\/[^\s<>"']+`, "giu");
const handle = /(?<![\p{L}\p{N}@._-])@[\p{L}\p{N}_][\p{L}\p{N}_.-]{2,38}[\p{L}\p{N}_]|\b(?:skype|telegram|whats\s?app|signal|wechat|discord|linkedin|insta(?:gram)?|viber)\s*(?:id|name|handle|me|is)?\s*[:=]\s*[^\s,;]{3,40}/giu;
/** Figures with what people put between them; how many there are decides. */
const figures = /(?<![\p{L}\p{N}])(?:\+|00|\()?\p{Nd}[\p{Nd}\s().\u00a0/_-]{5,24}\p{Nd}(?![\p{L}\p{N}])/gu;

/** 7 to 15 figures (E.164) that are no day, no range of years and no sum of money. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\P{Nd}/gu, "").length;
  if (digits < 7 || digits > 15) return false;
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) || /^\d{1,2}[./]\d{1,2}[./]\d{4}$/.test(text) || /^(19|20)\d{2}\s*[-/]\s*(19|20)\d{2}$/.test(text)) return false;
  // 120 000 or 1.200.000 are sums: groups of three after one to three figures, without a plus or a bracket.
  return !/^\d{1,3}(?:[ .\u00a0]\d{3})+$/.test(text) || /^\d{3}[ .]\d{3}[ .]\d{3,4}$/.test(text);
}

/**
 * Takes out of a note what would let the two talk elsewhere before both agreed to: e-mail addresses, telephone numbers, addresses of pages and handles, also written around the
 * corner. In: the note as it was written. Out: the note with a mask in their place, and what was found, each kind once. Who masks shows why, and keeps the note itself as written.
 */
export function maskContact(note: string): Masked {
  const found = new Set<ContactKind>();
  const mask = (kind: ContactKind) => () => {
    found.add(kind);
    return MASK;
  };
  const text = note.replace(email, mask("email")).replace(link, mask("link")).replace(handle, mask("handle")).replace(figures, (given) => (isPhone(given.trim()) ? mask("phone")() : given));
  return { text, found: [...found] };
}
