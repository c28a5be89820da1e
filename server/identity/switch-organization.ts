import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { members, sessions } from "@/db/schema/identity";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asSignedIn } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { identityErrors } from "./errors";

/** Acts for another of one's organizations from now on, in this browser. */
export const switchOrganization = command({
  input: z.strictObject({ organizationId: z.string().max(limits.idLength) }),
  output: z.strictObject({ organizationId: z.string() }),
  allow: asSignedIn,
  errors: identityErrors,
  async run({ tx, scope }, { organizationId }) {
    const [mine] = await tx.select({ id: members.id }).from(members).where(and(eq(members.organizationId, organizationId), eq(members.userId, scope.userId)));
    if (!mine) return notFound();
    await tx.update(sessions).set({ activeOrganizationId: organizationId }).where(and(eq(sessions.id, scope.actor.sessionId), eq(sessions.userId, scope.userId)));
    return { organizationId };
  },
});

/** Ends every session of the person, this one too. */
export const signOutEverywhere = command({
  input: z.strictObject({}),
  output: z.strictObject({ ended: z.number().int() }),
  allow: asSignedIn,
  errors: identityErrors,
  async run({ tx, scope, emit }) {
    const ended = await tx.delete(sessions).where(eq(sessions.userId, scope.userId)).returning({ id: sessions.id });
    emit({ type: "identity/sessions.ended", data: { userId: scope.userId, count: ended.length } });
    return { ended: ended.length };
  },
});
