import { sql } from "drizzle-orm";
import { claimDueSchedules, completePaidPlacements, releaseDueHolds } from "@/server/payouts";
import { beginTransfer } from "@/server/payouts/begin-transfer";
import { recordTransferRefused, recordTransferSent, recordTransferUnknown } from "@/server/payouts/record-transfer";
import { dueDates, type History } from "./history";
import { expecting, type Stage } from "./moves";

const DAY = 86_400_000;
type Random = () => number;
type Intent = { id: string; state: "calling" | "unknown" | "ready" | "sent" | "frozen"; attempt: number };

/** What the model knows of one dated payment. */
export type Payment = {
  scheduleId: string; placementId: string; payee: number; amountMinor: bigint; destination: string; notBefore: number; hold: "held" | "released";
  state: "scheduled" | "claimed" | "paid" | "frozen"; claimNo: number; leaseUntil: number; retryAt: number; intent: Intent | null; trail: string[];
};

/** The provider as the model plays it: one transfer per key, whatever our side knows of it. */
export type Provider = { transfers: Map<string, string>; made: Map<string, number> };
export type Books = { payments: Payment[]; ready: boolean[]; provider: Provider };

export const emptyBooks = (payees: number): Books => ({ payments: [], ready: Array.from({ length: payees }, () => false), provider: { transfers: new Map(), made: new Map() } });

/** Reads the slices of a fee that has just been shared, and compares their dates with the model's. */
export async function takeUp(stage: Stage, books: Books, h: History): Promise<void> {
  if (!h.placement?.allocated || books.payments.some((payment) => payment.placementId === h.placement?.placementId)) return;
  const rows = await stage.world.db.execute<{ id: string; payee_id: string; amount: string; not_before: string; slice_no: number; created_at: string; available_at: string }>(sql`
    select s.id, s.payee_id, s.amount_minor::text as amount, h.not_before, s.slice_no, h.created_at, (select max(available_at) from invoice_payments p where p.placement_id = s.placement_id) as available_at
    from payout_schedules s join escrow_holds h on h.id = s.hold_id where s.placement_id = ${h.placement.placementId}`);
  for (const row of rows) {
    const payee = stage.cast.recruiters.findIndex((one) => one.payeeId === row.payee_id);
    const due = dueDates(h.template, h.placement.startDate)[row.slice_no - 1] ?? Number.NaN;
    const usable = Math.max(Date.parse(row.created_at), Date.parse(row.available_at)) + DAY;
    const notBefore = Date.parse(row.not_before);
    if (notBefore !== Math.max(due, usable)) throw new Error(`Slice ${row.slice_no} of ${h.trail.join(" → ")} is held until ${row.not_before}, not ${new Date(Math.max(due, usable)).toISOString()}.`);
    books.payments.push({ scheduleId: row.id, placementId: h.placement.placementId, payee, amountMinor: BigInt(row.amount), destination: `acct_${row.payee_id.slice(4)}`, notBefore, hold: "held", state: "scheduled", claimNo: 0, leaseUntil: 0, retryAt: 0, intent: null, trail: h.trail });
  }
}

/** Releases what is due: the model says how many. */
export async function release(stage: Stage, books: Books, now: number, trail: string[]): Promise<void> {
  const due = books.payments.filter((payment) => payment.hold === "held" && payment.notBefore <= now);
  const done = await expecting(stage, trail, "release holds", "ok", releaseDueHolds.call(stage.world.system, { limit: 5_000 }));
  if (done?.released !== due.length) throw new Error(`${due.length} holds were due, ${done?.released} were released.`);
  for (const payment of due) payment.hold = "released";
}

/** Ends the placements of which nothing is left to pay: the model says how many. */
export async function complete(stage: Stage, books: Books, histories: readonly History[], now: number, trail: string[]): Promise<void> {
  const due = histories.flatMap(({ placement }) => {
    const over = placement?.allocated === true && !placement.completed && Date.parse(`${placement.startDate}T00:00:00Z`) + 90 * DAY <= now;
    return over && books.payments.every((payment) => payment.placementId !== placement.placementId || payment.state === "paid") ? [placement] : [];
  });
  const done = await expecting(stage, trail, "complete placements", "ok", completePaidPlacements.call(stage.world.system, { limit: 500 }));
  if (done?.completed !== due.length) throw new Error(`${due.length} placements were over, ${done?.completed} were completed.`);
  for (const placement of due) placement.completed = true;
}

const claimable = (books: Books, payment: Payment, now: number): boolean =>
  payment.hold === "released" && books.ready[payment.payee] === true && payment.notBefore <= now && payment.retryAt <= now && (payment.state === "scheduled" || (payment.state === "claimed" && payment.leaseUntil < now));

/** Claims what can be paid: the model says which. */
export async function claim(stage: Stage, books: Books, now: number, trail: string[]): Promise<Payment[]> {
  const due = books.payments.filter((payment) => claimable(books, payment, now));
  const done = await expecting(stage, trail, "claim schedules", "ok", claimDueSchedules.call(stage.world.system, { limit: 5_000 }));
  if (done?.claimed !== due.length) throw new Error(`${due.length} schedules could be claimed, ${done?.claimed} were.`);
  for (const payment of due) Object.assign(payment, { state: "claimed", claimNo: payment.claimNo + 1, leaseUntil: now + 120_000 });
  return due;
}

