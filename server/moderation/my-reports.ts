import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { reportReasons } from "./make-report";

export const abouts = z.enum(["message", "note", "profile", "person"]);
export const actionKinds = z.enum(["warn", "mute", "remove", "suspend"]);

const line = z.strictObject({
  reportId: z.string(), about: abouts, reason: reportReasons, words: z.string().nullable(), reportedAt: z.iso.datetime(),
  /** The conversation that it is from; null = a profile. */
  connectionId: z.string().nullable(),
  state: z.enum(["open", "acted", "rejected"]), closedAt: z.iso.datetime().nullable(),
  /** Why it was rejected. */
  answer: z.string().nullable(),
  /** What was done, without how long or why: that is the other's. `lifted`: taken back since. */
  done: z.array(z.strictObject({ kind: actionKinds, lifted: z.boolean() })),
});
type Row = { id: string; about: z.output<typeof abouts>; reason: z.output<typeof reportReasons>; words: string | null; reported_at: string; connection_id: string | null; state: "open" | "acted" | "rejected"; closed_at: string | null; answer: string | null; done: z.output<typeof line>["done"] | null };
const iso = (text: string) => new Date(text).toISOString();

/** What the reader has reported on the side on which they are, newest first, and what came of it. The other's name is not repeated: of a masked profile the reader has none. */
export const myReports = query({
  input: z.strictObject({ side: z.enum(["candidate", "recruiter"]) }),
  output: z.strictObject({ reports: z.array(line) }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { side }) {
    const rows = await db.execute<Row>(sql`
      select r.id, r.about, r.reason, r.words, r.reported_at, r.connection_id, r.state, r.closed_at, r.answer,
        (select json_agg(json_build_object('kind', a.kind, 'lifted', a.state = 'lifted') order by a.began_at) from moderation_actions a where a.report_id = r.id and a.state in ('in_force', 'lifted')) as done
      from moderation_reports r where r.reporter_id = ${scope.userId} and r.side = ${side} order by r.reported_at desc, r.id desc limit ${limits.pageSizeMax}`);
    return {
      reports: rows.map((row) => ({ reportId: row.id, about: row.about, reason: row.reason, words: row.words, reportedAt: iso(row.reported_at), connectionId: row.connection_id, state: row.state, closedAt: row.closed_at === null ? null : iso(row.closed_at), answer: row.answer, done: row.done ?? [] })),
    };
  },
});
