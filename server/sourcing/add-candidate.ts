import { z } from "zod";
import { readKeys } from "../candidates";
import { actorName } from "../kernel/actor";
import { command, query } from "../kernel/command";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { untilText } from "../kernel/until-text";
import { currentPolicy } from "../policy";
import { bringPeople, lookAtPeople } from "./bring-people";
import { sourcingErrors } from "./errors";

const optional = (max: number, message = `Use at most ${max} letters.`) => z.string().trim().max(max, message).default("");
const keysInput = { email: optional(limits.emailLength), phone: optional(40), linkedin: optional(limits.urlLength) };

/** Adds a person and starts the claim. Somebody else's protected person is refused with the date, never with a name, and leaves nothing behind. */
export const addCandidate = command({
  input: z.strictObject({
    fullName: z.string().trim().min(2, "Enter the person's name.").max(limits.nameLength, `Use at most ${limits.nameLength} letters.`), ...keysInput,
    headline: optional(limits.titleLength), location: optional(limits.nameLength), currentEmployer: optional(limits.nameLength), note: optional(limits.noteLength),
  }),
  output: z.strictObject({ candidateId: z.string(), claimId: z.string(), until: z.iso.datetime() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ tx, scope, now, actor, emit, refuse }, input) {
    const fields = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, value || null])) as typeof input;
    const by = { recruiterId: scope.recruiterId, firmId: scope.firmId, policy: await currentPolicy(tx), now, actorName: actorName(actor) };
    const [brought] = await bringPeople(tx, by, [{ fields, keys: readKeys(input) }]);
    switch (brought?.kind) {
      case "claimed":
        emit({ type: "sourcing/claim.started", data: { claimId: brought.claimId, candidateId: brought.candidateId, recruiterId: scope.recruiterId }, candidateId: brought.candidateId });
        return { candidateId: brought.candidateId, claimId: brought.claimId, until: brought.until.toISOString() };
      case "yours":
        return refuse("already_yours", { candidateId: brought.candidateId });
      case "protected": {
        const ends = { until: brought.until.toISOString(), untilText: untilText(brought.until) };
        return brought.colleague ? refuse("colleague_protects", { ...brought.colleague, ...ends }) : refuse("already_protected", ends);
      }
      case "two_people":
        return refuse("keys_of_two_people");
      case "refused":
        return refuse(brought.code);
      default:
        return refuse("changed_meanwhile");
    }
  },
});

/** What adding these keys would come to, while typing. Names nobody but a colleague of the reader's own firm; of one who wants no answers given, or takes nothing from the reader, it tells nothing. */
export const checkCandidate = query({
  input: z.strictObject(keysInput),
  output: z.strictObject({ state: z.enum(["unknown", "free", "yours", "protected", "opted_out", "yourself"]), until: z.iso.datetime().nullable(), candidateId: z.string().nullable(), colleague: z.strictObject({ name: z.string(), email: z.string() }).nullable() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ db, scope, now, refuse }, input) {
    const nothing = { until: null, candidateId: null, colleague: null };
    if (!input.email && !input.phone && !input.linkedin) return { state: "unknown" as const, ...nothing };
    const [outlook] = await lookAtPeople(db, { recruiterId: scope.recruiterId, firmId: scope.firmId, now: await now() }, [{ keys: readKeys(input) }]);
    switch (outlook?.kind) {
      case "two_people":
        return refuse("keys_of_two_people");
      case "yours":
        return { state: "yours" as const, until: outlook.until.toISOString(), candidateId: outlook.candidateId, colleague: null };
      case "protected":
        return { state: "protected" as const, until: outlook.until.toISOString(), candidateId: null, colleague: outlook.colleague };
      case "refused":
        return { state: outlook.code === "own_person" ? ("yourself" as const) : ("opted_out" as const), ...nothing };
      default:
        return { state: outlook?.kind === "free" && outlook.wantsNoAnswers ? ("opted_out" as const) : ("free" as const), ...nothing };
    }
  },
});
