import { sql } from "drizzle-orm";
import { linkCandidate } from "@/server/candidates/link-candidate";
import { actorOf, addRecruiter, payeeOf } from "@/server/identity";
import { setUpCompany, setUpFirm } from "@/server/identity/set-up-organization";
import { type Actor, anonymous, type OrganizationRole, type PlatformRole } from "@/server/kernel/actor";
import type { Ctx } from "@/server/kernel/command";
import { clockOf, type Database } from "@/server/kernel/database";
import { newId } from "@/server/kernel/ids";
import { members, users } from "../../schema/identity";

export type Someone = { ctx: Ctx; userId: string; name: string; email: string };
export type Recruiter = Someone & { recruiterId: string; firmId: string; payeeId: string };
export type CompanyUser = Someone & { companyId: string; timeZone: string };
export type Candidate = Someone & { candidateId: string };

let made = 0;
/** A short text that no other caller in this process gets. */
export const fresh = () => `${(made += 1).toString(36)}${newId("request").slice(-6)}`;

export const ctxOf = (db: Database, actor: Actor): Ctx => ({ db, actor, requestId: "test" });
export const systemOf = (db: Database): Ctx => ctxOf(db, { kind: "system", job: "test" });
export const anonymousOf = (db: Database): Ctx => ctxOf(db, anonymous);

/** A signed-in person who belongs nowhere yet. */
export async function person(db: Database, of: { name?: string; email?: string; verified?: boolean; platformRole?: PlatformRole; suspended?: boolean } = {}): Promise<Someone> {
  const key = fresh();
  const { name = `Person ${key}`, email = `person.${key}@example.com` } = of;
  const userId = newId("user");
  await db.insert(users).values({ id: userId, name, email, emailVerified: of.verified ?? true, platformRole: of.platformRole ?? null, suspendedAt: of.suspended ? await clockOf(db) : null });
  return refreshed(db, { ctx: anonymousOf(db), userId, name, email });
}

/** The same person as their next request would see them: with the place and the records they have since got. */
export async function refreshed<T extends Someone>(db: Database, someone: T): Promise<T> {
  return { ...someone, ctx: ctxOf(db, await actorOf(db, someone.userId, `ses_${someone.userId.slice(4)}`, null)) };
}

/** The founder of a recruiting firm: owner, recruiter and payee. */
export async function recruiter(db: Database, of: { name?: string; email?: string; firmName?: string } = {}): Promise<Recruiter> {
  const founder = await person(db, of);
  const { organizationId } = await setUpFirm.call(founder.ctx, { name: of.firmName ?? `Firm ${fresh()}`, timeZone: "America/New_York" });
  return asRecruiterOf(db, founder, organizationId);
}

/** One more recruiter of a firm. */
export async function colleague(db: Database, of: Recruiter): Promise<Recruiter> {
  const someone = await person(db);
  await join(db, someone, of.firmId, "member");
  await db.transaction((tx) => addRecruiter(tx, { userId: someone.userId, firmId: of.firmId }));
  return asRecruiterOf(db, someone, of.firmId);
}

/** The founder of a hiring company; `broughtBy` is the recruiter who brought it as a client. */
export async function company(db: Database, of: { name?: string; companyName?: string; timeZone?: string; broughtBy?: Someone } = {}): Promise<CompanyUser> {
  const founder = await person(db, of);
  const timeZone = of.timeZone ?? "UTC";
  const { organizationId } = await setUpCompany.call(founder.ctx, { name: of.companyName ?? `Company ${fresh()}`, timeZone, broughtByEmail: of.broughtBy?.email ?? "" });
  return { ...(await refreshed(db, founder)), companyId: organizationId, timeZone };
}

/** One more member of a company, in a role. */
export async function companyMember(db: Database, of: CompanyUser, role: OrganizationRole): Promise<CompanyUser> {
  const someone = await person(db);
  await join(db, someone, of.companyId, role);
  return { ...(await refreshed(db, someone)), companyId: of.companyId, timeZone: of.timeZone };
}

/** A person who has signed in as a candidate; the one whom recruiters wrote down under this e-mail, or a new one. */
export async function candidate(db: Database, of: { name?: string; email?: string } = {}): Promise<Candidate> {
  const someone = await person(db, of);
  const { candidateId } = await linkCandidate.call(someone.ctx, {});
  return { ...(await refreshed(db, someone)), candidateId };
}

async function join(db: Database, someone: Someone, organizationId: string, role: OrganizationRole): Promise<void> {
  await db.insert(members).values({ id: newId("party"), organizationId, userId: someone.userId, role, createdAt: await clockOf(db) });
}

async function asRecruiterOf(db: Database, someone: Someone, firmId: string): Promise<Recruiter> {
  const now = await refreshed(db, someone);
  const recruiterId = now.ctx.actor.kind === "user" ? now.ctx.actor.membership?.recruiterId : null;
  if (!recruiterId) throw new Error(`${someone.name} did not become a recruiter.`);
  return { ...now, firmId, recruiterId, payeeId: await payeeOf(db, recruiterId) };
}

/** Moves the test database's clock forward. Out: the new time. */
export async function passTime(db: Database, of: { days?: number; hours?: number; minutes?: number }): Promise<Date> {
  const seconds = (of.days ?? 0) * 86_400 + (of.hours ?? 0) * 3_600 + (of.minutes ?? 0) * 60;
  await db.execute(sql`select app.move_clock(coalesce((select shift from app.clock_offset), interval '0') + make_interval(secs => ${seconds}))`);
  return clockOf(db);
}
