import { type SQL, sql } from "drizzle-orm";

const first = (column: string): SQL => sql`case when ${sql.identifier(column)} is not null then min(row_no) over (partition by ${sql.identifier(column)}) end`;

/** Of a list's rows that name one person the first counts; the others say which it is. */
export const repeats = (importId: string): SQL => sql`
  with one as (
    select row_no, verdict, least(${first("email")}, ${first("phone")}, ${first("linkedin")}, ${first("candidate_id")}) as first
    from import_rows where import_id = ${importId} and verdict in ('new','perhaps','yours','protected'))
  update import_rows r set verdict = 'same', same_as = o.first, reason = 'The same person as row ' || to_char(o.first, 'FM999,999') || '.'
  from one o where r.import_id = ${importId} and r.row_no = o.row_no and o.first < o.row_no and o.verdict in ('new','perhaps')`;

/**
 * Marks the rows of a list that repeat an earlier one. Nothing is counted yet of a list that has just come: it is taken for a row or two, and without the switch would be gone through anew for each of its rows, until
 * the statement is cancelled.
 */
export async function markRepeated(tx: { execute(statement: SQL): PromiseLike<unknown> }, importId: string): Promise<void> {
  await tx.execute(sql`select set_config('enable_nestloop', 'off', true)`);
  await tx.execute(repeats(importId));
  await tx.execute(sql`select set_config('enable_nestloop', 'on', true)`);
}
