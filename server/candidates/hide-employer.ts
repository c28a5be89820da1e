import { and, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { hiddenCompanies, hiddenEmployers } from "@/db/schema/candidate-decisions";
import { command } from "../kernel/command";
import type { Tx } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asCandidate } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { candidateErrors } from "./errors";

const readable = (name: string) => /[\p{L}\p{N}]/u.test(name);
const employerName = z.string().trim().max(limits.nameLength, `Use at most ${limits.nameLength} letters.`);
const live = (candidateId: string) => and(eq(hiddenEmployers.candidateId, candidateId), isNull(hiddenEmployers.removedAt));

/** Says where the reader works now; every company here of that name can no longer be sent them. Without a name: nowhere. */
export const stateCurrentEmployer = command({
  input: z.strictObject({ name: employerName.refine((name) => name === "" || readable(name), "Enter the name of the company.") }),
  output: z.strictObject({ employerId: z.string().nullable() }),
  allow: asCandidate,
  errors: candidateErrors,
  run: async ({ tx, scope, now }, { name }) => ({ employerId: await writeCurrentEmployer(tx, { candidateId: scope.candidateId, name, now }) }),
});

/** Replaces a person's current employer; the one before no longer hides. Out: its id; null = none. */
export async function writeCurrentEmployer(tx: Tx, of: { candidateId: string; name: string; now: Date }): Promise<string | null> {
  await lockEmployers(tx, of.candidateId);
  const current = and(live(of.candidateId), eq(hiddenEmployers.isCurrent, true));
  const [before] = await tx.select({ id: hiddenEmployers.id, name: hiddenEmployers.name }).from(hiddenEmployers).where(current);
  if (before && before.name === of.name) return before.id;
  await tx.update(hiddenEmployers).set({ removedAt: of.now }).where(current);
  return readable(of.name) ? write(tx, { ...of, isCurrent: true }) : null;
}

/** Hides the reader from one more company, whether it is here already or comes one day. */
export const hideFromEmployer = command({
  input: z.strictObject({ name: employerName.refine(readable, "Enter the name of the company.") }),
  output: z.strictObject({ employerId: z.string() }),
  allow: asCandidate,
  errors: candidateErrors,
  async run({ tx, scope, now }, { name }) {
    await lockEmployers(tx, scope.candidateId);
    return { employerId: await write(tx, { candidateId: scope.candidateId, name, isCurrent: false, now }) };
  },
});

/** Takes a name off the list; what it hid, and no other name hides, is open again. */
export const stopHiding = command({
  input: z.strictObject({ employerId: z.string().max(limits.idLength) }),
  output: z.strictObject({}),
  allow: asCandidate,
  errors: candidateErrors,
  async run({ tx, scope, now }, { employerId }) {
    const done = await tx.update(hiddenEmployers).set({ removedAt: now }).where(and(live(scope.candidateId), eq(hiddenEmployers.id, employerId))).returning({ id: hiddenEmployers.id });
    return done.length === 0 ? notFound() : {};
  },
});

/** Lets one company see the reader although its name is hidden, or hides them from it again. */
export const allowCompany = command({
  input: z.strictObject({ companyId: z.string().max(limits.idLength), allowed: z.boolean() }),
  output: z.strictObject({ allowed: z.boolean() }),
  allow: asCandidate,
  errors: candidateErrors,
  async run({ tx, scope, now }, { companyId, allowed }) {
    await lockEmployers(tx, scope.candidateId);
    const done = await tx
      .update(hiddenCompanies)
      .set({ allowedAt: allowed ? sql`coalesce(allowed_at, ${now.toISOString()}::timestamptz)` : null })
      .where(and(eq(hiddenCompanies.candidateId, scope.candidateId), eq(hiddenCompanies.companyId, companyId), sql`exists (select 1 from hidden_employers e where e.id = employer_id and e.removed_at is null)`))
      .returning({ companyId: hiddenCompanies.companyId });
    return done.length === 0 ? notFound() : { allowed };
  },
});

/** The lock of all who compare names comes first, then the person's: in the same order as the triggers take them. */
async function lockEmployers(tx: Tx, candidateId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('hidden employers'))`);
  await tx.execute(sql`select 1 from candidates where id = ${candidateId} for update`);
}

async function write(tx: Tx, of: { candidateId: string; name: string; isCurrent: boolean; now: Date }): Promise<string> {
  const id = newId("hiddenEmployer");
  await tx.insert(hiddenEmployers).values({ id, candidateId: of.candidateId, name: of.name, nameKey: "", isCurrent: of.isCurrent, statedAt: of.now });
  return id;
}
