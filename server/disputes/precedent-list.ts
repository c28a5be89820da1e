import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";

const outcomes = z.enum(["upheld", "overturned", "shared"]);
const kinds = z.enum(["claim", "not_allowed", "objection"]);
const precedent = z.strictObject({
  /** Tells two lines apart and leads nowhere: not the case's id. */
  key: z.string(), kind: kinds, outcome: outcomes, openerBasisPoints: z.number().int(), summary: z.string(), answered: z.boolean(), evidence: z.number().int(), onAppeal: z.boolean(), decidedAt: z.iso.datetime(),
});
type Row = { kind: z.output<typeof kinds>; outcome: z.output<typeof outcomes>; opener_basis_points: number; published_summary: string; answered: boolean; evidence: number; round: number; month: string };

/** Final cases whose last decision was published, newest first: what it was about, what both sides did, what came of it; no name, no id and no day. */
export const precedentList = query({
  input: z.strictObject({}),
  output: z.strictObject({ precedents: z.array(precedent) }),
  allow: asRecruiter,
  errors: {},
  async run({ db }) {
    const rows = await db.execute<Row>(sql`
      select d.kind, x.outcome, x.opener_basis_points, x.published_summary, d.answered_at is not null as answered, x.round, date_trunc('month', x.at) as month,
        (select count(*)::int from dispute_evidence e where e.dispute_id = d.id and e.side <> 'record') as evidence
      from disputes d join lateral (select * from dispute_decisions i where i.dispute_id = d.id order by i.round desc limit 1) x on true
      where d.state = 'closed' and x.published_summary is not null order by x.at desc, d.id limit ${limits.pageSizeMax}`);
    return {
      precedents: rows.map((row, i) => ({
        key: String(i), kind: row.kind, outcome: row.outcome, openerBasisPoints: row.opener_basis_points, summary: row.published_summary, answered: row.answered, evidence: row.evidence, onAppeal: row.round === 2, decidedAt: new Date(row.month).toISOString(),
      })),
    };
  },
});
