/** What stands where an address or a number was. */
export const HIDDEN_CONTACT = "[contact hidden]";

const addresses = /[^\s@<>()]+(?:@|\s?[([]at[)\]]\s?)[^\s@<>()]+\.[a-z]{2,}/gi;
const links = /(?:https?:\/\/|www\.)\S+|\b(?:linkedin\.com|wa\.me|t\.me)\/\S+/gi;
const numbers = /(?<![\w.,])\(?(?:\+|00)?\d[\d()./ -]{5,}\d/g;
const day = /^(?:\d{4}-\d\d-\d\d|\d\d?[./]\d\d?[./]\d{4})$/;

/** Whether a run of digits may be a phone number: 7 to 15 digits (E.164), no day and no range of amounts. */
const isPhone = (run: string): boolean => {
  const digits = run.replace(/\D/g, "").length;
  return digits >= 7 && digits <= 15 && !day.test(run.trim()) && !/\s-\s/.test(run);
};

/**
 * A text with contact data taken out: e-mail addresses, links, phone numbers. Contact data are for those who are connected (DESIGN §3). Out: the text, and whether anything was hidden.
 * It errs towards hiding; who writes by other means than an address is not found out.
 */
export function maskContact(text: string): { text: string; hidden: boolean } {
  const masked = text.replace(links, HIDDEN_CONTACT).replace(addresses, HIDDEN_CONTACT).replace(numbers, (run) => (isPhone(run) ? HIDDEN_CONTACT : run));
  return { text: masked, hidden: masked !== text };
}
