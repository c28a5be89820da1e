import { createLoader, createSerializer, parseAsString, parseAsStringLiteral } from "nuqs/server";

export const candidateFilters = ["all", "mine", "other", "free"] as const;

/** What the address of the list says: the search, the filter, and the last row of the page before. */
export const candidateParams = {
  search: parseAsString.withDefault("").withOptions({ clearOnDefault: true }),
  filter: parseAsStringLiteral(candidateFilters).withDefault("all").withOptions({ clearOnDefault: true }),
  after: parseAsString,
};
export const loadCandidateParams = createLoader(candidateParams);
export const candidateAddress = createSerializer(candidateParams);

type Cursor = { addedAt: string; candidateId: string };
const separator = "~";

/** A place in the list as one word of the address. */
export const cursorText = (cursor: Cursor): string => `${cursor.addedAt}${separator}${cursor.candidateId}`;

/** The place that an address names; undefined = the first page. A word that is no place is the first page too. */
export function cursorOf(text: string | null): Cursor | undefined {
  const [addedAt = "", candidateId = ""] = (text ?? "").split(separator);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]{5,15}Z$/.test(addedAt) && !Number.isNaN(Date.parse(addedAt)) && candidateId.length > 0 && candidateId.length <= 64 ? { addedAt, candidateId } : undefined;
}

/** The input of the list's query for an address. */
export const listInput = (params: { search: string; filter: (typeof candidateFilters)[number]; after: string | null }) => {
  const after = cursorOf(params.after);
  return { search: params.search.slice(0, 120), filter: params.filter, ...(after ? { after } : {}) };
};
