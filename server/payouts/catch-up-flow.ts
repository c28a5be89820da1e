import { sql } from "drizzle-orm";
import { z } from "zod";
import { issueInvoice } from "../billing";
import { command, flow } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { allocateFee } from "./allocate-fee";
import { foldProviderEvent } from "./fold-provider-event-flow";

const ids = z.array(z.string());

/** Work whose run has had ample time and left no result: the job runner lost it. */
const leftBehind = command({
  input: z.strictObject({}),
  output: z.strictObject({ unbilled: ids, unallocated: ids, unfolded: ids }),
  allow: asSystem,
  errors: {},
  async run({ tx, now }) {
    const before = sql`${new Date(now.getTime() - limits.lostAfterMs).toISOString()}::timestamptz`;
    const [row] = await tx.execute<{ unbilled: string[]; unallocated: string[]; unfolded: string[] }>(sql`select
      array(select p.id from placements p left join invoices i on i.placement_id = p.id where p.state = 'started' and (i.id is null or i.state = 'draft')
        and greatest(p.company_confirmed_at, p.talent_confirmed_at) < ${before} order by p.id limit ${limits.pageSize}) as unbilled,
      array(select i.placement_id from invoices i where i.state = 'paid' and i.paid_at < ${before} and not exists (select 1 from escrow_holds h where h.placement_id = i.placement_id)
        order by i.placement_id limit ${limits.pageSize}) as unallocated,
      array(select e.id from stripe_events e where e.state = 'received' and e.received_at < ${before} order by e.received_at limit ${limits.pageSize}) as unfolded`);
    return { unbilled: row?.unbilled ?? [], unallocated: row?.unallocated ?? [], unfolded: row?.unfolded ?? [] };
  },
});

/**
 * Does what a lost run left undone: provider events to fold in, starts to bill, fees to share. A job runner may forget a run when it is
 * stopped; our tables do not. Everything here is idempotent, and one failure holds nothing else up. Out: how many were done and failed.
 */
export const catchUp = flow({
  input: z.strictObject({}),
  output: z.strictObject({ done: z.number().int(), failed: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    const left = await leftBehind.call(ctx, {});
    const work = [
      ...left.unfolded.map((stripeEventId) => ({ what: stripeEventId, run: () => foldProviderEvent.call(ctx, { stripeEventId }) })),
      ...left.unbilled.map((placementId) => ({ what: placementId, run: () => issueInvoice.call(ctx, { placementId }) })),
      ...left.unallocated.map((placementId) => ({ what: placementId, run: () => allocateFee.call(ctx, { placementId }) })),
    ];
    let failed = 0;
    for (const { what, run } of work) {
      try {
        await run();
      } catch (err) {
        failed++;
        log.error({ err, what }, "catching up failed; it is tried again with the next run");
      }
    }
    return { done: work.length - failed, failed };
  },
});
