import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Reader } from "../kernel/database";
import { toWire, wireMoney } from "../money";
import { payoutDates, placementForBilling } from "../placements";
import { unsafeAwards } from "./award-share";
import { type Award, withAwards } from "./rules/awarded-shares";
import { slicesOf } from "./rules/slices";
import { type Wait, whatItWaitsFor } from "./rules/what-it-waits-for";

/** The five steps that an amount goes through, and where it may leave them. */
export const moneySteps = ["expected", "held", "scheduled", "in_transit", "paid", "stopped"] as const;
export type MoneyStep = (typeof moneySteps)[number];

export const moneyRow = z.strictObject({
  key: z.string(), placementId: z.string(), candidateName: z.string(), jobTitle: z.string(), companyName: z.string(), payeeId: z.string(), payeeName: z.string(), role: z.string(), mine: z.boolean(),
  sliceNo: z.number().int(), amount: wireMoney, step: z.enum(moneySteps), dueAt: z.iso.datetime(), /** In which its days are meant: the company's. */ timeZone: z.string(), paidAt: z.iso.datetime().nullable(),
  waits: z.array(z.strictObject({ code: z.string(), text: z.string(), until: z.iso.datetime().nullable() })),
});
export type MoneyRow = z.output<typeof moneyRow>;

type Row = {
  split_id: string; schedule_id: string | null; placement_id: string; candidate_name: string; job_title: string; company_name: string; payee_id: string; agreed_payee_id: string; payee_name: string; role: string; currency: string;
  share: string; slice_no: number | null; amount: string | null; due_at: string | null; paid_at: string | null; schedule_state: "scheduled" | "claimed" | "paid" | "frozen" | "cancelled" | null;
  hold_state: "held" | "released" | "forfeited" | null; open_disputes: number; not_before: string | null; refusal: string | null; retry_at: string | null; ready: boolean; wait_until: string | null; stopped: boolean;
  started: boolean; start_date: string; time_zone: string; invoice_paid: boolean; unknown: boolean;
};

/**
 * Every dated amount of the placements that a condition picks, with its step and what it waits for. Before the fee has arrived the
 * amounts are computed from the split and the template by the same functions that will hold them.
 * In: the condition on `ps` (payout_splits), `pl` (placements); who looks; the instant to judge by.
 */
export async function moneyRows(db: Reader, where: SQL, viewer: { recruiterId: string | null }, now: Date): Promise<MoneyRow[]> {
  const rows = await db.execute<Row>(sql`
    select ps.id as split_id, s.id as schedule_id, pl.id as placement_id, ca.full_name as candidate_name, jo.title as job_title, co.name as company_name, who.payee_id, ps.payee_id as agreed_payee_id,
      coalesce(us.name, fi.name) as payee_name, ps.role, ps.currency, ps.amount_minor::text as share, (select count(*)::int from escrow_holds z where z.payout_split_id = ps.id and z.payee_id = s.payee_id and z.state <> 'moved' and z.slice_no <= s.slice_no) as slice_no, s.amount_minor::text as amount, s.due_at, s.paid_at, s.state as schedule_state,
      h.state as hold_state, coalesce(h.open_disputes, 0) as open_disputes, h.not_before, s.refusal, s.retry_at, coalesce(a.transfers_active, false) as ready, a.payouts_wait_until as wait_until,
      exists (select 1 from payout_stops x where x.closed_at is null and x.currency = ps.currency) as stopped, pl.started_at is not null as started, pl.start_date::text, pl.time_zone,
      coalesce(i.state = 'paid', false) as invoice_paid, coalesce(t.state in ('unknown','calling'), false) as unknown
    from payout_splits ps
      join payout_split_sets se on se.id = ps.set_id and se.superseded_at is null
      join placements pl on pl.id = ps.placement_id
      join candidates ca on ca.id = pl.candidate_id join jobs jo on jo.id = pl.job_id join organizations co on co.id = pl.company_id
      left join payout_schedules s on s.payout_split_id = ps.id and not exists (select 1 from escrow_holds z where z.id = s.hold_id and z.state = 'moved')
      -- Whose it is: as it is held; until then as it was agreed, and whom a decision has given a part of it.
      join lateral (select coalesce(s.payee_id, ps.payee_id) as payee_id union select w.to_payee_id from share_awards w
        where s.id is null and ps.role = 'candidate_sourcer' and w.claim_id = pl.sourcer_claim_id and (w.application_id is null or w.application_id = pl.application_id)) who on true
      join payees py on py.id = who.payee_id left join recruiters re on re.id = py.recruiter_id left join users us on us.id = re.user_id left join organizations fi on fi.id = py.firm_id
      left join escrow_holds h on h.id = s.hold_id
      left join transfer_intents t on t.schedule_id = s.id
      left join payee_accounts a on a.payee_id = who.payee_id
      left join invoices i on i.placement_id = pl.id
    where ${where} and pl.state <> 'cancelled'
    order by pl.created_at desc, s.due_at, ps.role, ps.id`);
  const mineIds = viewer.recruiterId ? new Set((await db.execute<{ id: string }>(sql`select id from payees where recruiter_id = ${viewer.recruiterId}`)).map((row) => row.id)) : new Set<string>();
  const expected = new Map<string, Awaited<ReturnType<typeof placementForBilling>>>();
  const decided = new Map<string, Award[]>();
  const awards = async (placementId: string): Promise<Award[]> => {
    const found = decided.get(placementId) ?? (await unsafeAwards(db, placementId));
    decided.set(placementId, found);
    return found;
  };
  const out: MoneyRow[] = [];
  for (const row of rows) {
    if (row.schedule_id) {
      out.push(known(row, mineIds, now));
      continue;
    }
    if (!expected.has(row.placement_id)) expected.set(row.placement_id, await placementForBilling(db, row.placement_id));
    const placement = expected.get(row.placement_id);
    if (!placement) continue;
    const amountMinor = expectedOf(row, await awards(row.placement_id));
    if (amountMinor === 0n) continue;
    const from = placement.startedAt ?? new Date(`${row.start_date}T00:00:00Z`);
    for (const slice of slicesOf(amountMinor, payoutDates(placement.terms, from, placement.timeZone))) {
      out.push(shape(row, mineIds, { key: `${row.split_id}:${row.payee_id}:${slice.sliceNo}`, sliceNo: slice.sliceNo, amountMinor: slice.amountMinor, step: "expected", dueAt: slice.dueAt, waits: waitsOf(row, now) }));
    }
  }
  return out;
}

