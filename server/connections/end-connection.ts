import { z } from "zod";
import { muteOf } from "../identity";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, asRecruiter } from "../kernel/gates";
import { connectionId, reason } from "./answer-request";
import { connectionErrors } from "./errors";
import { connectionEvent, moveConnection, untoldEvent } from "./move-connection";
import { lockConnection } from "./standing";

/** Ends a connection: no more messages, and contact data are hidden again. What was said stays readable, and protection as it is. The other may ask again after the policy's days. Who is muted ends it without a reason: that is writing. */
export const disconnect = command({
  input: z.strictObject({ connectionId, reason }),
  output: z.strictObject({ state: z.literal("inactive") }),
  allow: asParty,
  errors: connectionErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const mine = await lockConnection(tx, scope, input.connectionId);
    if (!mine) return notFound();
    const { connection, side } = mine;
    const muted = input.reason === "" ? null : await muteOf(tx, scope.userId);
    if (muted) return refuse("muted", muted);
    if (connection.state !== "active") return refuse("changed_meanwhile");
    await moveConnection(tx, { connectionId: connection.id, to: "inactive", by: side, at: now, said: input.reason });
    emit(connectionEvent("ended", { connectionId: connection.id, candidateId: connection.candidateId, recruiterId: connection.recruiterId, by: side }));
    return { state: "inactive" as const };
  },
});

/**
 * A recruiter shuts out a candidate who has asked them or was connected: the connection ends and they cannot ask again. The candidate is told nothing; they see that the recruiter is not available.
 * A candidate blocks by `sourcing.block`, which shuts the connection in the same transaction.
 */
export const blockCandidate = command({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ state: z.literal("blocked") }),
  allow: asRecruiter,
  errors: connectionErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const mine = await lockConnection(tx, { candidateId: null, recruiterId: scope.recruiterId }, input.connectionId);
    if (!mine) return notFound();
    const { connection, side, standing } = mine;
    // Whom the candidate has shut out is as little told of it here as anywhere.
    if (standing.state === "blocked") return refuse(standing.recruiterBlocks ? "changed_meanwhile" : "not_available");
    await moveConnection(tx, { connectionId: connection.id, to: "blocked", by: side, at: now, said: "", fields: { recruiterBlocks: 1 } });
    emit(untoldEvent({ connectionId: connection.id, candidateId: connection.candidateId, recruiterId: connection.recruiterId, by: side }));
    return { state: "blocked" as const };
  },
});

/** Lifts a recruiter's block: either may ask anew. What had ended stays ended, and one whom the candidate has blocked meanwhile stays shut out. */
export const unblockCandidate = command({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({}),
  allow: asRecruiter,
  errors: connectionErrors,
  async run({ tx, scope, now, emit, refuse }, input) {
    const mine = await lockConnection(tx, { candidateId: null, recruiterId: scope.recruiterId }, input.connectionId);
    if (!mine) return notFound();
    const { connection, side, standing } = mine;
    if (!standing.recruiterBlocks) return refuse("changed_meanwhile");
    await moveConnection(tx, { connectionId: connection.id, to: standing.candidateBlocks ? "blocked" : "inactive", by: side, at: now, said: "", fields: { recruiterBlocks: 0 } });
    emit(untoldEvent({ connectionId: connection.id, candidateId: connection.candidateId, recruiterId: connection.recruiterId, by: side }));
    return {};
  },
});
