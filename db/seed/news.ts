import { asc, inArray, isNull, sql } from "drizzle-orm";
import type { Ctx } from "../../server/kernel/command";
import { deliverEvent } from "../../server/notifications/deliver-event-flow";
import { sendQueuedMail } from "../../server/notifications/send-mail-flow";
import { marketplaceEvents } from "../schema/ground";
import { mails } from "../schema/notifications";

/**
 * Tells everybody what has happened, as the jobs would have at that hour, so that the bells ring at the story's own dates. In: whether the mails go
 * out; else they count as sent, since the inbox knows only the hour at which they reach it. What two days have passed over counts as read.
 */
export async function tellEverybody(system: Ctx, of: { mails: boolean }): Promise<void> {
  for (;;) {
    const events = await system.db.select().from(marketplaceEvents).where(isNull(marketplaceEvents.publishedAt)).orderBy(asc(marketplaceEvents.occurredAt), asc(marketplaceEvents.id));
    if (events.length === 0) break;
    for (const event of events) {
      if (event.type !== "notifications/mail.queued") await deliverEvent.call(system, { eventId: event.id });
      else if (of.mails) await sendQueuedMail.call(system, { mailId: String(event.data["mailId"]) });
      else await system.db.update(mails).set({ state: "sent", sentAt: event.occurredAt }).where(sql`${mails.id} = ${String(event.data["mailId"])}`);
    }
    await system.db.update(marketplaceEvents).set({ publishedAt: sql`app.now()` }).where(inArray(marketplaceEvents.id, events.map((event) => event.id)));
  }
  await system.db.execute(sql`update notifications set read_at = created_at + interval '3 hours' where read_at is null and created_at < app.now() - interval '2 days'`);
}
