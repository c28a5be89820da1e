import { createLoader, createSerializer, parseAsString } from "nuqs/server";

const mergeParams = { before: parseAsString };
export const loadMergeParams = createLoader(mergeParams);
const address = createSerializer(mergeParams);
/** The address of the page of decided merges that begins after a place. */
export const answeredAddress = (of: { before: string }): string => address("/admin/merges", of);

type Place = { at: string; id: string };
/** A place in the list as one word of the address. */
export const placeText = (place: Place): string => `${place.at}~${place.id}`;
/** The place that an address names; undefined = the first page, also for a word that is no place. */
export function placeOf(text: string | null): Place | undefined {
  const [at = "", id = ""] = (text ?? "").split("~");
  return /^\d{4}-\d{2}-\d{2}T[\d:.]{5,15}Z$/.test(at) && !Number.isNaN(Date.parse(at)) && id.length > 0 && id.length <= 64 ? { at, id } : undefined;
}
