import { z } from "zod";
import { takeEvents } from "../events";
import { type Ctx, flow } from "../kernel/command";
import { failpoint } from "../kernel/failpoints";
import { gathered } from "../kernel/gathered";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import { endTalk } from "../messages";
import { tellEach } from "../providers/realtime";
import { writeNews } from "./write-news";

const shut = z.object({ connectionId: z.string() });
const isShut = ({ type }: { type: string }): boolean => type === "connections/connection.shut";

/** Pieces of news that are written beside each other. */
const BESIDE = 5;

/**
 * Tells what became of connections to whom it concerns, in their bell and on their screens, and ends what two listened to who may no longer talk, until nothing is left. A crash before it is noted does it
 * again: the news of an event is written once for each person, a push twice changes nothing, and so does an end. News is written, and its mails are queued, also while the push server is away; a piece that
 * cannot be written holds up no other. Throws when something was left for the relay that runs every minute.
 */
export const tellMoves = flow({
  input: z.strictObject({}),
  output: z.strictObject({ told: z.number().int() }),
  allow: asSystem,
  errors: {},
  async run({ ctx: { db, actor, requestId } }) {
    // Without what happens after a commit: nobody waits here for the job runner, which sends the mails.
    const ctx: Ctx = { db, actor, requestId };
    const failures: unknown[] = [];
    let told = 0;
    let { events } = await takeEvents.call(ctx, { road: "moves", done: [], more: true });
    while (events.length > 0) {
      failpoint("move.before-news");
      const [ends, moves] = [events.filter(isShut), events.filter((one) => !isShut(one))];
      const written: Awaited<ReturnType<typeof write>>[] = [];
      for (let at = 0; at < moves.length; at += BESIDE) written.push(...(await Promise.all(moves.slice(at, at + BESIDE).map(write))));
      failpoint("move.after-news");
      await tellEach(written.flatMap((one) => (one === null || one.userIds.length === 0 ? [] : [{ userIds: one.userIds, told: { ...one.ids, type: one.type, eventId: one.eventId } }])));
      // A browser hears that a connection ended before its line is cut, and not only once it is back.
      if (ends.length > 0) await endTalk.call(ctx, { connectionIds: ends.map(({ data }) => shut.parse(data).connectionId) });
      failpoint("move.after-push");
      const done = [...written.flatMap((one) => one?.eventId ?? []), ...ends.map(({ id }) => id)];
      told += done.length;
      // What came meanwhile is told by who brought it.
      ({ events } = await takeEvents.call(ctx, { road: "moves", done, more: events.length === limits.rowsPerClaim }));
    }
    if (failures.length > 0) throw new Error(`The news of ${failures.length} moves could not be written.`, { cause: failures[0] });
    return { told };

    async function write({ id: eventId }: { id: string }) {
      try {
        return { eventId, ...(await writeNews.call(ctx, { eventId })) };
      } catch (cause) {
        failures.push(cause);
        return null;
      }
    }
  },
});

/** After a commit: tell it at once, in one go with all that is committed meanwhile. What fails here is logged and told by the relay that runs every minute. */
export const tellMovesAfterCommit = gathered(({ db }: Ctx) => db, async ({ db, requestId }) => {
  try {
    await tellMoves.call({ db, requestId, actor: { kind: "system", job: "tell-moves" } }, {});
  } catch (err) {
    log.warn({ err, requestId }, "what became of connections stays in the outbox until the next relay");
  }
});
