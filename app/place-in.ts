import { cursor } from "@/server/kernel/cursor";

/** The place in a list that an address names; undefined = none, also for a word that is no place. */
export const placeIn = (from: string | null): string | undefined => cursor.safeParse(from).data;
