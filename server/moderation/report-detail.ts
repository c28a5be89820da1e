import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { moderationReports, reportEvidence } from "@/db/schema/moderation";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { reportId } from "./case";
import { daysAloneOf } from "./days-alone";
import { reportReasons } from "./make-report";
import { abouts, actionKinds } from "./my-reports";
import { reportedFile, reportedFiles } from "./reported-files";
import { evidenceShape, readBundle } from "./rules/evidence";

const actionStates = z.enum(["proposed", "in_force", "lifted", "turned_down", "withdrawn"]);
const actionLine = z.strictObject({
  actionId: z.string(), reportId: z.string(), kind: actionKinds, state: actionStates, days: z.number().int().nullable(), until: z.iso.datetime().nullable(), beganAt: z.iso.datetime().nullable(), reason: z.string(),
  decidedByName: z.string(), decidedAt: z.iso.datetime(), secondByName: z.string().nullable(), secondAnswer: z.string().nullable(), liftedByName: z.string().nullable(), liftReason: z.string().nullable(), liftedAt: z.iso.datetime().nullable(),
  /** Whether the reader decided, proposed or approved it: then another approves it, and answers its appeal. */
  mine: z.boolean(),
  appeal: z.strictObject({ words: z.string(), at: z.iso.datetime(), state: z.enum(["open", "granted", "upheld"]), answer: z.string().nullable(), decidedByName: z.string().nullable() }).nullable(),
});
const otherReport = z.strictObject({ reportId: z.string(), about: abouts, reason: reportReasons, state: z.enum(["open", "acted", "rejected"]), reportedAt: z.iso.datetime(), otherName: z.string() });
const personHistory = z.strictObject({
  userId: z.string(), name: z.string(), email: z.string(), hereSince: z.iso.datetime(), mutedUntil: z.iso.datetime().nullable(), suspended: z.boolean(), suspendedUntil: z.iso.datetime().nullable(),
  /** Other cases of this person, newest first. */
  reportsAbout: z.array(otherReport), reportsBy: z.array(otherReport), actions: z.array(actionLine),
});

/** A case as the platform sees it: the report, its evidence with the hash that proves it, both persons' earlier cases, what was decided, and what the reader may decide. */
export const reportDetail = query({
  input: z.strictObject({ reportId }),
  output: z.strictObject({
    report: z.strictObject({
      reportId: z.string(), about: abouts, reason: reportReasons, words: z.string().nullable(), state: z.enum(["open", "acted", "rejected"]), reportedAt: z.iso.datetime(), closedAt: z.iso.datetime().nullable(), closedByName: z.string().nullable(), answer: z.string().nullable(),
      /** Whether the reader is one of the two, and so decides nothing here. */
      ownCase: z.boolean(),
    }),
    evidence: evidenceShape, hash: z.string(), files: z.array(reportedFile), actions: z.array(actionLine), reporter: personHistory, reported: personHistory,
    settings: z.strictObject({ muteDaysMax: z.number().int() }), /** For how many days the reader may suspend this person alone from now on. */ daysAlone: z.number().int(), now: z.iso.datetime(),
  }),
  allow: asAdmin,
  errors: {},
  async run({ db, scope, now }, input) {
    const [report] = await db.select().from(moderationReports).where(eq(moderationReports.id, input.reportId));
    const [evidence] = await db.select().from(reportEvidence).where(eq(reportEvidence.reportId, input.reportId));
    if (!report || !evidence) return notFound();
    const closedBy = report.closedBy === null ? undefined : (await db.execute<{ name: string }>(sql`select name from users where id = ${report.closedBy}`))[0];
    const { muteDaysMax } = (await currentPolicy(db)).settings.moderation;
    const at = await now();
    const person = (userId: string) => historyOf(db, { userId, readerId: scope.userId, except: report.id });
    return {
      report: {
        reportId: report.id, about: abouts.parse(report.about), reason: reportReasons.parse(report.reason), words: report.words, state: z.enum(["open", "acted", "rejected"]).parse(report.state), reportedAt: report.reportedAt.toISOString(),
        closedAt: report.closedAt?.toISOString() ?? null, closedByName: closedBy?.name ?? null, answer: report.answer, ownCase: [report.reporterId, report.reportedId].includes(scope.userId),
      },
      evidence: readBundle(evidence.bundle), hash: evidence.hash, files: await reportedFiles(db, report.id),
      actions: await actionLines(db, scope.userId, sql`a.report_id = ${report.id}`, sql`a.decided_at, a.id`),
      reporter: await person(report.reporterId), reported: await person(report.reportedId),
      settings: { muteDaysMax }, daysAlone: await daysAloneOf(db, { adminId: scope.userId, userId: report.reportedId, now: at }), now: at.toISOString(),
    };
  },
});

