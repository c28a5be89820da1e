import { type SQL, sql } from "drizzle-orm";

/** Whether an instant lies within so many milliseconds of another, before or after it: who committed while we waited may have begun after us, and a clock that is set back leaves nothing that counts for ever. */
export const nearby = (at: SQL, of: Date, ms: number): SQL =>
  sql`(${at} > ${new Date(of.getTime() - ms).toISOString()}::timestamptz and ${at} < ${new Date(of.getTime() + ms).toISOString()}::timestamptz)`;
