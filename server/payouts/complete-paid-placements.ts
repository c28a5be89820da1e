import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { markCompleted } from "../placements";

/**
 * Ends the placements whose guarantee is over, whose invoice is paid and of which no amount is left to pay. Out: how many; fewer than
 * the limit means that none is left.
 */
export const completePaidPlacements = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim).default(limits.rowsPerClaim) }),
  output: z.strictObject({ completed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { limit }) {
    const due = await tx.execute<{ id: string }>(sql`
      select p.id from placements p
      where p.state = 'started' and p.guarantee_ends_at <= ${now.toISOString()}::timestamptz
        and exists (select 1 from invoices i where i.placement_id = p.id and i.state = 'paid')
        and exists (select 1 from payout_schedules s where s.placement_id = p.id)
        and not exists (select 1 from payout_schedules s where s.placement_id = p.id and s.state not in ('paid', 'cancelled'))
        and not exists (select 1 from ledger_accounts a where a.placement_id = p.id and a.balance_minor <> 0)
      order by p.id limit ${limit} for update skip locked`);
    const completed = await markCompleted(tx, due.map((row) => row.id));
    for (const placementId of completed) emit({ type: "payouts/placement.completed", data: { placementId }, placementId });
    return { completed: completed.length };
  },
});
