import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { toWire, wireMoney } from "../money";

const id = z.string().max(limits.idLength);
const filter = { placementId: id.optional() };
const iso = (text: string) => new Date(text).toISOString();
const maybe = (text: string | null) => (text === null ? null : iso(text));

/** Shares of a placement are for the firms that share in it and for the platform; the company sees its invoice, and the person none of it. */
const seen = (scope: PartyScope, placement: SQL): SQL => sql`(${scope.admin} or exists (select 1 from placement_collaborators k join recruiters kr on kr.id = k.recruiter_id where k.placement_id = ${placement} and kr.firm_id = ${scope.firmId}))`;
const payee = { placementId: z.string(), payeeId: z.string(), payeeName: z.string(), mine: z.boolean() };
type PayeeRow = { placement_id: string; payee_id: string; payee_name: string; mine: boolean };
/** The payee of a row; `py` is joined on the row's payee. */
const payeeColumns = (scope: PartyScope, placement: SQL): SQL => sql`${placement} as placement_id, py.id as payee_id, coalesce(pu.name, pf.name) as payee_name, coalesce(py.recruiter_id = ${scope.recruiterId}, false) as mine`;
const payeeJoins = sql`left join recruiters pr on pr.id = py.recruiter_id left join users pu on pu.id = pr.user_id left join organizations pf on pf.id = py.firm_id`;
const shapePayee = (row: PayeeRow) => ({ placementId: row.placement_id, payeeId: row.payee_id, payeeName: row.payee_name, mine: row.mine });

const split = z.strictObject({ id: z.string(), placementId: z.string(), collaboratorId: z.string().nullable(), payeeId: z.string().nullable(), payeeName: z.string().nullable(), mine: z.boolean(), role: z.string(), basisPoints: z.number().int(), amount: wireMoney, rule: z.string(), createdAt: z.iso.datetime() });
type SplitRow = { id: string; placement_id: string; collaborator_id: string | null; payee_id: string | null; payee_name: string | null; mine: boolean; role: string; basis_points: number; currency: string; amount: string; rule: string; created_at: string };
const splits = (scope: PartyScope): SQL => sql`
  select s.id, s.collaborator_id, ${payeeColumns(scope, sql`s.placement_id`)}, s.role, s.basis_points, s.currency, s.amount_minor::text as amount, s.rule, se.created_at
  from payout_splits s join payout_split_sets se on se.id = s.set_id and se.superseded_at is null left join payees py on py.id = s.payee_id ${payeeJoins} where ${seen(scope, sql`s.placement_id`)}`;
const shapeSplit = (row: SplitRow): z.input<typeof split> => ({
  id: row.id, placementId: row.placement_id, collaboratorId: row.collaborator_id, payeeId: row.payee_id, payeeName: row.payee_name, mine: row.mine, role: row.role, basisPoints: row.basis_points, amount: toWire(BigInt(row.amount), row.currency), rule: row.rule, createdAt: iso(row.created_at),
});

/** Shares of placements that are in force, the platform's too (it has no payee). */
export const payoutSplitList = query({
  input: z.strictObject({ ...pageInput, ...filter }),
  output: pageOf(split),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, placementId }) {
    const rows = await db.execute<SplitRow>(sql`${splits(scope)} and (${placementId ?? null}::text is null or s.placement_id = ${placementId ?? null}) and ${after(cursor, sql`se.created_at`, sql`s.id`)} order by se.created_at desc, s.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shapeSplit, (row) => [row.created_at, row.id]);
  },
});

/** One share of a placement. */
export const payoutSplitDetail = query({
  input: z.strictObject({ payoutSplitId: id }),
  output: z.strictObject({ payoutSplit: split }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { payoutSplitId }) {
    const [row] = await db.execute<SplitRow>(sql`${splits(scope)} and s.id = ${payoutSplitId}`);
    return row ? { payoutSplit: shapeSplit(row) } : notFound();
  },
});

const holdStates = z.enum(["held", "released", "forfeited"]);
const hold = z.strictObject({ id: z.string(), payoutSplitId: z.string(), ...payee, sliceNo: z.number().int(), amount: wireMoney, notBefore: z.iso.datetime(), state: holdStates, openDisputes: z.number().int(), settledAt: z.iso.datetime().nullable(), createdAt: z.iso.datetime() });
type HoldRow = PayeeRow & { id: string; payout_split_id: string; slice_no: number; currency: string; amount: string; not_before: string; state: z.output<typeof holdStates>; open_disputes: number; settled_at: string | null; created_at: string };
const holds = (scope: PartyScope): SQL => sql`
  select h.id, h.payout_split_id, ${payeeColumns(scope, sql`h.placement_id`)}, h.slice_no, h.currency, h.amount_minor::text as amount, h.not_before, h.state, h.open_disputes, h.settled_at, h.created_at
  from escrow_holds h join payees py on py.id = h.payee_id ${payeeJoins} where ${seen(scope, sql`h.placement_id`)}`;
const shapeHold = (row: HoldRow): z.input<typeof hold> => ({
  id: row.id, payoutSplitId: row.payout_split_id, ...shapePayee(row), sliceNo: row.slice_no, amount: toWire(BigInt(row.amount), row.currency), notBefore: iso(row.not_before), state: row.state, openDisputes: row.open_disputes, settledAt: maybe(row.settled_at), createdAt: iso(row.created_at),
});

/** Money that is kept back until its conditions are met (guarantee holds). */
export const holdList = query({
  input: z.strictObject({ ...pageInput, ...filter, state: holdStates.optional() }),
  output: pageOf(hold),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, placementId, state }) {
    const rows = await db.execute<HoldRow>(sql`${holds(scope)} and (${placementId ?? null}::text is null or h.placement_id = ${placementId ?? null}) and (${state ?? null}::text is null or h.state = ${state ?? null})
      and ${after(cursor, sql`h.created_at`, sql`h.id`)} order by h.created_at desc, h.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shapeHold, (row) => [row.created_at, row.id]);
  },
});

