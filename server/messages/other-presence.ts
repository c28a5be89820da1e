import { z } from "zod";
import { presenceOf, shownBetween } from "../identity";
import { query } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { connectionId } from "./message-input";
import { ownConnection } from "./own-connection";

/** Whether the other of a conversation is here, and when they last were; null = that is not shown: one of the two keeps it to themselves, they are not connected any more, or it is not known. */
export const otherPresence = query({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ presence: z.strictObject({ online: z.boolean(), lastSeenAt: z.iso.datetime() }).nullable(), now: z.iso.datetime() }),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, input) {
    const { active, otherUserId } = await ownConnection(db, scope, input);
    const at = (await now()).toISOString();
    if (!active || !(await shownBetween(db, scope.userId, otherUserId)).presence) return { presence: null, now: at };
    const known = (await presenceOf(db, [otherUserId])).get(otherUserId);
    return { presence: known?.lastSeenAt ? { online: known.onlineSince !== null, lastSeenAt: known.lastSeenAt.toISOString() } : null, now: at };
  },
});
