import { and, eq, inArray, sql } from "drizzle-orm";
import { z } from "zod";
import { imports } from "@/db/schema/imports";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asRecruiter, type RecruiterScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { currentPolicy } from "../policy";
import { importErrors } from "./errors";
import { importFields, type Mapping } from "./rules/known-columns";
import type { ImportState } from "./states";

const importId = z.string().max(limits.idLength);
const column = z.number().int().min(0).max(limits.listColumns - 1).nullable();
/** Which column is which field, by its place from 0. */
export const mappingInput = z.strictObject(Object.fromEntries(importFields.map((field) => [field, column])) as Record<keyof Mapping, typeof column>);
const state = z.strictObject({ state: z.string() });

/** An import of the recruiter's own, locked: a set of rows that is being brought is waited for. */
async function ownImport(tx: Tx, scope: RecruiterScope, id: string): Promise<typeof imports.$inferSelect> {
  const [row] = await tx.select().from(imports).where(and(eq(imports.id, id), eq(imports.recruiterId, scope.recruiterId))).for("update");
  return row ?? notFound();
}

/** Leaves a state for another, if the import is still in one of those; null = it is not. */
async function leave(tx: Tx, id: string, from: readonly ImportState[], to: ImportState, more: Partial<typeof imports.$inferInsert>): Promise<{ state: string } | null> {
  const moved = await tx.update(imports).set({ state: to, ...more }).where(and(eq(imports.id, id), inArray(imports.state, [...from]))).returning({ id: imports.id });
  return moved.length === 0 ? null : { state: to };
}

const due = (id: string, scope: RecruiterScope) => ({ type: "imports/import.due", data: { importId: id, recruiterId: scope.recruiterId } });

/** Has each row looked at, in the background and without any effect on anybody. Another mapping may be tried as often as the day's allowance reaches. */
export const checkImport = command({
  input: z.strictObject({ importId, mapping: mappingInput }),
  output: state,
  allow: asRecruiter,
  errors: importErrors,
  async run({ tx, scope, now, emit, refuse }, { importId: id, mapping }) {
    const list = await ownImport(tx, scope, id);
    if (Object.values(mapping).some((place) => place !== null && place >= list.headers.length)) return refuse("mapping_unknown_column");
    if (mapping.fullName === null && mapping.firstName === null && mapping.lastName === null) return refuse("mapping_without_name");
    if (mapping.email === null && mapping.phone === null && mapping.linkedin === null) return refuse("mapping_without_key");
    if (list.startedAt !== null) return refuse("changed_meanwhile");
    await tx.execute(sql`insert into import_quotas (recruiter_id, day, rows) values (${scope.recruiterId}, (${now.toISOString()}::timestamptz at time zone 'UTC')::date, ${list.rows})
      on conflict (recruiter_id, day) do update set rows = import_quotas.rows + excluded.rows`);
    const left = await leave(tx, id, ["draft", "checked", "failed"], "checking", { mapping, cursor: 0, counts: {}, stalls: 0, failure: null, movedAt: now });
    if (!left) return refuse("changed_meanwhile");
    emit(due(id, scope));
    return left;
  },
});

/** Brings the people of a checked list, in the background. Each is looked at anew when their turn comes: the check was of its moment. */
export const startImport = command({
  input: z.strictObject({ importId, leaveOutSimilar: z.boolean().default(false) }),
  output: state,
  allow: asRecruiter,
  errors: importErrors,
  async run({ tx, scope, now, emit, refuse }, { importId: id, leaveOutSimilar }) {
    await ownImport(tx, scope, id);
    const { version } = await currentPolicy(tx);
    const left = await leave(tx, id, ["checked"], "running", { leaveOutSimilar, cursor: 0, stalls: 0, policyVersion: version, startedAt: now, movedAt: now });
    if (!left) return refuse("changed_meanwhile");
    emit(due(id, scope));
    return left;
  },
});

/** Stops after the set that is under way; what was brought stays. */
export const pauseImport = command({
  input: z.strictObject({ importId }),
  output: state,
  allow: asRecruiter,
  errors: importErrors,
  async run({ tx, scope, refuse }, { importId: id }) {
    await ownImport(tx, scope, id);
    return (await leave(tx, id, ["running"], "paused", {})) ?? refuse("changed_meanwhile");
  },
});

/** Goes on behind the last row that is done: after a pause, or after our side gave up. */
export const resumeImport = command({
  input: z.strictObject({ importId }),
  output: state,
  allow: asRecruiter,
  errors: importErrors,
  async run({ tx, scope, now, emit, refuse }, { importId: id }) {
    const list = await ownImport(tx, scope, id);
    const left = await leave(tx, id, ["paused", "failed"], list.startedAt === null ? "checking" : "running", { stalls: 0, failure: null, movedAt: now });
    if (!left) return refuse("changed_meanwhile");
    emit(due(id, scope));
    return left;
  },
});

/** Ends an import for good. Who was brought until then stays the recruiter's; nobody else is. */
export const cancelImport = command({
  input: z.strictObject({ importId }),
  output: state,
  allow: asRecruiter,
  errors: importErrors,
  async run({ tx, scope, now, refuse }, { importId: id }) {
    await ownImport(tx, scope, id);
    return (await leave(tx, id, ["draft", "checking", "checked", "running", "paused", "failed"], "cancelled", { endedAt: now, failure: null })) ?? refuse("changed_meanwhile");
  },
});