/** The provider's part of one call: the same key never makes a second transfer. */
function providerPays(provider: Provider, intent: Intent): string {
  const key = `${intent.id}:${intent.attempt}`;
  const known = provider.transfers.get(key);
  if (known) return known;
  const transfer = `tr_${key.slice(4).replace(":", "_")}`;
  provider.transfers.set(key, transfer);
  provider.made.set(intent.id, (provider.made.get(intent.id) ?? 0) + 1);
  return transfer;
}
const found = (provider: Provider, intent: Intent): string | null => [...provider.transfers].find(([key]) => key.startsWith(`${intent.id}:`))?.[1] ?? null;

async function sent(stage: Stage, payment: Payment, intent: Intent, transfer: string, amountMinor = payment.amountMinor): Promise<void> {
  const already = intent.state === "sent";
  const same = amountMinor === payment.amountMinor;
  const done = await expecting(stage, payment.trail, `transfer ${already ? "told again" : same ? "sent" : "of another amount"}`, "ok", recordTransferSent.call(stage.world.system, { intentId: intent.id, stripeTransferId: transfer, amountMinor, currency: "USD", destination: payment.destination }));
  const state = already ? "already" : same ? "sent" : "frozen";
  if (done?.state !== state) throw new Error(`The model expected "${state}", got "${String(done?.state)}". ${payment.trail.join(" → ")}`);
  if (state === "sent") {
    intent.state = "sent";
    payment.state = "paid";
  } else if (state === "frozen") {
    if (intent.state !== "ready") intent.state = "frozen";
    if (payment.state !== "paid") payment.state = "frozen";
  }
}

/** Pays one claimed schedule with some outcome: also none, when the process dies, and one that nobody learns. */
export async function pay(stage: Stage, books: Books, payment: Payment, now: number, random: Random, faults = true): Promise<void> {
  const { world } = stage;
  if (faults && random() < 0.06) {
    const lost = await expecting(stage, payment.trail, "begin with an old claim", "ok", beginTransfer.call(world.system, { scheduleId: payment.scheduleId, claimNo: payment.claimNo - 1 }));
    if (lost?.go !== false) throw new Error(`An old claim must be lost. ${payment.trail.join(" → ")}`);
  }
  const begun = await expecting(stage, payment.trail, "begin", "ok", beginTransfer.call(world.system, { scheduleId: payment.scheduleId, claimNo: payment.claimNo }));
  const before = payment.intent;
  if (books.ready[payment.payee] !== true) {
    if (begun?.go !== false) throw new Error(`A payee who cannot receive is not paid. ${payment.trail.join(" → ")}`);
    payment.state = "scheduled";
    return;
  }
  if (!begun?.go) throw new Error(`The model expected a call. ${payment.trail.join(" → ")}`);
  const again = before !== null && (before.state === "calling" || before.state === "unknown");
  const attempt = before === null ? 1 : again ? before.attempt : before.attempt + 1;
  if (begun.attempt !== attempt || begun.lookFirst !== (before !== null) || begun.amountMinor !== payment.amountMinor || (before !== null && begun.intentId !== before.id)) {
    throw new Error(`The model expected attempt ${attempt}, got ${begun.attempt} (look first: ${begun.lookFirst}). ${payment.trail.join(" → ")}`);
  }
  const intent: Intent = { id: begun.intentId, state: "calling", attempt };
  payment.intent = intent;
  const seen = begun.lookFirst ? found(books.provider, intent) : null;
  if (seen) return sent(stage, payment, intent, seen);
  const fate = faults ? random() : 0;
  if (fate < 0.55) return sent(stage, payment, intent, providerPays(books.provider, intent));
  if (fate < 0.62) return void providerPays(books.provider, intent);
  if (fate < 0.67) return;
  if (fate < 0.78) {
    const payeeCannotReceive = fate > 0.75;
    await expecting(stage, payment.trail, "refused", "ok", recordTransferRefused.call(world.system, { intentId: intent.id, attempt, code: payeeCannotReceive ? "account_closed" : "balance_insufficient", payeeCannotReceive }));
    intent.state = "ready";
    Object.assign(payment, { state: "scheduled", retryAt: now + 3_600_000 });
    if (payeeCannotReceive) books.ready[payment.payee] = false;
    return;
  }
  if (fate < 0.8) return sent(stage, payment, intent, providerPays(books.provider, intent), payment.amountMinor + 1n);
  if (random() < 0.5) providerPays(books.provider, intent);
  const giveUp = fate > 0.95;
  await expecting(stage, payment.trail, giveUp ? "given up" : "unknown", "ok", recordTransferUnknown.call(world.system, { intentId: intent.id, attempt, why: "in the model", giveUp }));
  intent.state = giveUp ? "frozen" : "unknown";
  Object.assign(payment, giveUp ? { state: "frozen" } : { state: "scheduled", retryAt: now + 60_000 });
}

/** A message of the provider about a transfer that it made: late, again, and whatever we know by then. */
export async function told(stage: Stage, books: Books, random: Random): Promise<void> {
  for (const payment of books.payments) {
    if (!payment.intent || random() > (payment.intent.state === "sent" ? 0.08 : 0.4)) continue;
    const transfer = found(books.provider, payment.intent);
    if (!transfer) continue;
    // After a new attempt has begun, a transfer of an earlier one cannot exist: it was refused.
    if (random() < 0.3 && payment.intent.state === "unknown") await sent(stage, payment, payment.intent, transfer, payment.amountMinor + 1n);
    else await sent(stage, payment, payment.intent, transfer);
  }
}
