import { marketplaceEvents } from "@/db/schema/ground";
import { type Actor, actorName } from "./actor";
import type { Tx } from "./database";

/** A fact to be told once its transaction has committed. Ids and small facts only. */
export type EventDraft = {
  /** `domain/thing.happened` */
  type: string;
  data: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
  placementId?: string | null;
  candidateId?: string | null;
  applicationId?: string | null;
};

/** Writes events in the transaction that caused them (I-20). */
export async function writeEvents(tx: Tx, events: readonly EventDraft[], actor: Actor, now: Date): Promise<void> {
  if (events.length === 0) return;
  await tx.insert(marketplaceEvents).values(
    events.map((event) => ({
      type: event.type,
      data: { ...event.data },
      actor: actorName(actor),
      placementId: event.placementId ?? null,
      candidateId: event.candidateId ?? null,
      applicationId: event.applicationId ?? null,
      occurredAt: now,
    })),
  );
}
