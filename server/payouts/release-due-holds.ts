import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { holdReleased, postJournals } from "../ledger";
import { currencyOf } from "../money";

type Released = { id: string; placement_id: string; payee_id: string; currency: string; amount: string };

/**
 * Releases a set of holds whose date has come and whose share is not disputed (DESIGN §3). The database's own clock and CHECKs decide
 * (I-8, I-9, I-10). Out: how many; fewer than asked for means that none is left.
 */
export const releaseDueHolds = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim * 200).default(limits.rowsPerClaim) }),
  output: z.strictObject({ released: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { limit }) {
    const rows = await tx.execute<Released>(sql`
      with due as (
        select id from escrow_holds where state = 'held' and open_disputes = 0 and not_before <= ${now.toISOString()}::timestamptz
        order by not_before, id limit ${limit} for update skip locked)
      update escrow_holds h set state = 'released' from due where h.id = due.id
      returning h.id, h.placement_id, h.payee_id, h.currency, h.amount_minor::text as amount`);
    await postJournals(
      tx,
      rows.map((hold) => holdReleased({ holdId: hold.id, placementId: hold.placement_id, payeeId: hold.payee_id, currency: currencyOf(hold.currency), amountMinor: BigInt(hold.amount) })),
      now,
    );
    const counts = new Map<string, number>();
    for (const hold of rows) counts.set(hold.placement_id, (counts.get(hold.placement_id) ?? 0) + 1);
    for (const [placementId, count] of counts) emit({ type: "payouts/hold.released", data: { placementId, count }, placementId });
    return { released: rows.length };
  },
});
