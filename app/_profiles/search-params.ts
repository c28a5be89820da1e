import { createParser, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { codesOf, languageNames, regionNames } from "@/server/profiles/rules/vocabulary";

/** A place in a list of profiles, as its address names it. What is no place is the first page. */
const parseAsPlace = createParser({
  parse: (text) => (/^\d{4}-\d{2}-\d{2}T[\d:.]{5,15}Z~\d{1,3}-[\w-]{1,60}$/.test(text) && !Number.isNaN(Date.parse(text.split("~")[0] ?? "")) ? text : null),
  serialize: (text: string) => text,
});

/** What the address of every list of profiles says: the search, where and in which language, and the last row of the page before. */
export const profileParams = {
  search: parseAsString.withDefault("").withOptions({ clearOnDefault: true }),
  region: parseAsStringLiteral(codesOf(regionNames)),
  language: parseAsStringLiteral(codesOf(languageNames)),
  after: parseAsPlace,
};

/** What there is of an address's parameters, as a query's input takes them: nothing for what is not said. */
export const said = <T extends Record<string, unknown>>(params: T): { [Key in keyof T]?: NonNullable<T[Key]> } => Object.fromEntries(Object.entries(params).filter(([, value]) => value !== null)) as { [Key in keyof T]?: NonNullable<T[Key]> };
