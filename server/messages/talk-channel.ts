import { z } from "zod";
import { shownBetween } from "../identity";
import { query } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { notFound } from "../kernel/errors";
import { connectionId } from "./message-input";
import { ownConnection } from "./own-connection";

/**
 * The connection over whose channel the reader may say and hear that somebody types: one of their own that is active, where neither keeps that to themselves. Anything else is as little here as one that
 * never was.
 */
export const talkChannel = query({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ connectionId: z.string() }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, input) {
    const { connectionId: id, active, otherUserId } = await ownConnection(db, scope, input);
    return active && (await shownBetween(db, scope.userId, otherUserId)).typing ? { connectionId: id } : notFound();
  },
});
