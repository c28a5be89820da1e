import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { toldCounts } from "@/db/schema/presence";
import { query } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { asSignedIn } from "../kernel/gates";

/** Counts that something is told to these people, before it is. In the order of their ids, so that two who tell the same people never wait for each other for ever. */
export async function countTold(tx: Tx, userIds: readonly string[]): Promise<void> {
  await tx.execute(sql`insert into told_counts (user_id, told) select id, 1 from unnest(${sql.param([...userIds])}::text[]) as t (id) order by id on conflict (user_id) do update set told = told_counts.told + 1`);
}

/**
 * How often something was told to the reader's browsers. A page that was made with one number and begins to listen at another has missed something between the two. Read before anything else
 * of the page, so that what it shows is never older than the number.
 */
export const toldCount = query({
  input: z.strictObject({}),
  output: z.strictObject({ told: z.number().int() }),
  allow: asSignedIn,
  errors: {},
  async run({ db, scope }) {
    const [row] = await db.select({ told: toldCounts.told }).from(toldCounts).where(eq(toldCounts.userId, scope.userId));
    return { told: row?.told ?? 0 };
  },
});
