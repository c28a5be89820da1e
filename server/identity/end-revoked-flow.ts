import { z } from "zod";
import { takeEvents } from "../events";
import { type Ctx, flow } from "../kernel/command";
import { gathered } from "../kernel/gathered";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { endConnectionsOf } from "../providers/realtime";

const whose = z.object({ userId: z.string() });

/**
 * Ends the live connections of all who were signed out or suspended, or who show more or less of themselves, until nobody is left. A browser that is still signed in connects again and is authorized anew;
 * one that is not is refused. Harmless when repeated, so that a crash before it is noted does it again. Throws when the push server does not answer: the relay that runs every minute tries again.
 */
export const endRevoked = flow({
  input: z.strictObject({}),
  output: z.strictObject({ ended: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }) {
    let ended = 0;
    let { events } = await takeEvents.call(ctx, { road: "ends", done: [], more: true });
    while (events.length > 0) {
      for (const userId of new Set(events.map(({ data }) => whose.parse(data).userId))) await endConnectionsOf(userId);
      ended += events.length;
      // What came meanwhile is ended by who brought it.
      ({ events } = await takeEvents.call(ctx, { road: "ends", done: events.map(({ id }) => id), more: events.length === limits.rowsPerClaim }));
    }
    return { ended };
  },
});

/** After a commit: end them at once, in one go with all that is committed meanwhile. What fails here is logged and done by the relay that runs every minute. */
export const endRevokedAfterCommit = gathered(({ db }: Ctx) => db, async ({ db, requestId }) => {
  try {
    await endRevoked.call({ db, requestId, actor: { kind: "system", job: "end-revoked" } }, {});
  } catch (err) {
    log.warn({ err, requestId }, "live connections that should have ended stay until the next relay");
  }
});
