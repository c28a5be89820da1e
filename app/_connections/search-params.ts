import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** What the address of the connections says: nothing for all of them; a shelf and the place from which older ones follow. */
const shelfParams = { show: parseAsStringLiteral(["connected", "past"] as const), from: parseAsString };
export const loadShelf = createLoader(shelfParams);
export const shelfAddress = createSerializer(shelfParams);

/** The place that an address names; null = none, also for a word that is no place. */
export const placeIn = (from: string | null): string | null => (from !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z~cnx_\w{1,40}$/.test(from) && !Number.isNaN(Date.parse(from.split("~")[0] ?? "")) ? from : null);
