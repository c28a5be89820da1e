import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";

const line = z.strictObject({
  id: z.string(), type: z.string(), version: z.number().int(), actor: z.string(), placementId: z.string().nullable(), candidateId: z.string().nullable(), applicationId: z.string().nullable(),
  /** What else is known of it: for the platform alone, because it may name others. */
  data: z.record(z.string(), z.unknown()).nullable(),
  occurredAt: z.iso.datetime(),
});
type Row = { id: string; type: string; version: number; actor: string; placement_id: string | null; candidate_id: string | null; application_id: string | null; data: Record<string, unknown> | null; occurred_at: string };
/** What one caused oneself; the platform sees everything. What befell one's placements is told by their timelines. */
const events = (scope: PartyScope): SQL => sql`select e.id::text, e.type, e.version, e.actor, e.placement_id, e.candidate_id, e.application_id, case when ${scope.admin} then e.data end as data, e.occurred_at
  from marketplace_events e where (e.actor = ${`user:${scope.userId}`} or ${scope.admin})`;
const shape = (row: Row): z.input<typeof line> => ({
  id: row.id, type: row.type, version: row.version, actor: row.actor, placementId: row.placement_id, candidateId: row.candidate_id, applicationId: row.application_id, data: row.data, occurredAt: new Date(row.occurred_at).toISOString(),
});

/** Domain events, newest first. */
export const eventList = query({
  input: z.strictObject({ ...pageInput, type: z.string().max(limits.nameLength).optional(), placementId: z.string().max(limits.idLength).optional() }),
  output: pageOf(line),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, type, placementId }) {
    const rows = await db.execute<Row>(sql`${events(scope)} and (${type ?? null}::text is null or e.type = ${type ?? null}) and (${placementId ?? null}::text is null or e.placement_id = ${placementId ?? null})
      and ${after(cursor, sql`e.occurred_at`, sql`e.id::text`)} order by e.occurred_at desc, e.id::text desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shape, (row) => [row.occurred_at, row.id]);
  },
});

/** One event. */
export const eventDetail = query({
  input: z.strictObject({ event: z.string().max(limits.idLength) }),
  output: z.strictObject({ event: line }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { event }) {
    const [row] = await db.execute<Row>(sql`${events(scope)} and e.id::text = ${event}`);
    return row ? { event: shape(row) } : notFound();
  },
});
