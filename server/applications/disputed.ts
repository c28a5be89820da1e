import { sql } from "drizzle-orm";
import type { Reader } from "../kernel/database";

/** Whether somebody says that a submission does not count, and it is not decided, or was found to be so: then no hire comes of it. The database refuses one as well. */
export async function isDisputed(db: Reader, applicationId: string): Promise<boolean> {
  const rows = await db.execute(sql`select 1 from disputes where application_id = ${applicationId} and kind <> 'claim' and (closed_at is null or outcome = 'overturned') limit 1`);
  return rows.length > 0;
}
