import { createLoader, createSerializer, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { verdictOrder } from "./import-words";

/** What the address of an import says: which rows are shown, and behind which one they begin. */
export const rowParams = {
  show: parseAsStringLiteral(verdictOrder),
  after: parseAsInteger.withDefault(0).withOptions({ clearOnDefault: true }),
};
export const loadRowParams = createLoader(rowParams);
export const rowAddress = createSerializer(rowParams);

/** The input of the rows' query for an address. */
export const rowInput = (importId: string, { show, after }: { show: (typeof verdictOrder)[number] | null; after: number }) => ({ importId, ...(show ? { verdict: show } : {}), after: Math.max(0, after) });

/** Where the list of imports goes on, as one word of the address. */
export const listParams = { after: parseAsString };
export const loadListParams = createLoader(listParams);
export const listAddress = createSerializer(listParams);
const separator = "~";
type Cursor = { createdAt: string; importId: string };
export const cursorText = (cursor: Cursor): string => `${cursor.createdAt}${separator}${cursor.importId}`;
/** The place that an address names; a word that is no place is the first page. */
export function listInput(text: string | null): { after?: Cursor } {
  const [createdAt = "", importId = ""] = (text ?? "").split(separator);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]{5,15}Z$/.test(createdAt) && !Number.isNaN(Date.parse(createdAt)) && importId.length > 0 && importId.length <= 64 ? { after: { createdAt, importId } } : {};
}
