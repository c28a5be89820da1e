import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asSignedIn } from "../kernel/gates";

/** What time it is here, and by how much it differs from real time. */
export const clockDetail = query({
  input: z.strictObject({}),
  output: z.strictObject({ now: z.iso.datetime(), offsetHours: z.number().int(), movable: z.boolean() }),
  allow: asSignedIn,
  errors: {},
  async run({ db }) {
    const [row] = await db.execute<{ now: string; hours: number; movable: boolean }>(sql`
      select app.now() as now, coalesce((select extract(epoch from shift) / 3600 from app.clock_offset), 0)::int as hours,
        exists (select 1 from app.database_kind where kind in ('demo','test')) as movable`);
    if (!row) throw new Error("The database did not tell the time.");
    return { now: new Date(row.now).toISOString(), offsetHours: row.hours, movable: row.movable };
  },
});
