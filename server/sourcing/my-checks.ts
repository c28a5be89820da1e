import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { candidateKeys, candidates } from "@/db/schema/candidates";
import { checkSecrets } from "../env";
import { command, query } from "../kernel/command";
import { asCandidate } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { keyedHash } from "./keyed-hash";

/**
 * When recruiters asked whether the reader is free, newest first; never who asked. It also finds what was asked before anybody here knew them,
 * by the hashes of their keys under each of the marketplace's secrets.
 */
export const myChecks = query({
  input: z.strictObject({}),
  output: z.strictObject({ checks: z.array(z.strictObject({ askedAt: z.iso.datetime(), told: z.enum(["free", "protected", "opted_out"]) })), optedOutAt: z.iso.datetime().nullable() }),
  allow: asCandidate,
  errors: {},
  async run({ db, scope }) {
    const [me] = await db.select({ optedOutAt: candidates.checksOptedOutAt }).from(candidates).where(eq(candidates.id, scope.candidateId));
    const keys = await db.select({ kind: candidateKeys.kind, value: candidateKeys.value }).from(candidateKeys).where(eq(candidateKeys.candidateId, scope.candidateId));
    const hashes = keys.flatMap((key) => checkSecrets().map((secret) => keyedHash(key, secret)));
    const rows = await db.execute<{ asked_at: string; told: "free" | "protected" | "opted_out" }>(sql`
      with lines as (
        select check_id, line_no from blind_check_lines where candidate_id = ${scope.candidateId}
        union select check_id, line_no from blind_check_hashes where hash in (select json_array_elements_text(${JSON.stringify(hashes)}::json)))
      select c.asked_at, l.answer as told from lines join blind_check_lines l using (check_id, line_no) join blind_checks c on c.id = check_id
      where l.answer <> 'yours' order by c.asked_at desc limit ${limits.pageSize}`);
    return { checks: rows.map((row) => ({ askedAt: new Date(row.asked_at).toISOString(), told: row.told })), optedOutAt: me?.optedOutAt?.toISOString() ?? null };
  },
});

/** Whether checks tell recruiters anything of the reader. In: `false` = from now on they only read that the person wants no answer given. */
export const setChecks = command({
  input: z.strictObject({ answered: z.boolean() }),
  output: z.strictObject({ optedOutAt: z.iso.datetime().nullable() }),
  allow: asCandidate,
  errors: {},
  async run({ tx, scope, now }, { answered }) {
    const [row] = await tx
      .update(candidates)
      .set({ checksOptedOutAt: answered ? null : sql`coalesce(${candidates.checksOptedOutAt}, ${now.toISOString()}::timestamptz)` })
      .where(eq(candidates.id, scope.candidateId))
      .returning({ optedOutAt: candidates.checksOptedOutAt });
    return { optedOutAt: row?.optedOutAt?.toISOString() ?? null };
  },
});
