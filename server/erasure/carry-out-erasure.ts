import { and, asc, eq, lte } from "drizzle-orm";
import { z } from "zod";
import { erasures } from "@/db/schema/erasures";
import { command, query } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import type { EventDraft } from "../kernel/outbox";
import type { BlockCode } from "./errors";
import { erasePerson } from "./erase-person";
import { whatStandsInTheWay } from "./what-stands-in-the-way";

export const erasureId = z.string().max(limits.idLength);

/** Carries a locked erasure out that is still asked for, unless something stands in the way, which is noted. Out: what that is, and what to tell. */
export async function carryOut(tx: Tx, erasure: typeof erasures.$inferSelect, now: Date): Promise<{ blocks: BlockCode[]; told: EventDraft[] }> {
  const blocks = await whatStandsInTheWay(tx, erasure.userId);
  const [first = null] = blocks;
  if (first !== null) {
    await tx.update(erasures).set({ blockedBy: first }).where(eq(erasures.id, erasure.id));
    // Told when something new stands in the way, not each time that it is tried.
    return { blocks, told: first === erasure.blockedBy ? [] : [{ type: "erasure/erasure.blocked", data: { erasureId: erasure.id, userId: erasure.userId } }] };
  }
  const told = await erasePerson(tx, { userId: erasure.userId, now });
  await tx.update(erasures).set({ state: "done", endedAt: now, blockedBy: null }).where(eq(erasures.id, erasure.id));
  return { blocks, told: [...told, { type: "erasure/erasure.done", data: { erasureId: erasure.id } }] };
}

/** The erasures whose wait is over, the longest waiting first. */
export const dueErasures = query({
  input: z.strictObject({}),
  output: z.strictObject({ erasureIds: z.array(z.string()) }),
  allow: asSystem,
  errors: {},
  run: async ({ db, now }) => ({ erasureIds: (await db.select({ id: erasures.id }).from(erasures).where(and(eq(erasures.state, "asked"), lte(erasures.dueAt, await now()))).orderBy(asc(erasures.dueAt)).limit(limits.rowsPerClaim)).map(({ id }) => id) }),
});

/** Erases one person whose wait is over. Under the row's lock, so that a second run finds it done; one that was taken back, or that waits still, stays as it is. */
export const carryOutErasure = command({
  input: z.strictObject({ erasureId }),
  output: z.strictObject({ result: z.enum(["erased", "blocked", "not_due"]) }),
  allow: asSystem,
  errors: {},
  async run({ tx, now, emit }, input) {
    const [row] = await tx.select().from(erasures).where(eq(erasures.id, input.erasureId)).for("update");
    if (!row || row.state === "taken_back" || (row.state === "asked" && row.dueAt > now)) return { result: "not_due" as const };
    if (row.state === "done") return { result: "erased" as const };
    const { blocks, told } = await carryOut(tx, row, now);
    for (const event of told) emit(event);
    return { result: blocks.length > 0 ? ("blocked" as const) : ("erased" as const) };
  },
});
