import { ownAddress } from "../../own-address";

const home = "/marketplace";

/** Where a candidate goes on to: the page of theirs that they asked for, with what it was asked; else their home. In: the `next` of a link, which anybody may have written. */
export function landingOf(next: string | null): string {
  const address = ownAddress(next);
  return address !== null && /^\/marketplace(\/[\w-]+)*$/.test(address.pathname) ? `${address.pathname}${address.search}` : home;
}
