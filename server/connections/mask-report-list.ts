import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { sides } from "./connection-rows";
import { maskContact } from "./rules/masked-contact";

const line = z.strictObject({ connectionId: z.string(), askedAt: z.iso.datetime(), reportedAt: z.iso.datetime(), reportedBy: z.string(), askedBy: sides, /** As it was written, and as its reader has it. */ note: z.string(), masked: z.string() });
type Row = { connection_id: string; asked_at: string; reported_at: string; name: string; asked_by: z.output<typeof sides>; note: string };

/** Reports that wait for an admin: not of a note of two who are connected since, or of a request that was made anew, since there is nothing hidden any more. */
const waiting = sql`mask_reports m join marketplace_connections c on c.id = m.connection_id and c.asked_at = m.asked_at and m.outcome is null and c.note is not null and c.state <> 'active'`;

/** How many notes wait for an admin to look at what is hidden in them. */
export async function maskReportsWaiting(db: Reader): Promise<number> {
  const [row] = await db.execute<{ waiting: number }>(sql`select count(*)::int as waiting from ${waiting}`);
  return row?.waiting ?? 0;
}

/** Notes in which something is hidden that is said to be no contact data, the oldest report first. */
export const maskReportList = query({
  input: z.strictObject({}),
  output: z.strictObject({ reports: z.array(line), now: z.iso.datetime() }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }) {
    const rows = await db.execute<Row>(sql`
      select m.connection_id, m.asked_at, m.reported_at, u.name, c.asked_by, c.note
      from ${waiting} join users u on u.id = m.reported_by
      order by m.reported_at, m.connection_id limit ${limits.pageSize}`);
    const iso = (text: string) => new Date(text).toISOString();
    return {
      reports: rows.map((row) => ({ connectionId: row.connection_id, askedAt: iso(row.asked_at), reportedAt: iso(row.reported_at), reportedBy: row.name, askedBy: row.asked_by, note: row.note, masked: maskContact(row.note).text })),
      now: (await now()).toISOString(),
    };
  },
});
