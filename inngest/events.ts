import { z } from "zod";

const id = z.string().max(64);

/** What each event that starts a function carries: ids, never objects. The sender's domain writes them; a function reads them through these. */
export const jobEvents = {
  "placements/placement.started": z.object({ placementId: id }),
  "billing/invoice.paid": z.object({ placementId: id, invoiceId: id }),
  "payouts/schedule.due": z.object({ scheduleId: id, claimNo: z.number().int(), payeeId: id }),
  "payouts/hold.released": z.object({ placementId: id }),
  "payouts/payee.ready": z.object({ payeeId: id }),
  "stripe/event.received": z.object({ stripeEventId: id }),
  "marketplace/event.told": z.object({ eventId: id }),
  "notifications/mail.queued": z.object({ mailId: id }),
  "imports/import.due": z.object({ importId: id }),
  "clock/moved": z.object({}),
} as const;

export type JobEventName = keyof typeof jobEvents;

/** Reads an event's data. Throws with the field's name when a sender broke its word. */
export function read<N extends JobEventName>(name: N, event: { data?: unknown }): z.output<(typeof jobEvents)[N]> {
  return jobEvents[name].parse(event.data) as z.output<(typeof jobEvents)[N]>;
}
