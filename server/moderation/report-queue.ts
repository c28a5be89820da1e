import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { maskReportsWaiting } from "../connections";
import { query } from "../kernel/command";
import { cursor, cursorOf, placeOf } from "../kernel/cursor";
import { asAdmin } from "../kernel/gates";
import { containing } from "../kernel/like";
import { limits } from "../kernel/limits";
import { reportReasons } from "./make-report";
import { abouts } from "./my-reports";

/** What a queue shows: reports that nobody has decided, suspensions that wait for a second admin, appeals, and what is closed. */
export const queues = z.enum(["open", "second", "appeals", "closed"]);

const line = z.strictObject({
  reportId: z.string(), about: abouts, reason: reportReasons, state: z.enum(["open", "acted", "rejected"]), reportedAt: z.iso.datetime(), reporterName: z.string(), reportedName: z.string(),
  /** Earlier reports about the same person that led to something. */
  actedBefore: z.number().int(),
  waitsForSecond: z.boolean(), appealed: z.boolean(),
});
export type ReportQueueLine = z.output<typeof line>;
type Row = { id: string; about: z.output<typeof abouts>; reason: z.output<typeof reportReasons>; state: "open" | "acted" | "rejected"; reported_at: string; reporter: string; reported: string; acted_before: number; second: boolean; appealed: boolean };

const second: SQL = sql`exists (select 1 from moderation_actions a where a.report_id = r.id and a.state = 'proposed')`;
const appealed: SQL = sql`exists (select 1 from moderation_actions a join moderation_appeals p on p.action_id = a.id and p.state = 'open' where a.report_id = r.id)`;
const isIn: Readonly<Record<z.output<typeof queues>, SQL>> = { open: sql`r.state = 'open'`, second, appeals: appealed, closed: sql`r.state <> 'open'` };

/** Reports for the platform's people, oldest first, what is closed newest first; found by the name or e-mail of either of the two. And how many wait in each queue; `masks`: notes that are said to be hidden by mistake. */
export const reportQueue = query({
  input: z.strictObject({ show: queues.default("open"), search: z.string().trim().max(limits.emailLength).default(""), from: cursor.optional() }),
  output: z.strictObject({ reports: z.array(line), nextFrom: z.string().nullable(), waiting: z.strictObject({ open: z.number().int(), second: z.number().int(), appeals: z.number().int(), masks: z.number().int() }), now: z.iso.datetime() }),
  allow: asAdmin,
  errors: {},
  async run({ db, now }, { show, search, from }) {
    const place = from === undefined ? null : placeOf(from);
    const newest = show === "closed";
    const found = search === "" ? sql`true` : sql`(x.name ilike ${containing(search)} or y.name ilike ${containing(search)} or x.email = ${search.toLowerCase()} or y.email = ${search.toLowerCase()})`;
    const further = place === null ? sql`true` : newest ? sql`(r.reported_at, r.id) < (${place.at}::timestamptz, ${place.tie})` : sql`(r.reported_at, r.id) > (${place.at}::timestamptz, ${place.tie})`;
    const rows = await db.execute<Row>(sql`
      select r.id, r.about, r.reason, r.state, r.reported_at, x.name as reporter, y.name as reported, ${second} as second, ${appealed} as appealed,
        (select count(*)::int from moderation_reports b where b.reported_id = r.reported_id and b.id <> r.id and b.state = 'acted' and b.reported_at <= r.reported_at) as acted_before
      from moderation_reports r join users x on x.id = r.reporter_id join users y on y.id = r.reported_id
      where ${isIn[show]} and ${found} and ${further} order by ${newest ? sql`r.reported_at desc, r.id desc` : sql`r.reported_at, r.id`} limit ${limits.pageSize}`);
    const [waiting] = await db.execute<{ open: number; second: number; appeals: number }>(sql`
      select (select count(*)::int from moderation_reports where state = 'open') as open, (select count(*)::int from moderation_actions where state = 'proposed') as second, (select count(*)::int from moderation_appeals where state = 'open') as appeals`);
    const last = rows.length === limits.pageSize ? rows.at(-1) : undefined;
    return {
      reports: rows.map((row) => ({ reportId: row.id, about: row.about, reason: row.reason, state: row.state, reportedAt: new Date(row.reported_at).toISOString(), reporterName: row.reporter, reportedName: row.reported, actedBefore: row.acted_before, waitsForSecond: row.second, appealed: row.appealed })),
      nextFrom: last ? cursorOf(last.reported_at, last.id) : null,
      waiting: { ...(waiting ?? { open: 0, second: 0, appeals: 0 }), masks: await maskReportsWaiting(db) },
      now: (await now()).toISOString(),
    };
  },
});

/** How many reports nobody has decided yet, of people and of notes that are said to be hidden by mistake, for the navigation of the platform's people. */
export const reportsWaiting = query({
  input: z.strictObject({}),
  output: z.strictObject({ open: z.number().int() }),
  allow: asAdmin,
  errors: {},
  async run({ db }) {
    const [row] = await db.execute<{ open: number }>(sql`select count(*)::int as open from moderation_reports where state = 'open'`);
    return { open: (row?.open ?? 0) + (await maskReportsWaiting(db)) };
  },
});
