import { defaultTimeZone } from "./dates";

/** The cookie in which a browser says in which zone its reader is: pages are made in it, and what the browser draws is the same. */
export const zoneCookie = "fairsplit_zone";

/** The zone that a browser named; UTC while it named none, or what is no zone. In: the cookie's text, as the browser wrote it. */
export function zoneNamed(text: string | undefined): string {
  const zone = readable(text ?? "");
  return isTimeZone(zone) ? zone : defaultTimeZone;
}

/** What a browser keeps of its zone: for a year, for all of the product's pages. */
export function zoneCookieOf(zone: string): string {
  return `${zoneCookie}=${encodeURIComponent(zone)}; path=/; max-age=31536000; samesite=lax`;
}

/** Whether a text names an IANA time zone. */
export function isTimeZone(zone: string): boolean {
  // No zone has signs or a longer name; offsets are refused here, since not every reader's browser writes them.
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Whether the server is to hear of a browser's zone: it is another than the page was made in, and one that the server takes. Of one that it does not take it would be told with each page. */
export function isOtherZone(here: string, made: string): boolean {
  return here !== made && isTimeZone(here);
}

function readable(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
