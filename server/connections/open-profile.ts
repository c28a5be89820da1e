import { z } from "zod";
import { actorName } from "../kernel/actor";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asRecruiter } from "../kernel/gates";
import { candidateCard, sharedProfile } from "../profiles";
import { recordContact, wasCountedToday } from "../sourcing";
import { connectionId } from "./answer-request";
import { connectionErrors } from "./errors";
import { lockConnection } from "./standing";

/**
 * A recruiter opens the profile that a candidate shows to those whom they are connected with. It counts as two-way contact for the recruiter's protection, once in a day (UTC): the candidate shared it,
 * and the recruiter looked. Refuses where they are not connected now; a profile that is hidden answers as one that never was.
 */
export const openProfile = command({
  input: z.strictObject({ connectionId }),
  output: z.strictObject({ candidate: candidateCard }),
  allow: asRecruiter,
  errors: connectionErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const mine = await lockConnection(tx, { candidateId: null, recruiterId: scope.recruiterId }, input.connectionId);
    if (!mine) return notFound();
    const { id, state, candidateId, recruiterId } = mine.connection;
    if (state !== "active") return refuse("changed_meanwhile");
    const candidate = await sharedProfile(tx, candidateId);
    if (!candidate) return notFound();
    if (!(await wasCountedToday(tx, { candidateId, recruiterId, kind: "profile_opened", at: now }))) {
      for (const event of await recordContact(tx, { candidateId, recruiterId, firmId: scope.firmId, kind: "profile_opened", refersTo: id, at: now, actorName: actorName(actor) })) emit(event);
    }
    return { candidate };
  },
});
