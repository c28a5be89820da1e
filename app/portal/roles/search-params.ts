import { createLoader, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const workModes = ["any", "on_site", "hybrid", "remote"] as const;

/** What the address of the list says: the search and the way of working. */
export const roleParams = { search: parseAsString.withDefault("").withOptions({ clearOnDefault: true }), mode: parseAsStringLiteral(workModes).withDefault("any").withOptions({ clearOnDefault: true }) };
export const loadRoleParams = createLoader(roleParams);

/** The input of the list's query for an address. */
export const roleInput = ({ search, mode }: { search: string; mode: (typeof workModes)[number] }) => ({ search: search.slice(0, 120), ...(mode === "any" ? {} : { workMode: mode }) });
