import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { erasures } from "@/db/schema/erasures";
import { command, query } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { asSignedIn } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { blockErrors, erasureErrors } from "./errors";
import { whatStandsInTheWay } from "./what-stands-in-the-way";

const DAY = 86_400_000;

/** Writes down that somebody is to be erased after the policy's wait, once. Out: null when it is asked for already. */
export async function beginErasure(tx: Tx, of: { userId: string; byAdmin: { userId: string; reason: string } | null; now: Date }): Promise<{ erasureId: string; dueAt: Date } | null> {
  const policy = await currentPolicy(tx);
  const erasureId = newId("erasure");
  const dueAt = new Date(of.now.getTime() + policy.settings.erasure.waitDays * DAY);
  const written = await tx.insert(erasures).values({ id: erasureId, userId: of.userId, askedAt: of.now, dueAt, policyVersion: policy.version, askedByAdmin: of.byAdmin?.userId ?? null, reason: of.byAdmin?.reason ?? null }).onConflictDoNothing().returning({ id: erasures.id });
  return written.length > 0 ? { erasureId, dueAt } : null;
}

/** The fact of a new erasure. */
export const erasureAsked = (of: { erasureId: string; userId: string; dueAt: Date }) => ({ type: "erasure/erasure.asked", data: { erasureId: of.erasureId, userId: of.userId, dueOn: of.dueAt.toISOString().slice(0, 10) } });

const block = z.strictObject({ code: z.string(), say: z.string(), remedy: z.string() });

/** Whether one's own erasure is asked for and from when it is carried out, what stands in the way now, and how many days one may take it back. */
export const myErasure = query({
  input: z.strictObject({}),
  output: z.strictObject({ asked: z.strictObject({ erasureId: z.string(), askedAt: z.iso.datetime(), dueAt: z.iso.datetime(), byPlatform: z.boolean() }).nullable(), blocks: z.array(block), waitDays: z.number().int() }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }) {
    const [row] = await db.select().from(erasures).where(and(eq(erasures.userId, scope.userId), eq(erasures.state, "asked")));
    const blocks = await whatStandsInTheWay(db, scope.userId);
    return {
      asked: row ? { erasureId: row.id, askedAt: row.askedAt.toISOString(), dueAt: row.dueAt.toISOString(), byPlatform: row.askedByAdmin !== null } : null,
      blocks: blocks.map((code) => ({ code, say: blockErrors[code].say, remedy: blockErrors[code].remedy })),
      waitDays: (await currentPolicy(db)).settings.erasure.waitDays,
    };
  },
});

/** Asks for one's own erasure, confirmed by typing the address that one signs in with. Refused while something stands in the way, with what to do first. */
export const askErasure = command({
  input: z.strictObject({ typed: z.string().max(limits.emailLength) }),
  output: z.strictObject({ erasureId: z.string(), dueAt: z.iso.datetime() }),
  allow: asSignedIn,
  errors: erasureErrors,
  async run({ tx, scope, now, emit, refuse }, { typed }) {
    if (typed.trim().toLowerCase() !== scope.email.toLowerCase()) return refuse("not_typed");
    const [first] = await whatStandsInTheWay(tx, scope.userId);
    if (first) return refuse(first);
    const begun = await beginErasure(tx, { userId: scope.userId, byAdmin: null, now });
    if (!begun) return refuse("asked_already");
    emit(erasureAsked({ ...begun, userId: scope.userId }));
    return { erasureId: begun.erasureId, dueAt: begun.dueAt.toISOString() };
  },
});

/** Takes one's own erasure back, also one that the platform asked for: as long as it has not been carried out, everything stays. */
export const takeErasureBack = command({
  input: z.strictObject({}),
  output: z.strictObject({}),
  allow: asSignedIn,
  errors: erasureErrors,
  async run({ tx, scope, now, emit, refuse }) {
    const [row] = await tx.update(erasures).set({ state: "taken_back", endedAt: now }).where(and(eq(erasures.userId, scope.userId), eq(erasures.state, "asked"))).returning({ id: erasures.id });
    if (!row) return refuse("changed_meanwhile");
    emit({ type: "erasure/erasure.taken_back", data: { erasureId: row.id, userId: scope.userId } });
    return {};
  },
});
