import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { candidates } from "@/db/schema/candidates";
import { command } from "../kernel/command";
import { asCandidate } from "../kernel/gates";

/**
 * Whether recruiters may bring the reader, ask them and present them. While they are not available each of these is refused, to everyone in the
 * words in which a blocked recruiter is refused; what was claimed, signed and sent before stays.
 */
export const setAvailability = command({
  input: z.strictObject({ available: z.boolean() }),
  output: z.strictObject({ unavailableSince: z.iso.datetime().nullable() }),
  allow: asCandidate,
  errors: {},
  async run({ tx, scope }, { available }) {
    // A plain update would not wait for the claims and submissions that hold the row as a foreign key does. What was begun while this waited was before it.
    await tx.execute(sql`select 1 from candidates where id = ${scope.candidateId} for update`);
    const [row] = await tx
      .update(candidates)
      .set({ unavailableSince: available ? null : sql`coalesce(${candidates.unavailableSince}, app.now())` })
      .where(eq(candidates.id, scope.candidateId))
      .returning({ unavailableSince: candidates.unavailableSince });
    return { unavailableSince: row?.unavailableSince?.toISOString() ?? null };
  },
});
