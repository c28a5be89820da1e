import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { toWire, wireMoney } from "../money";

const outcomes = z.enum(["open", "unknown", "refused", "sent"]);
/** Each attempt to move an amount has an id of its own: that of the decision to move it, and its number. */
const line = z.strictObject({
  id: z.string(), attempt: z.number().int(), scheduleId: z.string(), holdId: z.string(), placementId: z.string(), payeeId: z.string(), payeeName: z.string(), amount: wireMoney, outcome: outcomes, refusal: z.string().nullable(), stripeTransferId: z.string().nullable(),
  startedAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable(),
});
type Row = {
  id: string; attempt: number; schedule_id: string; hold_id: string; placement_id: string; payee_id: string; payee_name: string; currency: string; amount: string; outcome: z.output<typeof outcomes>; refusal: string | null; stripe_transfer_id: string | null; started_at: string; ended_at: string | null;
};
const tie = sql`(t.intent_id || '-' || t.attempt)`;
/** For the payee, and for the platform. */
const attempts = (scope: PartyScope): SQL => sql`
  select ${tie} as id, t.attempt, i.schedule_id, i.hold_id, i.placement_id, i.payee_id, coalesce(u.name, f.name) as payee_name, i.currency, i.amount_minor::text as amount, t.outcome, t.refusal, t.stripe_transfer_id, t.started_at, t.ended_at
  from transfers t join transfer_intents i on i.id = t.intent_id join payees p on p.id = i.payee_id left join recruiters r on r.id = p.recruiter_id left join users u on u.id = r.user_id left join organizations f on f.id = p.firm_id
  where (${scope.admin} or p.recruiter_id = ${scope.recruiterId})`;
const maybe = (text: string | null) => (text === null ? null : new Date(text).toISOString());
const shape = (row: Row): z.input<typeof line> => ({
  id: row.id, attempt: row.attempt, scheduleId: row.schedule_id, holdId: row.hold_id, placementId: row.placement_id, payeeId: row.payee_id, payeeName: row.payee_name, amount: toWire(BigInt(row.amount), row.currency), outcome: row.outcome, refusal: row.refusal,
  stripeTransferId: row.stripe_transfer_id, startedAt: new Date(row.started_at).toISOString(), endedAt: maybe(row.ended_at),
});

/** Attempts to move money to the reader's account, newest first; the platform sees all. */
export const transferList = query({
  input: z.strictObject({ ...pageInput, placementId: z.string().max(limits.idLength).optional(), outcome: outcomes.optional() }),
  output: pageOf(line),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, placementId, outcome }) {
    const rows = await db.execute<Row>(sql`${attempts(scope)} and (${placementId ?? null}::text is null or i.placement_id = ${placementId ?? null}) and (${outcome ?? null}::text is null or t.outcome = ${outcome ?? null})
      and ${after(cursor, sql`t.started_at`, tie)} order by t.started_at desc, ${tie} desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shape, (row) => [row.started_at, row.id]);
  },
});

/** One attempt. */
export const transferDetail = query({
  input: z.strictObject({ transferId: z.string().max(limits.idLength) }),
  output: z.strictObject({ transfer: line }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { transferId }) {
    const [row] = await db.execute<Row>(sql`${attempts(scope)} and ${tie} = ${transferId}`);
    return row ? { transfer: shape(row) } : notFound();
  },
});
