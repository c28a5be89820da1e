import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";

const failed = "events/run.failed";

/** A mail server's or database's complaint may quote an address; events carry no contact details. */
const withoutAddresses = (text: string): string => text.replaceAll(/[^\s<>"'(]+@[^\s<>"')]+/g, "[address]").replaceAll(/\s+/g, " ");

/**
 * Writes down that a function gave up after its last retry, once per run, so that the platform's people are told. Not told: what fails while telling of such a
 * failure (it would go round for ever), and a function's further failures within a few minutes (the jobs page has them all). The log has each.
 */
export const recordFailedRun = command({
  input: z.strictObject({ functionId: z.string().max(limits.lineLength), job: z.string().max(limits.nameLength), runId: z.string().max(limits.idLength), error: z.string(), cause: z.string().max(limits.lineLength), eventId: z.string().nullable() }),
  output: z.strictObject({ told: z.boolean() }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, { functionId, job, runId, cause, eventId, ...said }) {
    const error = withoutAddresses(said.error).slice(0, limits.lineLength);
    log.error({ functionId, runId, cause, error }, "a function gave up after its last retry");
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${functionId}, 0))`);
    // Who committed while we waited for the lock may have begun after our own instant: near it counts, on either side.
    const since = new Date(now.getTime() - limits.failureNewsPauseMs).toISOString();
    const until = new Date(now.getTime() + limits.failureNewsPauseMs).toISOString();
    const [told] = await tx.execute(sql`select 1 from marketplace_events where type = ${failed} and data ->> 'functionId' = ${functionId} and (data ->> 'runId' = ${runId} or occurred_at between ${since}::timestamptz and ${until}::timestamptz) limit 1`);
    if (told || (await isOfFailure(tx, eventId))) return { told: false };
    emit({ type: failed, data: { functionId, job, runId, cause, error } });
    return { told: true };
  },
});

async function isOfFailure(tx: Tx, eventId: string | null): Promise<boolean> {
  if (!z.uuid().safeParse(eventId).success) return false;
  const [row] = await tx.execute(sql`select 1 from marketplace_events where id = ${eventId} and type = ${failed}`);
  return row !== undefined;
}