/** What one payee is to get of a share that is not held yet, after the decisions on it. */
function expectedOf(row: Row, awards: readonly Award[]): bigint {
  const lines = withAwards([{ payoutSplitId: row.split_id, payeeId: row.agreed_payee_id, role: row.role, amountMinor: BigInt(row.share) }], awards);
  return lines.filter((line) => line.payeeId === row.payee_id).reduce((sum, line) => sum + line.amountMinor, 0n);
}

function known(row: Row, mineIds: ReadonlySet<string>, now: Date): MoneyRow {
  return shape(row, mineIds, {
    key: row.schedule_id ?? row.split_id, sliceNo: row.slice_no ?? 1, amountMinor: BigInt(row.amount ?? "0"), step: stepOf(row), dueAt: new Date(row.due_at ?? now), waits: waitsOf(row, now),
  });
}

function stepOf(row: Row): MoneyStep {
  if (row.schedule_state === "paid") return "paid";
  if (row.schedule_state === "frozen" || row.schedule_state === "cancelled" || row.hold_state === "forfeited") return "stopped";
  if (row.unknown || row.schedule_state === "claimed") return "in_transit";
  return row.hold_state === "released" ? "scheduled" : "held";
}

function waitsOf(row: Row, now: Date): Wait[] {
  const at = (text: string | null) => (text ? new Date(text) : null);
  return whatItWaitsFor(
    { started: row.started, invoicePaid: row.invoice_paid, holdState: row.hold_state, openDisputes: row.open_disputes, notBefore: at(row.not_before), scheduleState: row.schedule_state, refusal: row.refusal, retryAt: at(row.retry_at), payeeReady: row.ready, waitUntil: at(row.wait_until), stopped: row.stopped },
    now,
  );
}

function shape(row: Row, mineIds: ReadonlySet<string>, slice: { key: string; sliceNo: number; amountMinor: bigint; step: MoneyStep; dueAt: Date; waits: Wait[] }): MoneyRow {
  return {
    key: slice.key, placementId: row.placement_id, candidateName: row.candidate_name, jobTitle: row.job_title, companyName: row.company_name, payeeId: row.payee_id, payeeName: row.payee_name, role: row.role,
    mine: mineIds.has(row.payee_id), sliceNo: slice.sliceNo, amount: toWire(slice.amountMinor, row.currency), step: slice.step, dueAt: slice.dueAt.toISOString(), timeZone: row.time_zone,
    paidAt: row.paid_at ? new Date(row.paid_at).toISOString() : null,
    waits: slice.waits.map((wait) => ({ code: wait.code, text: wait.text, until: "until" in wait && wait.until ? wait.until.toISOString() : null })),
  };
}
