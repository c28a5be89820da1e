import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";

/** What the address of the connections says: nothing for all of them; a shelf and the place from which older ones follow. */
const shelfParams = { show: parseAsStringLiteral(["connected", "past"] as const), from: parseAsString };
export const loadShelf = createLoader(shelfParams);
export const shelfAddress = createSerializer(shelfParams);
