import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { members, organizations, payees, recruiters, users } from "@/db/schema/identity";
import type { OrganizationRole } from "../kernel/actor";
import type { Reader } from "../kernel/database";
import { canSignIn } from "./restrictions";
import { isErasedAddress } from "./rules/erased-account";

export type OrganizationFacts = { id: string; name: string; kind: "firm" | "company"; timeZone: string; broughtByRecruiterId: string | null };

/** One firm or company; null = there is none. */
export async function organizationById(db: Reader, id: string): Promise<OrganizationFacts | null> {
  const [row] = await db.select().from(organizations).where(eq(organizations.id, id));
  return row ? { id: row.id, name: row.name, kind: row.kind === "firm" ? "firm" : "company", timeZone: row.timeZone, broughtByRecruiterId: row.broughtByRecruiterId } : null;
}

/** Whether an account was erased: it stays shut whatever is decided about it. Throws for an id that never was. */
export async function isErased(db: Reader, userId: string): Promise<boolean> {
  const [row] = await db.select({ email: users.email }).from(users).where(eq(users.id, userId));
  if (!row) throw new Error(`There is no user ${userId}.`);
  return isErasedAddress(row.email);
}

/** How a recruiter is called, with their firm. Throws for an id that never was. */
export async function recruiterName(db: Reader, recruiterId: string): Promise<{ name: string; firmName: string }> {
  const [row] = await db.select({ name: users.name, firmName: organizations.name }).from(recruiters).innerJoin(users, eq(users.id, recruiters.userId)).innerJoin(organizations, eq(organizations.id, recruiters.firmId)).where(eq(recruiters.id, recruiterId));
  if (!row) throw new Error(`There is no recruiter ${recruiterId}.`);
  return row;
}

/** The firm of a recruiter. Throws for an id that never was. */
export async function firmOfRecruiter(db: Reader, recruiterId: string): Promise<string> {
  const [row] = await db.select({ firmId: recruiters.firmId }).from(recruiters).where(eq(recruiters.id, recruiterId));
  if (!row) throw new Error(`There is no recruiter ${recruiterId}.`);
  return row.firmId;
}

/** Who a recruiter is and where they read mail: for those of their own firm. Throws when there is none. */
export async function recruiterContact(db: Reader, recruiterId: string): Promise<{ name: string; email: string }> {
  const [row] = await db.select({ name: users.name, email: users.email }).from(recruiters).innerJoin(users, eq(users.id, recruiters.userId)).where(eq(recruiters.id, recruiterId));
  if (!row) throw new Error(`There is no recruiter ${recruiterId}.`);
  return row;
}

/** The payee that stands for a recruiter. Throws when there is none: every recruiter is made with one. */
export async function payeeOf(db: Reader, recruiterId: string): Promise<string> {
  const [row] = await db.select({ id: payees.id }).from(payees).where(eq(payees.recruiterId, recruiterId));
  if (!row) throw new Error(`Recruiter ${recruiterId} has no payee.`);
  return row.id;
}

export type Person = { userId: string; email: string; name: string };

/** The members of an organization, those with the first of the given roles first. */
export async function usersOfOrganization(db: Reader, organizationId: string, roles?: readonly OrganizationRole[]): Promise<Person[]> {
  const rows = await db
    .select({ userId: users.id, email: users.email, name: users.name, role: members.role })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, organizationId), roles ? inArray(members.role, [...roles]) : undefined))
    .orderBy(asc(members.createdAt));
  const rank = (role: string) => roles?.findIndex((one) => one === role) ?? 0;
  return rows.toSorted((a, b) => rank(a.role) - rank(b.role)).map(({ userId, email, name }) => ({ userId, email, name }));
}

/** The person behind a recruiter; null for an id that never was. */
export async function userOfRecruiter(db: Reader, recruiterId: string): Promise<Person | null> {
  const [row] = await db.select({ userId: users.id, email: users.email, name: users.name }).from(recruiters).innerJoin(users, eq(users.id, recruiters.userId)).where(eq(recruiters.id, recruiterId));
  return row ?? null;
}

/** The recruiter with this e-mail; null = nobody. */
export async function recruiterByEmail(db: Reader, email: string): Promise<string | null> {
  const [row] = await db.select({ id: recruiters.id }).from(recruiters).innerJoin(users, eq(users.id, recruiters.userId)).where(eq(users.email, email.trim().toLowerCase()));
  return row?.id ?? null;
}

/** The platform's own people. */
export async function adminUsers(db: Reader): Promise<Person[]> {
  return db.select({ userId: users.id, email: users.email, name: users.name }).from(users).where(isNotNull(users.platformRole));
}

/** Those of the users who may be told something: not who is suspended. */
export async function activeUsers(db: Reader, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await db.execute<{ id: string }>(sql`select u.id from users u where u.id = any(${sql.param([...userIds])}::text[]) and ${canSignIn}`);
  return rows.map(({ id }) => id);
}
