import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { stripeEvents } from "@/db/schema/money";
import { command } from "../kernel/command";
import { asFinance } from "../kernel/gates";
import { limits } from "../kernel/limits";

/** Has a failed provider event folded in again: it waits like a new one, and the same job reads its object anew. */
export const retryProviderEvent = command({
  input: z.strictObject({ stripeEventId: z.string().max(limits.idLength) }),
  output: z.strictObject({}),
  allow: asFinance,
  errors: { event_not_failed: { status: 409, say: "This event is not failed any more.", remedy: "Look at its state: someone had it tried again, or a later attempt succeeded." } } as const,
  async run({ tx, emit, refuse }, { stripeEventId }) {
    const taken = await tx.update(stripeEvents).set({ state: "received" }).where(and(eq(stripeEvents.id, stripeEventId), eq(stripeEvents.state, "failed"))).returning({ id: stripeEvents.id });
    if (taken.length === 0) return refuse("event_not_failed");
    emit({ type: "stripe/event.received", data: { stripeEventId } });
    return {};
  },
});
