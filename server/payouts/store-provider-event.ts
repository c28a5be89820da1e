import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { stripeEvents } from "@/db/schema/money";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";

/** Types that change something here; any other is stored and parked, so that nobody wonders where it went. */
const handled = ["invoice.paid", "invoice.payment_succeeded", "invoice_payment.paid", "account.updated", "capability.updated", "transfer.created", "transfer.reversed", "balance.available"] as const;

/** Stores a verified provider event under its own id, once, with the event that has it folded in (I-18). */
export const storeProviderEvent = command({
  input: z.strictObject({ id: z.string().max(limits.idLength), type: z.string().max(120), apiVersion: z.string().max(60).nullable(), objectId: z.string().max(limits.idLength).nullable(), objectType: z.string().max(60).nullable(), payload: z.record(z.string(), z.unknown()) }),
  output: z.strictObject({ state: z.enum(["received", "parked", "known"]) }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, event) {
    const state = handled.some((type) => type === event.type) ? ("received" as const) : ("parked" as const);
    const written = await tx.insert(stripeEvents).values({ ...event, state, receivedAt: now }).onConflictDoNothing().returning({ id: stripeEvents.id });
    if (written.length === 0) return { state: "known" as const };
    if (state === "received") emit({ type: "stripe/event.received", data: { stripeEventId: event.id } });
    return { state };
  },
});

/** Takes a stored event up for folding in; null when it is done already. */
export const openProviderEvent = command({
  input: z.strictObject({ id: z.string().max(limits.idLength) }),
  output: z.strictObject({ event: z.strictObject({ type: z.string(), objectId: z.string().nullable(), account: z.string().nullable(), invoice: z.string().nullable(), intentId: z.string().nullable() }).nullable() }),
  allow: asSystem,
  errors: {},
  async run({ tx }, { id }) {
    const [row] = await tx
      .update(stripeEvents)
      .set({ attempts: sql`${stripeEvents.attempts} + 1` })
      .where(and(eq(stripeEvents.id, id), inArray(stripeEvents.state, ["received", "failed"])))
      .returning();
    if (!row) return { event: null };
    const object = shape.parse(row.payload).data.object;
    return { event: { type: row.type, objectId: row.objectId, account: object.account ?? null, invoice: typeof object.invoice === "string" ? object.invoice : null, intentId: object.metadata?.["intent_id"] ?? null } };
  },
});

const shape = z.object({ data: z.object({ object: z.object({ account: z.string().nullish(), invoice: z.unknown().optional(), metadata: z.record(z.string(), z.string()).nullish() }) }) });

/** Closes a stored event: folded in, or failed and visible. */
export const closeProviderEvent = command({
  input: z.strictObject({ id: z.string().max(limits.idLength), error: z.string().max(limits.noteLength).nullable() }),
  output: z.strictObject({}),
  allow: asSystem,
  errors: {},
  async run({ tx, now }, { id, error }) {
    await tx.update(stripeEvents).set(error ? { state: "failed", error } : { state: "done", error: null, handledAt: now }).where(eq(stripeEvents.id, id));
    return {};
  },
});
