import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { cursor, cursorOf, placeOf } from "./cursor";
import { limits } from "./limits";

/** What a list takes: where to go on, and how many rows at most. */
export const pageInput = { cursor: cursor.optional(), limit: z.number().int().min(1, "Ask for at least one.").max(limits.pageSizeMax, `Ask for at most ${limits.pageSizeMax}.`).default(limits.pageSize) };

/** What a list answers: rows, newest first, and where to go on; null = these were the last. */
export const pageOf = <T extends z.ZodType>(row: T) => z.strictObject({ data: z.array(row), nextCursor: z.string().nullable() });

/** The condition of rows that come after a cursor, in a list ordered by an instant and a tie-break, both descending. */
export function after(from: string | undefined, at: SQL, tie: SQL): SQL {
  if (from === undefined) return sql`true`;
  const place = placeOf(from);
  return sql`(${at}, ${tie}) < (${place.at}::timestamptz, ${place.tie})`;
}

/** Shapes the rows of a list that was asked for one row more than its limit. In: the instant and the tie-break of a row. */
export function pageFrom<R, T>(rows: readonly R[], limit: number, shape: (row: R) => T, place: (row: R) => [at: string, tie: string]): { data: T[]; nextCursor: string | null } {
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return { data: rows.slice(0, limit).map(shape), nextCursor: last === undefined ? null : cursorOf(...place(last)) };
}
