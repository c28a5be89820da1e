import { sql } from "drizzle-orm";
import type { Tx } from "../kernel/database";

/**
 * Lets claims that wait for another begin, now or at the instant that they were to begin first (`planned`), as soon as nobody protects the person until then: a period that
 * ended early leaves no gap in which a third could come between.
 */
export async function beginWaiting(tx: Tx, of: { candidateId: string; now: Date; planned?: ReadonlyMap<string, string> }): Promise<void> {
  const at = sql`${of.now.toISOString()}::timestamptz`;
  const waiting = await tx.execute<{ id: string }>(sql`select id from candidate_sourcers where candidate_id = ${of.candidateId} and state = 'active' and lower("window") > ${at} and transferred_from is not null order by lower("window") for update`);
  for (const { id } of waiting) {
    await tx.execute(sql`
      update candidate_sourcers c set "window" = tstzrange(f.since, upper(c."window"), '[)')
      from (select w.id, greatest(${at}, ${of.planned?.get(id) ?? null}::timestamptz, max(upper(o."window"))) as since
        from candidate_sourcers w left join candidate_sourcers o on o.candidate_id = w.candidate_id and o.id <> w.id and lower(o."window") < lower(w."window") where w.id = ${id} group by w.id) f
      where c.id = f.id and f.since < lower(c."window")`);
  }
}
