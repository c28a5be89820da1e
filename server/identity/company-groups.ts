import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { companyGroupMembers, companyGroups } from "@/db/schema/company-groups";
import { command } from "../kernel/command";
import type { Reader } from "../kernel/database";
import { notFound } from "../kernel/errors";
import { asFinance } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { identityErrors } from "./errors";
import { organizationById } from "./people";

const reason = z.string().trim().min(3, "Say why: it decides who was first.").max(limits.lineLength);
const companyId = z.string().min(1, "Choose the company.").max(limits.idLength);

/** Founds a group of companies, empty. */
export const foundGroup = command({
  input: z.strictObject({ name: z.string().trim().min(2, "Give it a name.").max(limits.nameLength) }),
  output: z.strictObject({ groupId: z.string() }),
  allow: asFinance,
  errors: identityErrors,
  async run({ tx, scope, now, emit }, { name }) {
    const groupId = newId("companyGroup");
    await tx.insert(companyGroups).values({ id: groupId, name, createdBy: scope.userId, createdAt: now });
    emit({ type: "identity/group.founded", data: { groupId } });
    return { groupId };
  },
});

/** Adds a company to a group from now on: it counts as each other of it. A company is in one group at a time, which the database decides among any number at once. */
export const joinGroup = command({
  input: z.strictObject({ groupId: z.string().max(limits.idLength), companyId, reason }),
  output: z.strictObject({ groupId: z.string() }),
  allow: asFinance,
  errors: identityErrors,
  async run({ tx, scope, now, emit }, input) {
    const [group] = await tx.select({ id: companyGroups.id }).from(companyGroups).where(eq(companyGroups.id, input.groupId));
    if (!group || (await organizationById(tx, input.companyId))?.kind !== "company") return notFound();
    await tx.insert(companyGroupMembers).values({ id: newId("groupMember"), groupId: group.id, companyId: input.companyId, period: `[${now.toISOString()},)`, reason: input.reason, addedBy: scope.userId });
    emit({ type: "identity/group.joined", data: { groupId: group.id, companyId: input.companyId } });
    return { groupId: group.id };
  },
});

/** Takes a company out of its group from now on; that it belonged there stays known. */
export const leaveGroup = command({
  input: z.strictObject({ companyId, reason }),
  output: z.strictObject({ groupId: z.string() }),
  allow: asFinance,
  errors: identityErrors,
  async run({ tx, scope, now, emit }, input) {
    // A company that joined in this very millisecond leaves in the next one: no period is empty.
    const [left] = await tx.update(companyGroupMembers)
      .set({ period: sql`tstzrange(lower(period), greatest(${now.toISOString()}::timestamptz, lower(period) + interval '1 millisecond'), '[)')`, endedBy: scope.userId, endReason: input.reason })
      .where(and(eq(companyGroupMembers.companyId, input.companyId), sql`upper_inf(period)`)).returning({ groupId: companyGroupMembers.groupId });
    if (!left) return notFound();
    emit({ type: "identity/group.left", data: { groupId: left.groupId, companyId: input.companyId } });
    return left;
  },
});

/**
 * The companies that count as this one at an instant: itself first, then the others of its group, by name (DESIGN §3, affiliates).
 * It asks nothing about any person, so that what is asked with it takes no other time for a known one.
 */
export async function companiesCountedAs(db: Reader, id: string, at: Date): Promise<{ id: string; name: string }[]> {
  const instant = sql`${at.toISOString()}::timestamptz`;
  return db.execute<{ id: string; name: string }>(sql`
    select o.id, o.name from organizations o where o.id = ${id}
      or o.id in (select b.company_id from company_group_members a join company_group_members b on b.group_id = a.group_id where a.company_id = ${id} and a.period @> ${instant} and b.period @> ${instant})
    order by o.id <> ${id}, o.name, o.id`).then((rows) => rows.map((row) => ({ id: row.id, name: row.name })));
}
