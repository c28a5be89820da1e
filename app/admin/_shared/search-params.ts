import { z } from "zod";

const text = (most: number) => z.string().min(1).max(most).optional().catch(undefined);

/** What the addresses of the admin's lists carry. What is not understood is left out. */
export const adminSearch = z.object({
  /** Only this placement. */
  placement: text(64),
  /** Only accounts of this kind. */
  kind: text(40),
  /** Rows older than this place of the list. */
  before: text(140),
  /** The proof to show; the last one without it. */
  run: text(64),
  /** A person or a recruiter, among claims. */
  search: text(254),
  /** Only claims in this state. */
  state: z.enum(["protecting", "expired", "released", "transferred", "joined", "overturned"]).optional().catch(undefined),
  /** Which queue of reports. */
  queue: z.enum(["open", "second", "appeals", "closed"]).catch("open"),
  /** Which part of the payouts page. */
  view: z.enum(["due", "transfers", "events"]).catch("due"),
});
export type AdminSearch = z.output<typeof adminSearch>;
export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** An address with some of its parameters set; undefined leaves one out. */
export function addressOf(path: string, params: Partial<Record<keyof AdminSearch, string | undefined>>): string {
  const entries = Object.entries(params).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return entries.length === 0 ? path : `${path}?${new URLSearchParams(entries)}`;
}
