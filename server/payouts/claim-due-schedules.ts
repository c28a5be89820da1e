import { sql } from "drizzle-orm";
import { z } from "zod";
import { actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";

/**
 * Claims due schedules in one set and writes their `payouts/schedule.due` events in the same statement (DESIGN §5).
 * A claim is a state with a lease and a fence; what is not payable yet (hold not released, payee not ready, currency stopped) is left alone.
 * Out: how many; fewer than the limit means that none is left.
 */
export const claimDueSchedules = command({
  input: z.strictObject({ limit: z.number().int().min(1).max(limits.rowsPerClaim * 200).default(limits.rowsPerClaim) }),
  output: z.strictObject({ claimed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, actor }, { limit }) {
    const at = sql`${now.toISOString()}::timestamptz`;
    const lease = sql`${new Date(now.getTime() + limits.leaseMs).toISOString()}::timestamptz`;
    const [row] = await tx.execute<{ claimed: number }>(sql`
      with due as (
        select s.id from payout_schedules s
          join escrow_holds h on h.id = s.hold_id and h.state = 'released'
          join payee_accounts a on a.payee_id = s.payee_id and a.transfers_active and (a.payouts_wait_until is null or a.payouts_wait_until <= ${at})
        where s.due_at <= ${at} and (s.state = 'scheduled' or (s.state = 'claimed' and s.lease_until < ${at})) and (s.retry_at is null or s.retry_at <= ${at})
          and not exists (select 1 from payout_stops p where p.closed_at is null and p.currency = s.currency)
        order by s.due_at, s.id limit ${limit} for update of s skip locked),
      claimed as (
        update payout_schedules s set state = 'claimed', claim_no = s.claim_no + 1, lease_until = ${lease} from due where s.id = due.id
        returning s.id, s.claim_no, s.payee_id, s.placement_id),
      told as (
        insert into marketplace_events (type, data, actor, placement_id, occurred_at)
        select 'payouts/schedule.due', jsonb_build_object('scheduleId', id, 'claimNo', claim_no, 'payeeId', payee_id), ${actorName(actor)}, placement_id, ${at} from claimed)
      select count(*)::int as claimed from claimed`);
    return { claimed: row?.claimed ?? 0 };
  },
});
