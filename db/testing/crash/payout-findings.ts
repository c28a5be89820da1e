import type { PaymentLane } from "../payment-lane";

type Row = { placement: string; intent: string | null; state: string | null; schedule: string; amount: string; journals: number; sent: string | null; stripeId: string | null; told: number };

/**
 * What differs from "one transfer at the provider, one journal, state sent" for each of these placements' slices; empty = nothing.
 * `frozen` slices must not have moved anything, and be told to a person.
 */
export async function payoutFindings(lane: PaymentLane, placementIds: readonly string[], of: { frozen?: boolean } = {}): Promise<string[]> {
  const rows = await lane.database.sql<Row[]>`
    select s.placement_id as placement, i.id as intent, i.state, s.state as schedule, s.amount_minor::text as amount, (select count(*)::int from ledger_journals j where j.cause_key = 'transfer.sent:' || i.id) as journals,
      m.sent_minor::text as sent, (select max(t.stripe_transfer_id) from transfers t where t.intent_id = i.id) as "stripeId",
      (select count(*)::int from marketplace_events e where e.type = 'payouts/transfer.unresolved' and e.data ->> 'intentId' = i.id) as told
    from payout_schedules s left join transfer_intents i on i.schedule_id = s.id left join placement_money m on m.placement_id = s.placement_id where s.placement_id = any(${[...placementIds]})`;
  const { transfers } = (await lane.ctl("GET", "dump")) as { transfers: { id: string; amount: number; transfer_group: string | null; metadata: Record<string, string> }[] };
  const findings: string[] = [];
  if (new Set(rows.map((row) => row.placement)).size !== placementIds.length) findings.push("lost: a placement has no schedule");
  for (const row of rows) {
    const theirs = transfers.filter((transfer) => transfer.metadata["intent_id"] === row.intent);
    const say = (fact: boolean, otherwise: string) => void (fact || findings.push(`${otherwise} (${row.placement}, intent ${row.state})`));
    if (of.frozen) {
      say(row.state === "frozen" && row.schedule === "frozen" && row.told === 1, "lost: not shown to a person");
      say(theirs.length === 0 && row.journals === 0, "double: a frozen intent moved money");
      continue;
    }
    say(theirs.length < 2, `double: ${theirs.length} transfers at the provider`);
    say(theirs.length > 0, "lost: no transfer at the provider");
    say(row.state === "sent" && row.schedule === "paid", `lost: schedule ${row.schedule}`);
    say(row.journals === 1, `${row.journals} journals`);
    say(theirs.every((transfer) => String(transfer.amount) === row.amount), "another amount at the provider");
    say(theirs.some((transfer) => transfer.id === row.stripeId), "another transfer is recorded");
  }
  const groups = new Set(placementIds);
  const strangers = transfers.filter((transfer) => groups.has(transfer.transfer_group ?? "") && !rows.some((row) => row.intent === transfer.metadata["intent_id"]));
  if (strangers.length > 0) findings.push(`double: ${strangers.length} transfers that no intent knows`);
  return findings;
}

/** Whether every slice of these placements has come to an end. */
export async function allSettled(lane: PaymentLane, placementIds: readonly string[]): Promise<boolean> {
  const [row] = await lane.database.sql<{ open: number }[]>`select count(*)::int as open from payout_schedules where placement_id = any(${[...placementIds]}) and state in ('scheduled', 'claimed')`;
  return row?.open === 0;
}
