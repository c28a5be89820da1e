/** An address within our own pages; null for anything that leads a browser elsewhere. Judged by the parser that the browser uses: it drops tabs, and takes a backslash for a slash. */
export function ownAddress(given: string | null | undefined): URL | null {
  const here = "http://here.invalid";
  if (!given?.startsWith("/") || !URL.canParse(given, here)) return null;
  const address = new URL(given, here);
  return address.origin === here ? address : null;
}
