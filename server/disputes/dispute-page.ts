import { and, desc, eq, or, sql } from "drizzle-orm";
import { z } from "zod";
import { disputes } from "@/db/schema/disputes";
import { query } from "../kernel/command";
import { asParty } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageInput, pageFrom, pageOf } from "../kernel/page";
import { caseLine, caseLines, ownCases } from "./case-words";

/** The reader's own cases, from either side, newest first, page by page; the platform sees all. */
export const disputePage = query({
  input: z.strictObject({ ...pageInput, applicationId: z.string().max(limits.idLength).optional() }),
  output: pageOf(caseLine),
  allow: asParty,
  errors: {},
  async run({ db, scope, now }, { cursor, limit, applicationId }) {
    const rows = await db.select().from(disputes)
      .where(and(or(ownCases(scope), sql`${scope.admin}`), applicationId === undefined ? undefined : eq(disputes.applicationId, applicationId), after(cursor, sql`opened_at`, sql`id`)))
      .orderBy(desc(disputes.openedAt), desc(disputes.id)).limit(limit + 1);
    const lines = new Map((await caseLines(db, rows, scope, await now())).map((line) => [line.id, line]));
    const page = pageFrom(rows, limit, ({ id }) => lines.get(id), (row) => [row.openedAt.toISOString(), row.id]);
    return { ...page, data: page.data.flatMap((line) => line ?? []) };
  },
});
