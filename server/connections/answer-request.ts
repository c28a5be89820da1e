import { z } from "zod";
import { muteOf } from "../identity";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { cleanedText } from "../kernel/rules/cleaned-text";
import { connectionErrors } from "./errors";
import { acceptRequest, connectionEvent, moveConnection, untoldEvent } from "./move-connection";
import { canAccept, otherSide, stillAsked } from "./rules/moves";
import { lockConnection } from "./standing";

export const connectionId = z.string().max(limits.idLength);
export const reason = cleanedText(limits.connectionNoteLength).default("");

/** Accepts the other's request: both may talk, and it counts as two-way contact for the recruiter's protection. Also one that the reader has declined without a word: to the other it stands. */
export const acceptConnection = command({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ state: z.literal("active") }),
  allow: asParty,
  errors: connectionErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const mine = await lockConnection(tx, scope, input.connectionId);
    if (!mine) return notFound();
    if (!canAccept(mine.standing, mine.side)) return refuse("changed_meanwhile");
    await acceptRequest(tx, { ...mine, said: "", at: now, actor, emit });
    return { state: "active" as const };
  },
});

/**
 * Declines the other's request, with a reason or none. `quietly`: who asked is told nothing and goes on seeing their request as asked; what they may do with it stays the same, so that
 * nothing tells it from one that nobody has answered yet. Who is muted declines without a reason: that is writing.
 */
export const declineConnection = command({
  input: z.strictObject({ connectionId, reason, quietly: z.boolean().default(false) }).refine(({ reason: given, quietly }) => !quietly || given === "", { path: ["reason"], message: "What you decline without a word, they are told nothing of: leave the reason empty." }),
  output: z.strictObject({ state: z.literal("declined") }),
  allow: asParty,
  errors: connectionErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const mine = await lockConnection(tx, scope, input.connectionId);
    if (!mine) return notFound();
    const { connection, side, standing } = mine;
    const muted = input.reason === "" ? null : await muteOf(tx, scope.userId);
    if (muted) return refuse("muted", muted);
    if (standing.state !== "pending" || standing.askedBy !== otherSide(side)) return refuse("changed_meanwhile");
    await moveConnection(tx, { connectionId: connection.id, to: "declined", by: side, at: now, said: input.reason, fields: { quiet: input.quietly ? 1 : 0 } });
    const of = { connectionId: connection.id, candidateId: connection.candidateId, recruiterId: connection.recruiterId, by: side };
    emit(input.quietly ? untoldEvent(of) : connectionEvent("declined", of));
    return { state: "declined" as const };
  },
});

/** Takes one's own request back. One that was declined without a word is taken back as any other, and the other, who is done with it, is not told. */
export const withdrawConnection = command({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ state: z.literal("withdrawn") }),
  allow: asParty,
  errors: connectionErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const mine = await lockConnection(tx, scope, input.connectionId);
    if (!mine) return notFound();
    const { connection, side, standing } = mine;
    if (!stillAsked(standing, side)) return refuse("changed_meanwhile");
    await moveConnection(tx, { connectionId: connection.id, to: "withdrawn", by: side, at: now, said: "" });
    const of = { connectionId: connection.id, candidateId: connection.candidateId, recruiterId: connection.recruiterId, by: side };
    emit(standing.quiet ? untoldEvent(of) : connectionEvent("withdrawn", of));
    return { state: "withdrawn" as const };
  },
});
