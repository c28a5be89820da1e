import { sql } from "drizzle-orm";
import { z } from "zod";
import { command } from "../kernel/command";
import { shownBetween } from "../identity";
import type { Tx } from "../kernel/database";
import { refuseKernel } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { messageErrors } from "./errors";
import { messageFact } from "./events";
import { connectionId, seq } from "./message-input";
import { type OwnConnection, ownConnection } from "./own-connection";

const upTo = z.strictObject({ connectionId, seq });

/** Refuses a message that nobody has sent yet, at its field. */
function existing(connection: OwnConnection, asked: number): void {
  if (asked > connection.lastSeq) refuseKernel("invalid_input", {}, [{ path: "seq", message: `The last message has the number ${connection.lastSeq}.` }]);
}

/** Whom it is told that somebody has read: both, or themselves alone if one of the two keeps that to themselves. */
async function toldTo(tx: Tx, userId: string, otherUserId: string): Promise<{ userId?: string }> {
  return (await shownBetween(tx, userId, otherUserId)).seen ? {} : { userId };
}

/** Says that the reader has seen a conversation up to a message. It never goes back; the other sees when, unless one of the two keeps that to themselves. */
export const markRead = command({
  input: upTo,
  output: z.strictObject({ readSeq: z.number().int() }),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, now, emit }, input) {
    const connection = await ownConnection(tx, scope, input);
    existing(connection, input.seq);
    const [moved] = await tx.execute<{ read_seq: number; came: boolean }>(sql`
      update connection_participants p set read_seq = ${input.seq}, read_at = ${now.toISOString()}, delivered_seq = greatest(p.delivered_seq, ${input.seq})
      from (select slot, delivered_seq from connection_participants where connection_id = ${input.connectionId} and user_id = ${scope.userId} for update) before
      where p.connection_id = ${input.connectionId} and p.slot = before.slot and p.read_seq < ${input.seq} returning p.read_seq, before.delivered_seq < ${input.seq} as came`);
    if (moved) {
      const told = await toldTo(tx, scope.userId, connection.otherUserId);
      emit(messageFact("thread.read", { connectionId: input.connectionId, seq: moved.read_seq, side: connection.side, ...told }));
      // What is read has come as well: who is not told of the one is told of the other.
      if (moved.came && told.userId !== undefined) emit(messageFact("thread.delivered", { connectionId: input.connectionId, seq: moved.read_seq, side: connection.side }));
    }
    const [mark] = await tx.execute<{ read_seq: number }>(sql`select read_seq from connection_participants where connection_id = ${input.connectionId} and user_id = ${scope.userId}`);
    return { readSeq: mark?.read_seq ?? 0 };
  },
});

/** Says that a browser of the reader's has what was sent up to a message. It never goes back; the other sees it. */
export const markDelivered = command({
  input: upTo,
  output: z.strictObject({}),
  allow: asParty,
  errors: messageErrors,
  async run({ tx, scope, emit }, input) {
    const connection = await ownConnection(tx, scope, input);
    existing(connection, input.seq);
    const moved = await tx.execute(sql`update connection_participants set delivered_seq = ${input.seq} where connection_id = ${input.connectionId} and user_id = ${scope.userId} and delivered_seq < ${input.seq} returning slot`);
    if (moved.length > 0) emit(messageFact("thread.delivered", { connectionId: input.connectionId, seq: input.seq, side: connection.side }));
    return {};
  },
});
