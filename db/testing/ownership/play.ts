import { publishPolicy } from "@/server/policy/publish-policy";
import { currentPolicy } from "@/server/policy";
import { seeded } from "../fuzz";
import { makeWorld, type World } from "../world";
import { fresh } from "../world/people";
import { DAY, newPerson, type Person } from "./book";
import { compare } from "./compare";
import { type Stage, step } from "./moves";

export type Played = Pick<Stage, "moves" | "refusals" | "seen">;
/** Most histories are short; one in five is long enough for claims that reach their year. */
const SHORT = 7;
const LONG = 14;
/** Exact days, so that a claim's end and a move fall on the same instant again and again; and one that is none. */
const JUMPS = [1, 1, 1, 2, 3, 6, 7, 23, 30, 30, 53, 60, 0.219] as const;
/** What a later policy says; it is in force for evidence from then on, and shortens no claim that runs. */
const LATER = { identifiedDays: 21, contactDays: 75, consentedDays: 120, maxDays: 120 } as const;

/** Has the database's clock stand still at an instant until it is set again: then the model knows the time of everything. */
async function standingClock(world: World): Promise<(at: number) => Promise<void>> {
  await world.database.ownerSql.unsafe(`
    create table app.standing_clock (at timestamptz not null);
    insert into app.standing_clock values ('2027-11-20 10:00:00Z');
    grant select on app.standing_clock to public;
    create or replace function app.now() returns timestamptz language sql stable security definer set timezone = 'UTC' as $f$ select at from app.standing_clock $f$;`);
  return async (at) => void (await world.database.ownerSql`update app.standing_clock set at = ${new Date(at).toISOString()}::timestamptz`);
}

/**
 * Plays histories in one database, each a move a round, and after every round compares their rows with the model. `without` takes a mechanism away first.
 * The windows of time cross a leap day and two changes of daylight saving.
 */
export async function play(of: { seed: number; from: number; count: number; without?: string }): Promise<Played> {
  const random = seeded(of.seed + of.from * 7_919);
  const world = await makeWorld(8);
  try {
    if (of.without) await world.database.ownerSql.unsafe(of.without);
    const setClock = await standingClock(world);
    const first = await world.recruiter();
    const recruiters = [first, await world.recruiter(), await world.recruiter(), await world.colleague(first)];
    const companies = [await world.company(), await world.company()];
    const jobs: string[][] = [];
    for (const company of companies) jobs.push([await world.job(company), await world.job(company), await world.job(company)]);
    const { settings, version } = await currentPolicy(world.db);
    const windowsOf = (p: Record<"identifiedDays" | "contactDays" | "consentedDays" | "maxDays", number>) => ({ identified: p.identifiedDays, contact: p.contactDays, consented: p.consentedDays, max: p.maxDays });
    const admins = [await world.person({ platformRole: "finance" }), await world.person({ platformRole: "owner" })] as const;
    const stage: Stage = { world, recruiters, admins, companies, jobs, people: new Map(), refusals: new Set(), moves: 0, seen: new Map(), now: Date.parse("2027-11-20T10:00:00Z"), windows: windowsOf(settings.protection), introductionDays: settings.introductionDays };
    const people: Person[] = Array.from({ length: of.count }, (_, i) => newPerson(of.from + i, fresh()));
    const randoms = new Map(people.map((p) => [p.no, seeded(of.seed ^ (p.no * 104_729 + 1))]));
    const long = people.filter((p) => p.no % 5 === 0);
    const changesAt = 4 + Math.floor(random() * 4);
    for (let round = 0; round < LONG; round++) {
      if (round === changesAt) {
        const { ctx } = await world.person({ platformRole: "finance" });
        await publishPolicy.call(ctx, { basedOnVersion: version, settings: { ...settings, protection: { ...settings.protection, ...LATER } }, reason: "In the model" });
        stage.windows = windowsOf(LATER);
      }
      const moving = round < SHORT ? people : long;
      await inTurn(moving, 7, (p) => step(stage, p, randoms.get(p.no) ?? random));
      await compare(world, round === LONG - 1 ? people : moving, recruiters.map((r) => r.recruiterId), companies.map((c) => c.companyId), stage.now);
      stage.now += Math.round((JUMPS[Math.floor(random() * JUMPS.length)] ?? 1) * DAY);
      await setClock(stage.now);
    }
    return stage;
  } finally {
    await world.close();
  }
}

/** Works on all, so many at a time, and lets every lane end before it tells of a failure. */
async function inTurn<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  let next = 0;
  const lanes = await Promise.allSettled(Array.from({ length: width }, async () => {
    for (let i = next++; i < items.length; i = next++) {
      const item = items[i];
      if (item !== undefined) await work(item);
    }
  }));
  for (const lane of lanes) if (lane.status === "rejected") throw lane.reason;
}
