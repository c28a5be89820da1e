import { desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { erasures } from "@/db/schema/erasures";
import { decisionAuditLog } from "@/db/schema/ground";
import { users } from "@/db/schema/identity";
import { actorName } from "../kernel/actor";
import { command, query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asAdmin } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { beginErasure, erasureAsked } from "./ask-erasure";
import { carryOut, erasureId } from "./carry-out-erasure";
import { blockErrors, erasureErrors } from "./errors";
import { whatStandsInTheWay } from "./what-stands-in-the-way";

const reason = z.string().trim().min(3, "Say why.").max(limits.lineLength);
const row = z.strictObject({ erasureId: z.string(), name: z.string(), email: z.string(), state: z.enum(["asked", "done"]), askedAt: z.iso.datetime(), dueAt: z.iso.datetime(), endedAt: z.iso.datetime().nullable(), reason: z.string().nullable(), blockedBy: z.string().nullable() });

/** Who is to be erased and who was, the newest first. Of who was, no name is left. */
export const erasureList = query({
  input: z.strictObject({}),
  output: z.strictObject({ erasures: z.array(row) }),
  allow: asAdmin,
  errors: {},
  async run({ db }) {
    const rows = await db.select({ erasure: erasures, name: users.name, email: users.email }).from(erasures).innerJoin(users, eq(users.id, erasures.userId)).where(sql`${erasures.state} <> 'taken_back'`).orderBy(desc(erasures.askedAt)).limit(limits.pageSizeMax);
    return {
      erasures: rows.map(({ erasure, name, email }) => ({
        erasureId: erasure.id, name, email: erasure.state === "done" ? "" : email, state: erasure.state === "done" ? ("done" as const) : ("asked" as const), askedAt: erasure.askedAt.toISOString(), dueAt: erasure.dueAt.toISOString(), endedAt: erasure.endedAt?.toISOString() ?? null,
        reason: erasure.reason, blockedBy: erasure.state === "asked" ? (Object.entries(blockErrors).find(([code]) => code === erasure.blockedBy)?.[1].say ?? null) : null,
      })),
    };
  },
});

/** An admin asks for the erasure of somebody who cannot do it themselves: one who wrote a letter, or who may not sign in. The person is told and has the same wait. */
export const askErasureFor = command({
  input: z.strictObject({ email: z.email("Enter the address that they sign in with.").max(limits.emailLength), reason }),
  output: z.strictObject({ erasureId: z.string() }),
  allow: asAdmin,
  errors: erasureErrors,
  async run({ tx, scope, now, emit, refuse, actor }, input) {
    const [person] = await tx.select({ userId: users.id }).from(users).where(eq(users.email, input.email.trim().toLowerCase()));
    if (!person) return refuse("nobody_by_address");
    const [first] = await whatStandsInTheWay(tx, person.userId);
    if (first) return refuse(first);
    const begun = await beginErasure(tx, { userId: person.userId, byAdmin: { userId: scope.userId, reason: input.reason }, now });
    if (!begun) return refuse("asked_already");
    await tx.insert(decisionAuditLog).values({ kind: "erasure.asked", subjectId: begun.erasureId, actor: actorName(actor), rule: "erasure by an admin", inputs: { userId: person.userId }, outcome: "asked", reason: input.reason, at: now });
    emit(erasureAsked({ ...begun, userId: person.userId }));
    return { erasureId: begun.erasureId };
  },
});

/** An admin carries an erasure out before its wait is over, with a reason that is recorded. Refused while something stands in the way. Called again after it was carried out it changes nothing. */
export const eraseNow = command({
  input: z.strictObject({ erasureId, reason }),
  output: z.strictObject({ endedAt: z.iso.datetime() }),
  allow: asAdmin,
  errors: erasureErrors,
  async run({ tx, now, emit, refuse, actor }, input) {
    const [found] = await tx.select().from(erasures).where(eq(erasures.id, input.erasureId)).for("update");
    if (!found) return notFound();
    if (found.state === "done") return { endedAt: (found.endedAt ?? now).toISOString() };
    if (found.state !== "asked") return refuse("changed_meanwhile");
    const { blocks: [first], told } = await carryOut(tx, found, now);
    if (first) return refuse(first);
    await tx.insert(decisionAuditLog).values({ kind: "erasure.done", subjectId: found.id, actor: actorName(actor), rule: "erasure by an admin", inputs: { userId: found.userId }, outcome: "done", reason: input.reason, at: now });
    for (const event of told) emit(event);
    return { endedAt: now.toISOString() };
  },
});
