import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { parse as parseDomain } from "tldts";

/** One key by which a person is recognised: equal keys mean the same person. */
export type CandidateKey = { kind: "email" | "phone" | "linkedin"; value: string; asGiven: string };
export type KeyFault = { field: "email" | "phone" | "linkedin"; message: string };

/** Providers at whose addresses a tag after `+` is the same mailbox. */
const TAGGED = new Set(["gmail.com", "outlook.com", "hotmail.com", "live.com", "fastmail.com", "icloud.com", "me.com", "proton.me", "protonmail.com", "pm.me", "hey.com"]);
/** Providers at which dots in the name do not matter. */
const DOTLESS = new Set(["gmail.com"]);
const SAME_AS: Readonly<Record<string, string>> = { "googlemail.com": "gmail.com", "protonmail.com": "proton.me", "pm.me": "proton.me" };

/** One case and one form of each letter: lower case first of the compatible form, which may bring capitals of its own. */
const folded = (text: string): string => text.normalize("NFKC").toLowerCase().normalize("NFKC");

/** The one spelling of an e-mail address (DESIGN §3, identity): case, provider's dots and tags. null = no address. */
export function canonicalEmail(given: string): string | null {
  const text = folded(given.trim());
  const at = text.lastIndexOf("@");
  if (at < 1 || /\s/.test(text)) return null;
  const typed = parseDomain(text.slice(at + 1), { allowPrivateDomains: false });
  if (!typed.hostname || !typed.domain || !(typed.isIcann ?? false)) return null;
  const host = SAME_AS[typed.hostname] ?? typed.hostname;
  let name = text.slice(0, at);
  if (TAGGED.has(host)) name = name.split("+")[0] ?? name;
  if (DOTLESS.has(host)) name = name.replaceAll(".", "");
  return name && /^[^@"(),:;<>[\]\\]+$/.test(name) ? `${name}@${host}` : null;
}

/** E.164, whatever the spelling, and the extension where there is one: behind one switchboard sit many people. In: the number and the country to assume without a prefix. null = no phone number. */
export function canonicalPhone(given: string, country: "US" | "GB" | "DE" = "US"): string | null {
  const parsed = parsePhoneNumberFromString(given.trim(), country);
  if (!parsed?.isValid()) return null;
  return parsed.ext ? `${parsed.number};ext=${parsed.ext}` : parsed.number;
}

/**
 * The profile's slug from any spelling of its address. null = no LinkedIn profile. An old address (`/pub/name/1/2a/3b`) names a person only with its numbers: they stay.
 */
export function canonicalLinkedin(given: string): string | null {
  const text = given.trim();
  const old = /^(?:https?:\/\/)?(?:[a-z]{1,5}\.)?linkedin\.com\/pub\/([^/?#\s]+(?:\/[0-9a-z]{1,3}){3})(?:[/?#]|$)/i.exec(text);
  const found = old ?? /^(?:https?:\/\/)?(?:[a-z]{1,5}\.)?linkedin\.com\/(?:mwlite\/)?(?:in|pub)\/([^/?#\s]+)/i.exec(text) ?? /^(?:in\/|@)?([\p{L}\p{N}_-]{3,100})$/iu.exec(text);
  const slug = found?.[1];
  if (!slug) return null;
  try {
    const name = folded(decodeURIComponent(slug));
    return /[%/?#\s]/.test(old ? name.replaceAll("/", "") : name) ? null : name;
  } catch {
    return null;
  }
}

/** All keys of what was given; empty texts are no keys. Out: the keys, or what is wrong with which field. */
export function canonicalKeys(given: { email?: string | null; phone?: string | null; linkedin?: string | null }): { keys: CandidateKey[]; faults: KeyFault[] } {
  const keys: CandidateKey[] = [];
  const faults: KeyFault[] = [];
  const add = (kind: CandidateKey["kind"], text: string | null | undefined, read: (text: string) => string | null, message: string) => {
    if (!text?.trim()) return;
    const value = read(text);
    if (value) keys.push({ kind, value, asGiven: text.trim() });
    else faults.push({ field: kind, message });
  };
  add("email", given.email, canonicalEmail, "Enter an e-mail with a domain, such as name@company.com.");
  add("phone", given.phone, canonicalPhone, "Enter a phone number with its country code, such as +1 415 555 0132.");
  add("linkedin", given.linkedin, canonicalLinkedin, "Paste the address of a LinkedIn profile, such as linkedin.com/in/name.");
  return { keys, faults };
}
