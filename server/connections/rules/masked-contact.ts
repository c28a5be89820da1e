import { contactsIn } from "../../kernel/rules/contact-data";

/** What stands where an address or a number was. */
export const HIDDEN_CONTACT = "[contact hidden]";

/**
 * A text with contact data taken out: e-mail addresses, links, handles, phone numbers. Contact data are for those who are connected (DESIGN §3). Out: the text, in which none is found any more, and whether
 * anything was hidden. It errs towards hiding; who writes by other means than an address is not found out.
 */
export function maskContact(text: string): { text: string; hidden: boolean } {
  let masked = text;
  // What stood beside something hidden may be found once that is gone; each round leaves fewer letters that can be.
  for (let found = contactsIn(masked); found.length > 0; found = contactsIn(masked)) masked = found.toReversed().reduce((left, { from, to }) => left.slice(0, from) + HIDDEN_CONTACT + left.slice(to), masked);
  return { text: masked, hidden: masked !== text };
}
