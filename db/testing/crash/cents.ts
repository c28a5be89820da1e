import type { PlacementFixture } from "../money-fixture";
import type { PaymentLane } from "../payment-lane";

/** Where every cent of these placements is, in our books and at the provider, without a name that differs from run to run. */
export async function centsOf(lane: PaymentLane, placements: readonly PlacementFixture[]): Promise<string[]> {
  const rank = new Map(placements.flatMap((placement, i) => [[placement.placementId, `placement ${i}`] as const, ...placement.shares.map((share, j) => [share.payeeId, `payee ${i}.${j}`] as const)]));
  const named = (id: string | null) => (id === null ? "-" : (rank.get(id) ?? id));
  const accounts = await lane.database.sql<{ kind: string; currency: string; placement: string | null; payee: string | null; balance: string }[]>`
    select kind, currency, placement_id as placement, payee_id as payee, balance_minor::text as balance from ledger_accounts`;
  const slices = await lane.database.sql<{ placement: string; payee: string; slice: number; amount: string; state: string; intent: string | null; hold: string }[]>`
    select s.placement_id as placement, s.payee_id as payee, s.slice_no as slice, s.amount_minor::text as amount, s.state, i.state as intent, h.state as hold
    from payout_schedules s join escrow_holds h on h.id = s.hold_id left join transfer_intents i on i.schedule_id = s.id`;
  const kinds = await lane.database.sql<{ kind: string; n: number }[]>`select kind, count(*)::int as n from ledger_journals group by 1`;
  const { transfers } = (await lane.ctl("GET", "dump")) as { transfers: { amount: number; currency: string; transfer_group: string | null }[] };
  const balance = await lane.stripe.balance.retrieve();
  return [
    ...accounts.map((row) => `account ${row.kind} ${row.currency} ${named(row.placement)} ${named(row.payee)}: ${row.balance}`),
    ...slices.map((row) => `slice ${named(row.placement)} ${named(row.payee)} ${row.slice}: ${row.amount} ${row.state} ${row.intent} ${row.hold}`),
    ...kinds.map((row) => `journals ${row.kind}: ${row.n}`),
    ...transfers.map((row) => `transfer ${row.amount} ${row.currency} of ${named(row.transfer_group)}`),
    ...balance.available.map((part) => `available ${part.currency}: ${part.amount}`),
  ].toSorted();
}
