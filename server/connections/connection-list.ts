import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { connectionLine, type ConnectionRow, connectionsOf, shapeConnection, sides } from "./connection-rows";

/** `requests`: others ask the reader. `sent`: the reader asks. `past`: it ended, was declined, taken back or blocked. */
const shelves = z.enum(["requests", "sent", "connected", "past"]);
const shelf = sql`case when o.shown = 'pending' then case when o.asked_by = o.side then 'sent' else 'requests' end when o.shown = 'active' then 'connected' else 'past' end`;

/** The reader's connections, what changed last first; on one of their sides or on both. */
export const connectionList = query({
  input: z.strictObject({ ...pageInput, show: shelves.optional(), side: sides.optional() }),
  output: pageOf(connectionLine),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, show, side }) {
    const rows = await db.execute<ConnectionRow>(sql`select * from (${connectionsOf(scope)}) o where (${show ?? null}::text is null or ${shelf} = ${show ?? null}) and (${side ?? null}::text is null or o.side = ${side ?? null})
      and ${after(cursor, sql`o.shown_at`, sql`o.id`)} order by o.shown_at desc, o.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shapeConnection, (row) => [row.shown_at, row.id]);
  },
});

/** How many requests of others wait for the reader, on each side. */
export const requestsWaiting = query({
  input: z.strictObject({}),
  output: z.strictObject({ asCandidate: z.number().int(), asRecruiter: z.number().int() }),
  allow: asParty,
  errors: {},
  async run({ db, scope }) {
    const [row] = await db.execute<{ candidate: number; recruiter: number }>(sql`
      select count(*) filter (where candidate_id = ${scope.candidateId} and asked_by = 'recruiter')::int as candidate, count(*) filter (where recruiter_id = ${scope.recruiterId} and asked_by = 'candidate')::int as recruiter
      from marketplace_connections where state = 'pending' and (candidate_id = ${scope.candidateId} or recruiter_id = ${scope.recruiterId})`);
    return { asCandidate: row?.candidate ?? 0, asRecruiter: row?.recruiter ?? 0 };
  },
});
