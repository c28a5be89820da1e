import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** What the address of the news says: nothing for all of it; what is shown of it, and the place from which older news follows. */
const newsParams = { show: parseAsStringLiteral(["unread", "talk", "money"] as const), from: parseAsString };
export const loadNewsParams = createLoader(newsParams);
export const newsAddress = createSerializer(newsParams);

/** The place that an address names; undefined = none, also for a word that is no place. */
export const placeIn = (from: string | null): string | undefined => (from !== null && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z~ntf_\w{1,40}$/.test(from) && !Number.isNaN(Date.parse(from.split("~")[0] ?? "")) ? from : undefined);
