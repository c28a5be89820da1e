import { publishPolicy } from "@/server/policy/publish-policy";
import { currentPolicy } from "@/server/policy";
import { seeded } from "../fuzz";
import { standingClock } from "../standing-clock";
import { makeWorld } from "../world";
import { fresh } from "../world/people";
import { DAY, newPerson, type Person } from "./book";
import { compare } from "./compare";
import { sweepCases } from "./court-moves";
import { step } from "./moves";
import { anyOf, type Stage } from "./stage";

export type Played = Pick<Stage, "moves" | "refusals" | "seen">;
/** Most histories are short; one in five is long enough for claims that reach their year. */
const SHORT = 7;
const LONG = 14;
const START = Date.parse("2027-11-20T10:00:00Z");
/** Exact days, so that a claim's end and a move fall on the same instant again and again; and one that is none. */
const JUMPS = [1, 1, 1, 2, 3, 6, 7, 9, 23, 30, 30, 53, 60, 0.219] as const;
const UNSWEPT = 3;
/** What a later policy says; it is in force for evidence from then on, and shortens no claim that runs. */
const LATER = { identifiedDays: 21, contactDays: 75, consentedDays: 120, maxDays: 120 } as const;

/**
 * Plays histories in one database, each a move a round, and after every round compares their rows with the model. `without` takes a mechanism away first.
 * The windows of time cross a leap day and two changes of daylight saving.
 */
export async function play(of: { seed: number; from: number; count: number; without?: string }): Promise<Played> {
  const random = seeded(of.seed + of.from * 7_919);
  const world = await makeWorld(8);
  try {
    if (of.without) await world.database.ownerSql.unsafe(of.without);
    const setClock = await standingClock(world, START);
    const first = await world.recruiter();
    const recruiters = [first, await world.recruiter(), await world.recruiter(), await world.colleague(first)];
    const companies = [await world.company(), await world.company({ timeZone: "Pacific/Auckland" })];
    const jobs: string[][] = [];
    for (const company of companies) jobs.push([await world.job(company), await world.job(company), await world.job(company)]);
    const { settings, version } = await currentPolicy(world.db);
    const windowsOf = (p: Record<"identifiedDays" | "contactDays" | "consentedDays" | "maxDays", number>) => ({ identified: p.identifiedDays, contact: p.contactDays, consented: p.consentedDays, max: p.maxDays });
    const admins = [await world.person({ platformRole: "finance" }), await world.person({ platformRole: "owner" })] as const;
    const stage: Stage = {
      world, recruiters, admins, companies, jobs, people: new Map(), refusals: new Set(), moves: 0, seen: new Map(), now: START, windows: windowsOf(settings.protection), introductionDays: settings.introductionDays,
      deadlines: { object: settings.objections.businessDays, answer: settings.disputes.answerBusinessDays, appeal: settings.disputes.appealBusinessDays, contactDays: settings.objections.contactDays },
    };
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
      // In time, twice, or not at all: then late. Once, nine days after the round before, silence has decided and nobody has written it down.
      const sweeps = anyOf(random, [0, 1, 1, 2]) ?? 1;
      for (let run = 0; run < sweeps && round !== UNSWEPT; run++) await sweepCases(stage, people);
      const moving = round < SHORT ? people : long;
      await inTurn(moving, 7, (p) => step(stage, p, randoms.get(p.no) ?? random));
      await compare(world, round === LONG - 1 ? people : moving, recruiters.map((r) => r.recruiterId), companies.map((c) => c.companyId), stage.now);
      const jump = JUMPS[Math.floor(random() * JUMPS.length)] ?? 1;
      stage.now += Math.round((round === UNSWEPT - 1 ? 9 : jump) * DAY);
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
