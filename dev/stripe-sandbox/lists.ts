import type Stripe from "stripe";
import { missing } from "./errors";

const limitDefault = 10;

/** One page of rows that are given oldest first; answers newest first, as Stripe does. */
export function pageOf<T extends { id: string }>(url: string, rows: T[], page: { limit?: number | undefined; starting_after?: string | undefined; ending_before?: string | undefined }): Stripe.ApiList<T> {
  const newest = rows.toReversed();
  const limit = page.limit ?? limitDefault;
  const at = (id: string, param: string): number => {
    const index = newest.findIndex((row) => row.id === id);
    if (index < 0) throw missing("object", id, param);
    return index;
  };
  if (page.ending_before) {
    const end = at(page.ending_before, "ending_before");
    const start = Math.max(0, end - limit);
    return { object: "list", url, has_more: start > 0, data: newest.slice(start, end) };
  }
  const start = page.starting_after ? at(page.starting_after, "starting_after") + 1 : 0;
  return { object: "list", url, has_more: start + limit < newest.length, data: newest.slice(start, start + limit) };
}

/** A list that is part of an object. */
export const inner = <T>(url: string, data: T[]): Stripe.ApiList<T> => ({ object: "list", url, has_more: false, data });