/** One guarantee hold. */
export const holdDetail = query({
  input: z.strictObject({ holdId: id }),
  output: z.strictObject({ hold }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { holdId }) {
    const [row] = await db.execute<HoldRow>(sql`${holds(scope)} and h.id = ${holdId}`);
    return row ? { hold: shapeHold(row) } : notFound();
  },
});

const scheduleStates = z.enum(["scheduled", "claimed", "paid", "frozen", "cancelled"]);
const schedule = z.strictObject({
  id: z.string(), holdId: z.string(), payoutSplitId: z.string(), ...payee, sliceNo: z.number().int(), amount: wireMoney, dueAt: z.iso.datetime(), state: scheduleStates, retryAt: z.iso.datetime().nullable(),
  /** What the provider last refused with: for the payee and the platform. */
  refusal: z.string().nullable(),
  paidAt: z.iso.datetime().nullable(), createdAt: z.iso.datetime(),
});
type ScheduleRow = PayeeRow & { id: string; hold_id: string; payout_split_id: string; slice_no: number; currency: string; amount: string; due_at: string; state: z.output<typeof scheduleStates>; retry_at: string | null; refusal: string | null; paid_at: string | null; created_at: string };
const schedules = (scope: PartyScope): SQL => sql`
  select s.id, s.hold_id, s.payout_split_id, ${payeeColumns(scope, sql`s.placement_id`)}, s.slice_no, s.currency, s.amount_minor::text as amount, s.due_at, s.state, s.retry_at,
    case when ${scope.admin} or py.recruiter_id = ${scope.recruiterId} then s.refusal end as refusal, s.paid_at, s.created_at
  from payout_schedules s join payees py on py.id = s.payee_id ${payeeJoins} where ${seen(scope, sql`s.placement_id`)}`;
const shapeSchedule = (row: ScheduleRow): z.input<typeof schedule> => ({
  id: row.id, holdId: row.hold_id, payoutSplitId: row.payout_split_id, ...shapePayee(row), sliceNo: row.slice_no, amount: toWire(BigInt(row.amount), row.currency), dueAt: iso(row.due_at), state: row.state, retryAt: maybe(row.retry_at), refusal: row.refusal,
  paidAt: maybe(row.paid_at), createdAt: iso(row.created_at),
});

/** Dated payments of shares. */
export const scheduleList = query({
  input: z.strictObject({ ...pageInput, ...filter, state: scheduleStates.optional() }),
  output: pageOf(schedule),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, placementId, state }) {
    const rows = await db.execute<ScheduleRow>(sql`${schedules(scope)} and (${placementId ?? null}::text is null or s.placement_id = ${placementId ?? null}) and (${state ?? null}::text is null or s.state = ${state ?? null})
      and ${after(cursor, sql`s.created_at`, sql`s.id`)} order by s.created_at desc, s.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shapeSchedule, (row) => [row.created_at, row.id]);
  },
});

/** One dated payment. */
export const scheduleDetail = query({
  input: z.strictObject({ scheduleId: id }),
  output: z.strictObject({ schedule }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { scheduleId }) {
    const [row] = await db.execute<ScheduleRow>(sql`${schedules(scope)} and s.id = ${scheduleId}`);
    return row ? { schedule: shapeSchedule(row) } : notFound();
  },
});
