import { eq } from "drizzle-orm";
import { z } from "zod";
import { moderationActions, moderationAppeals } from "@/db/schema/moderation";
import { keyFits } from "../identity";
import type { Actor } from "../kernel/actor";
import { query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { anyone } from "../kernel/gates";
import { type Action, actionId } from "./case";

/** How a person names a decision about themselves: signed in, or with the key from their mail. */
export const ofOneself = { actionId, key: z.string().max(100).optional() };

/** A decision about the reader that was ever in force. Answers `not_found` for anybody else's as for one that never was. */
export async function ownDecision(db: Reader, actor: Actor, of: { actionId: string; key?: string | undefined }): Promise<Action> {
  const [action] = await db.select().from(moderationActions).where(eq(moderationActions.id, of.actionId));
  const mine = action !== undefined && ((actor.kind === "user" && actor.userId === action.userId) || (of.key !== undefined && keyFits(action.id, of.key)));
  return mine && action.beganAt !== null ? action : notFound();
}

/** A decision about the reader: what, why, until when, and whether it can be appealed. Nothing of it says who reported, or who decided. */
export const decisionDetail = query({
  input: z.strictObject(ofOneself),
  output: z.strictObject({
    decision: z.strictObject({
      actionId: z.string(), kind: z.enum(["warn", "mute", "remove", "suspend"]), reason: z.string(), beganAt: z.iso.datetime(),
      /** Null = it has no end of itself, or is nothing that lasts. */
      until: z.iso.datetime().nullable(),
      lifted: z.strictObject({ at: z.iso.datetime(), reason: z.string() }).nullable(),
      appealUntil: z.iso.datetime(), mayAppeal: z.boolean(),
      appeal: z.strictObject({ words: z.string(), at: z.iso.datetime(), state: z.enum(["open", "granted", "upheld"]), answer: z.string().nullable(), answeredAt: z.iso.datetime().nullable() }).nullable(),
    }),
    now: z.iso.datetime(),
  }),
  allow: anyone,
  errors: {},
  async run({ db, actor, now }, input) {
    const action = await ownDecision(db, actor, input);
    const [appeal] = await db.select().from(moderationAppeals).where(eq(moderationAppeals.actionId, action.id));
    const at = await now();
    if (!action.beganAt || !action.appealUntil) return notFound();
    return {
      decision: {
        actionId: action.id, kind: z.enum(["warn", "mute", "remove", "suspend"]).parse(action.kind), reason: action.reason, beganAt: action.beganAt.toISOString(), until: action.until?.toISOString() ?? null,
        lifted: action.liftedAt ? { at: action.liftedAt.toISOString(), reason: action.liftReason ?? "" } : null,
        appealUntil: action.appealUntil.toISOString(), mayAppeal: !appeal && action.state === "in_force" && at <= action.appealUntil,
        appeal: appeal ? { words: appeal.words, at: appeal.appealedAt.toISOString(), state: z.enum(["open", "granted", "upheld"]).parse(appeal.state), answer: appeal.answer, answeredAt: appeal.decidedAt?.toISOString() ?? null } : null,
      },
      now: at.toISOString(),
    };
  },
});