const iso = (text: string) => new Date(text).toISOString();
const isoOr = (text: string | null) => (text === null ? null : iso(text));
/** Earlier cases of a person that a case shows. */
const EARLIER = limits.pageSize;

async function historyOf(db: Reader, of: { userId: string; readerId: string; except: string }): Promise<z.input<typeof personHistory>> {
  const [who] = await db.execute<{ name: string; email: string; created_at: string; muted: string | null; suspended: boolean; suspended_until: string | null }>(sql`
    select name, email, created_at, case when muted_until > app.now() then muted_until end as muted, suspended_at is not null and coalesce(suspended_until > app.now(), true) as suspended, suspended_until from users where id = ${of.userId}`);
  if (!who) throw new Error(`There is no user ${of.userId}.`);
  const others = async (mine: "reporter_id" | "reported_id", other: "reporter_id" | "reported_id") => {
    const rows = await db.execute<{ id: string; about: z.output<typeof abouts>; reason: z.output<typeof reportReasons>; state: "open" | "acted" | "rejected"; reported_at: string; name: string }>(sql`
      select r.id, r.about, r.reason, r.state, r.reported_at, u.name from moderation_reports r join users u on u.id = ${sql.identifier("r")}.${sql.identifier(other)}
      where ${sql.identifier("r")}.${sql.identifier(mine)} = ${of.userId} and r.id <> ${of.except} order by r.reported_at desc, r.id desc limit ${EARLIER}`);
    return rows.map((row) => ({ reportId: row.id, about: row.about, reason: row.reason, state: row.state, reportedAt: iso(row.reported_at), otherName: row.name }));
  };
  return {
    userId: of.userId, name: who.name, email: who.email, hereSince: iso(who.created_at), mutedUntil: isoOr(who.muted), suspended: who.suspended, suspendedUntil: who.suspended ? isoOr(who.suspended_until) : null,
    reportsAbout: await others("reported_id", "reporter_id"), reportsBy: await others("reporter_id", "reported_id"),
    actions: await actionLines(db, of.readerId, sql`a.user_id = ${of.userId} and a.report_id <> ${of.except}`, sql`a.decided_at desc, a.id desc`),
  };
}

type ActionRow = {
  id: string; report_id: string; kind: z.output<typeof actionKinds>; state: z.output<typeof actionStates>; days: number | null; until: string | null; began_at: string | null; reason: string; decided_by: string; decided_by_name: string; decided_at: string;
  second_by: string | null; second_by_name: string | null; second_answer: string | null; lifted_by_name: string | null; lift_reason: string | null; lifted_at: string | null;
  words: string | null; appealed_at: string | null; appeal_state: "open" | "granted" | "upheld" | null; answer: string | null; appeal_by_name: string | null;
};

async function actionLines(db: Reader, readerId: string, where: ReturnType<typeof sql>, order: ReturnType<typeof sql>): Promise<z.input<typeof actionLine>[]> {
  const rows = await db.execute<ActionRow>(sql`
    select a.id, a.report_id, a.kind, a.state, a.days, a.until, a.began_at, a.reason, a.decided_by, d.name as decided_by_name, a.decided_at, a.second_by, s.name as second_by_name, a.second_answer, l.name as lifted_by_name, a.lift_reason, a.lifted_at,
      p.words, p.appealed_at, p.state as appeal_state, p.answer, q.name as appeal_by_name
    from moderation_actions a join users d on d.id = a.decided_by left join users s on s.id = a.second_by left join users l on l.id = a.lifted_by left join moderation_appeals p on p.action_id = a.id left join users q on q.id = p.decided_by
    where ${where} order by ${order} limit ${EARLIER}`);
  return rows.map((row) => ({
    actionId: row.id, reportId: row.report_id, kind: row.kind, state: row.state, days: row.days, until: isoOr(row.until), beganAt: isoOr(row.began_at), reason: row.reason, decidedByName: row.decided_by_name, decidedAt: iso(row.decided_at),
    secondByName: row.second_by_name, secondAnswer: row.second_answer, liftedByName: row.lifted_by_name, liftReason: row.lift_reason, liftedAt: isoOr(row.lifted_at), mine: [row.decided_by, row.second_by].includes(readerId),
    appeal: row.appealed_at === null || row.appeal_state === null || row.words === null ? null : { words: row.words, at: iso(row.appealed_at), state: row.appeal_state, answer: row.answer, decidedByName: row.appeal_by_name },
  }));
}
