import { eq } from "drizzle-orm";
import { z } from "zod";
import { candidates } from "@/db/schema/candidates";
import { ensureDossier, ensurePerson, findPerson, isAvailable, readKeys } from "../candidates";
import { recruiterContact } from "../identity";
import { actorName } from "../kernel/actor";
import { command, query } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { asRecruiter } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { sourcingErrors } from "./errors";
import { claimPerson, nextProtection, type Protection, protectionAt } from "./protection";

const optional = (max: number, message = `Use at most ${max} letters.`) => z.string().trim().max(max, message).default("");
const keysInput = { email: optional(limits.emailLength), phone: optional(40), linkedin: optional(limits.urlLength) };

export const untilText = (until: Date) => `${until.toISOString().slice(0, 16).replace("T", " ")} UTC`;

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
    const policy = await currentPolicy(tx);
    const candidateId = await ensurePerson(tx, input, readKeys(input));
    const held = await protectionAt(tx, candidateId, now);
    if (held?.recruiterId === scope.recruiterId) return refuse("already_yours", { candidateId });
    // To start a claim asks the same, under the person's lock.
    if (held && !(await isAvailable(tx, { candidateId, recruiterId: scope.recruiterId }))) return refuse("not_available");
    const claim = held ? null : await claimPerson(tx, { candidateId, recruiterId: scope.recruiterId, firmId: scope.firmId, policy, now, actorName: actorName(actor) });
    if (!claim) {
      // Whoever won while we waited may have begun after our own instant.
      const holder = held ?? (await nextProtection(tx, candidateId, now));
      if (!holder) return refuse("changed_meanwhile");
      if (holder.recruiterId === scope.recruiterId) return refuse("already_yours", { candidateId });
      const colleague = await colleagueWho(tx, holder, scope.firmId);
      if (colleague) return refuse("colleague_protects", { ...colleague, until: holder.until.toISOString(), untilText: untilText(holder.until) });
      if (await wantsNoAnswers(tx, candidateId)) return refuse("not_available");
      return refuse("already_protected", { until: holder.until.toISOString(), untilText: untilText(holder.until) });
    }
    await ensureDossier(tx, { candidateId, recruiterId: scope.recruiterId, firmId: scope.firmId }, Object.fromEntries(Object.entries(input).map(([key, value]) => [key, value || null])) as typeof input);
    emit({ type: "sourcing/claim.started", data: { claimId: claim.claimId, candidateId, recruiterId: scope.recruiterId }, candidateId });
    return { candidateId, claimId: claim.claimId, until: claim.until.toISOString() };
  },
});

/** Of whom nobody learns until when they are protected: they have said that checks tell nothing of them. */
export async function wantsNoAnswers(db: Reader, candidateId: string): Promise<boolean> {
  const [row] = await db.select({ since: candidates.checksOptedOutAt }).from(candidates).where(eq(candidates.id, candidateId));
  return (row?.since ?? null) !== null;
}

/** The holder, if the reader works with them: colleagues see whose person it is, so that they can agree. */
async function colleagueWho(db: Reader, holder: Protection, firmId: string): Promise<{ name: string; email: string } | null> {
  return holder.firmId === firmId ? recruiterContact(db, holder.recruiterId) : null;
}

/** What adding these keys would come to, while typing. Names nobody but a colleague of the reader's own firm; of one who wants no answers given, or takes nothing from the reader, it tells nothing. */
export const checkCandidate = query({
  input: z.strictObject(keysInput),
  output: z.strictObject({ state: z.enum(["unknown", "free", "yours", "protected", "opted_out"]), until: z.iso.datetime().nullable(), candidateId: z.string().nullable(), colleague: z.strictObject({ name: z.string(), email: z.string() }).nullable() }),
  allow: asRecruiter,
  errors: sourcingErrors,
  async run({ db, scope, now }, input) {
    const nothing = { until: null, candidateId: null, colleague: null };
    if (!input.email && !input.phone && !input.linkedin) return { state: "unknown" as const, ...nothing };
    const candidateId = await findPerson(db, readKeys(input));
    const held = candidateId ? await protectionAt(db, candidateId, await now()) : null;
    const until = held?.until.toISOString() ?? null;
    if (held?.recruiterId === scope.recruiterId) return { state: "yours" as const, until, candidateId, colleague: null };
    if (candidateId && ((await wantsNoAnswers(db, candidateId)) || !(await isAvailable(db, { candidateId, recruiterId: scope.recruiterId })))) return { state: "opted_out" as const, ...nothing };
    if (!held) return { state: "free" as const, ...nothing };
    return { state: "protected" as const, until, candidateId: null, colleague: await colleagueWho(db, held, scope.firmId) };
  },
});
