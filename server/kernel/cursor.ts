import { z } from "zod";

/** Whether the database takes a text as an instant: a real day and time, of our era, to a handful of digits. */
const isInstant = (text: string): boolean => text.length <= 30 && text >= "0001" && !Number.isNaN(Date.parse(text));

/** An instant as a list names it. */
export const instantText = z.iso.datetime().max(30).refine(isInstant, "Go on from a row that the list itself named.");

/** A place in a list that is ordered by an instant and a tie-break, as one text for an address: rows of the same instant are neither lost nor repeated. */
export const cursor = z.string().max(140).regex(/^\d{4}-\d\d-\d\dT[\d:.]{5,15}Z~[\w-]{1,64}$/, "Go on from a row that the list itself named.").refine((text) => isInstant(placeOf(text).at), "Go on from a row that the list itself named.");

/** The place of one row. */
export const cursorOf = (at: string, tie: string): string => `${new Date(at).toISOString()}~${tie}`;

/** The instant and the tie-break of a place. */
export function placeOf(text: string): { at: string; tie: string } {
  const [at = "", tie = ""] = text.split("~");
  return { at, tie };
}
