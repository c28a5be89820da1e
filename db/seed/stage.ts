import { eq, sql } from "drizzle-orm";
import { setUpCompany, setUpFirm } from "../../server/identity/set-up-organization";
import { actorOf, addRecruiter } from "../../server/identity";
import { auth } from "../../server/identity/auth";
import { linkCandidate } from "../../server/candidates/link-candidate";
import type { Actor } from "../../server/kernel/actor";
import type { Ctx } from "../../server/kernel/command";
import { newId } from "../../server/kernel/ids";
import { database } from "../../server/kernel/pool";
import { moveProviderClock } from "../../server/providers/sandbox-clock";
import { env } from "../../server/env";
import { members, sessions, users } from "../schema/identity";
import { tellEverybody } from "./news";
import { demoCompanies, demoFirms, demoPeople } from "./people";

const DAY = 86_400_000;

/** What the story is played with: people who act through the product's own commands, and a clock. */
export type Stage = {
  as(key: string): Ctx; system: Ctx; organization(key: string): string; recruiter(key: string): string; candidateUser(name: string, email: string): Promise<Ctx>;
  /** Tells everybody what has happened until now, and goes to so many days from real now (negative = before), never back. */
  toDay(day: number): Promise<void>;
  control(path: string, body: unknown): Promise<unknown>;
};

/** Makes the demo's people with their organizations. In: the password of all of them, and on which day from real now (negative = before) they come. */
export async function setStage(password: string, firstDay: number): Promise<Stage> {
  const db = database();
  await db.execute(sql`select app.move_clock(make_interval(secs => ${firstDay * 86_400}))`);
  const actors = new Map<string, Actor>();
  const organizations = new Map<string, string>();
  const recruiters = new Map<string, string>();
  const ctx = (actor: Actor): Ctx => ({ db, actor, requestId: "seed" });
  const system = ctx({ kind: "system", job: "demo-story" });
  const refresh = async (userId: string) => actorOf(db, userId, "seed", null);

  for (const person of demoPeople) {
    const { user } = await auth().api.signUpEmail({ body: { name: person.name, email: person.email, password } });
    await db.update(users).set({ emailVerified: true, platformRole: person.platformRole, intent: person.role === "admin" ? null : person.role }).where(eq(users.id, user.id));
    actors.set(person.key, await refresh(user.id));
  }
  const userId = (key: string) => {
    const actor = actors.get(key);
    if (actor?.kind !== "user") throw new Error(`There is nobody called ${key}.`);
    return actor.userId;
  };
  const of = (organization: string, owner: boolean) => demoPeople.filter((person) => person.organization === organization && (person.organizationRole === "owner") === owner);
  for (const firm of demoFirms) {
    const [owner] = of(firm.key, true);
    if (!owner) throw new Error(`${firm.name} has no owner.`);
    const { organizationId } = await setUpFirm.call(ctx(await refresh(userId(owner.key))), { name: firm.name, timeZone: firm.timeZone });
    organizations.set(firm.key, organizationId);
    for (const member of of(firm.key, false)) {
      await db.insert(members).values({ id: newId("party"), organizationId, userId: userId(member.key), role: "member", createdAt: new Date((await db.execute<{ now: string }>(sql`select app.now() as now`))[0]?.now ?? 0) });
      await db.transaction((tx) => addRecruiter(tx, { userId: userId(member.key), firmId: organizationId }));
    }
  }
  for (const company of demoCompanies) {
    const [owner] = of(company.key, true);
    if (!owner) throw new Error(`${company.name} has no owner.`);
    const broughtByEmail = demoPeople.find((person) => person.key === company.broughtBy)?.email ?? "";
    const { organizationId } = await setUpCompany.call(ctx(await refresh(userId(owner.key))), { name: company.name, timeZone: company.timeZone, broughtByEmail });
    organizations.set(company.key, organizationId);
    for (const member of of(company.key, false)) await db.insert(members).values({ id: newId("party"), organizationId, userId: userId(member.key), role: member.organizationRole ?? "member", createdAt: new Date((await db.execute<{ now: string }>(sql`select app.now() as now`))[0]?.now ?? 0) });
  }
  for (const person of demoPeople) {
    const actor = await refresh(userId(person.key));
    actors.set(person.key, actor);
    if (actor.kind === "user" && actor.membership?.recruiterId) recruiters.set(person.key, actor.membership.recruiterId);
  }
  await db.delete(sessions);
  return {
    system,
    as: (key) => ctx(actors.get(key) ?? missing(key)),
    organization: (key) => organizations.get(key) ?? missing(key),
    recruiter: (key) => recruiters.get(key) ?? missing(key),
    async candidateUser(name, email) {
      const [known] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
      const id = known?.id ?? newId("user");
      if (!known) await db.insert(users).values({ id, name, email, emailVerified: true, intent: "candidate" });
      await linkCandidate.call(ctx(await refresh(id)), {});
      return ctx(await refresh(id));
    },
    async toDay(day) {
      await tellEverybody(system, { mails: day > -2 });
      await db.execute(sql`select app.move_clock(make_interval(secs => ${day * 86_400}))`);
      await moveProviderClock(day * DAY);
    },
    async control(path, body) {
      const answer = await fetch(new URL(`/_ctl/${path}`, env().STRIPE_API_BASE), { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`The payment sandbox refused ${path}: ${answer.status} ${await answer.text()}`);
      return answer.json();
    },
  };
}

function missing(key: string): never {
  throw new Error(`The stage has no ${key}.`);
}
