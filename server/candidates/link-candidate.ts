import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { candidateKeys, candidates } from "@/db/schema/candidates";
import { users } from "@/db/schema/identity";
import { command } from "../kernel/command";
import { asSignedIn } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { candidateErrors } from "./errors";
import { endClaimsOnOneself } from "./end-claims-on-oneself";
import { writeCurrentEmployer } from "./hide-employer";
import { canonicalEmail } from "./rules/canonical-keys";

const errors = { ...candidateErrors, email_not_verified: { status: 403, say: "Your e-mail is not confirmed yet.", remedy: "Sign in by the link that we mail to you." } } as const;

/**
 * Makes the signed-in person the candidate of their confirmed e-mail: the one whom recruiters wrote down, or a new one. The employer that
 * was written down of them is hidden from then on, until they say otherwise. What they hold on themselves as a recruiter ends with it. Asked again, changes nothing.
 */
export const linkCandidate = command({
  input: z.strictObject({ fullName: z.string().trim().min(2, "Enter your name.").max(limits.nameLength).optional() }),
  output: z.strictObject({ candidateId: z.string(), fresh: z.boolean() }),
  allow: asSignedIn,
  errors,
  async run({ tx, scope, now, emit, refuse }, { fullName }) {
    const [mine] = await tx.select({ id: candidates.id }).from(candidates).where(eq(candidates.userId, scope.userId));
    if (mine) return { candidateId: mine.id, fresh: false };
    if (!scope.emailVerified) return refuse("email_not_verified");
    const value = canonicalEmail(scope.email);
    if (!value) return refuse("email_not_verified");
    const name = fullName ?? scope.actor.name;
    const [key] = await tx.select({ id: candidateKeys.candidateId }).from(candidateKeys).where(and(eq(candidateKeys.kind, "email"), eq(candidateKeys.value, value)));
    const candidateId = key?.id ?? newId("candidate");
    if (!key) {
      await tx.insert(candidates).values({ id: candidateId, fullName: name });
      await tx.insert(candidateKeys).values({ kind: "email", value, candidateId, asGiven: scope.email });
    }
    const [linked] = await tx.update(candidates).set({ userId: scope.userId, ...(fullName ? { fullName } : {}) }).where(and(eq(candidates.id, candidateId), isNull(candidates.userId))).returning({ currentEmployer: candidates.currentEmployer });
    if (!linked) return refuse("keys_of_two_people");
    await endClaimsOnOneself(tx, { userId: scope.userId, candidateIds: [candidateId], now });
    if (linked.currentEmployer) await writeCurrentEmployer(tx, { candidateId, name: linked.currentEmployer, now });
    const [user] = await tx.select({ intent: users.intent }).from(users).where(eq(users.id, scope.userId));
    if (!user?.intent) await tx.update(users).set({ intent: "candidate" }).where(eq(users.id, scope.userId));
    emit({ type: "candidates/candidate.linked", data: { candidateId }, candidateId });
    return { candidateId, fresh: true };
  },
});
