import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { sides } from "./connection-rows";
import { maskContact } from "./rules/masked-contact";

const line = z.strictObject({ connectionId: z.string(), askedAt: z.iso.datetime(), reportedAt: z.iso.datetime(), reportedBy: z.string(), askedBy: sides, /** As it was written, and as its reader has it. */ note: z.string(), masked: z.string() });
type Row = { connection_id: string; asked_at: string; reported_at: string; name: string; asked_by: z.output<typeof sides>; note: string };

/** Notes in which something is hidden that is said to be no contact data, the oldest report first; not those of two who are connected since, or of a request that was made anew: there is nothing hidden any more. */
export const maskReportList = query({
  input: z.strictObject({}),
  output: z.strictObject({ reports: z.array(line), now: z.iso.datetime() }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }) {
    const rows = await db.execute<Row>(sql`
      select m.connection_id, m.asked_at, m.reported_at, u.name, c.asked_by, c.note
      from mask_reports m join marketplace_connections c on c.id = m.connection_id and c.asked_at = m.asked_at and c.note is not null and c.state <> 'active' join users u on u.id = m.reported_by
      where m.outcome is null order by m.reported_at, m.connection_id limit ${limits.pageSize}`);
    const iso = (text: string) => new Date(text).toISOString();
    return {
      reports: rows.map((row) => ({ connectionId: row.connection_id, askedAt: iso(row.asked_at), reportedAt: iso(row.reported_at), reportedBy: row.name, askedBy: row.asked_by, note: row.note, masked: maskContact(row.note).text })),
      now: (await now()).toISOString(),
    };
  },
});
