import type { World } from "../world";
import type { Candidate, CompanyUser, Recruiter, Someone } from "../world/people";
import { type Claim, dayOf, holderAt, type Person, type Windows } from "./book";

export type Stage = {
  world: World; recruiters: Recruiter[]; admins: readonly [Someone, Someone]; companies: CompanyUser[]; jobs: string[][]; people: Map<number, Candidate>; refusals: Set<string>; moves: number; seen: Map<string, number>;
  /** The instant at which the clock stands. */
  now: number; windows: Windows; introductionDays: number;
  /** Working days to object, to answer and to appeal, and how far back contact counts. */
  deadlines: { object: number; answer: number; appeal: number; contactDays: number };
};
export type Random = () => number;
export type Move = (stage: Stage, p: Person, random: Random) => Promise<boolean>;

export const one = <T>(items: readonly T[], i: number): T => items[i] ?? missing();
function missing(): never {
  throw new Error("The stage has no such recruiter, company or role.");
}
export const anyOf = <T>(random: Random, items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
/** One that is past acting on, to see it refused: not often. */
export const seldom = <T>(random: Random, items: readonly T[]): T | undefined => (random() < 0.25 ? anyOf(random, items) : undefined);
export const anyone = (stage: Stage, random: Random): number => Math.floor(random() * stage.recruiters.length);
export const sameFirm = (stage: Stage) => (a: number, b: number) => one(stage.recruiters, a).firmId === one(stage.recruiters, b).firmId;
export const note = (stage: Stage, what: string): void => void stage.seen.set(what, (stage.seen.get(what) ?? 0) + 1);

/** A claim to act on: mostly the one that protects now, sometimes an older one. */
export const someClaim = (stage: Stage, p: Person, random: Random): Claim | undefined => (random() < 0.8 ? holderAt(p, stage.now) : null) ?? anyOf(random, p.claims);
/** Mostly the one whose it is, sometimes a stranger. */
export const mostly = (stage: Stage, random: Random, who: number): number => (random() < 0.93 ? who : anyone(stage, random));

/** The person signs in; who was never written down starts their own record. */
export async function signedIn(stage: Stage, p: Person): Promise<Candidate> {
  const known = stage.people.get(p.no);
  if (known) return known;
  const person = await stage.world.candidate({ name: p.fullName, email: p.email });
  stage.people.set(p.no, person);
  arrived(stage, p, person.candidateId);
  return person;
}

export function arrived(stage: Stage, p: Person, candidateId: string): void {
  p.candidateId ??= candidateId;
  p.since ??= dayOf(stage.now);
}
