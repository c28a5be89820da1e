import { type Application, begin, type Case, type Claim, close, DAY, dayOf, holderAt, type Outcome, type Person, type Side, type Windows } from "./book";

/** The court in the small model, written from DESIGN §3 and decisions 013 and 018 and not from the product's code. */
export const BY_SILENCE = "rule:default";
export const BY_CONSENT = "rule:accepted";

const local = new Map<string, Intl.DateTimeFormat>();
const localTime = (at: number, zone: string): string => {
  const format = local.get(zone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  local.set(zone, format);
  return format.format(at);
};
export const localDay = (at: number, zone: string): string => localTime(at, zone).slice(0, 10);

/** The end of the last of so many working days (Monday to Friday) after the day of an instant, there. */
export function workingDaysAfter(at: number, count: number, zone: string): number {
  let day = Date.parse(localDay(at, zone));
  for (let left = count; left > 0; ) {
    day += DAY;
    if (![0, 6].includes(new Date(day).getUTCDay())) left--;
  }
  const next = `${dayOf(day + DAY)} 00:00`;
  for (let offset = -15; offset <= 15; offset++) if (localTime(day + DAY + offset * 3_600_000, zone) === next) return day + DAY + offset * 3_600_000;
  throw new Error(`There is no midnight before ${next} in ${zone}.`);
}

export const pointsOf = (outcome: Outcome, shared: number): number => ({ upheld: 0, overturned: 10_000, shared })[outcome];

/** How a case stands at an instant: silence decides at its deadline, and a decision is final when its time to appeal is over, whoever writes that down. */
export function standing(c: Case, at: number): Case["state"] {
  const state = c.state === "open" && c.answerDue <= at ? "decided" : c.state;
  return state === "decided" && (c.state === "open" ? c.silenceFinalAt : (c.appealDue ?? Infinity)) <= at ? "closed" : state;
}

/** Whether a case about the claim itself is not over: then it is not handed on. */
export const inCourt = (p: Person, claim: Claim): boolean => p.cases.some((c) => c.claim === claim && c.application === null && c.closedAt === null);
/** A subject is tried once per opener, unless they took it back. */
const tried = (p: Person, kind: Case["kind"], subject: Claim | Application, opener: number): boolean => p.cases.some((c) => c.kind === kind && (c.application ?? c.claim) === subject && c.opener === opener && c.state !== "withdrawn");

export type Contact = { happenedOn: string; direction: "out" | "in" | "both" };
const bothSpoke = (contacts: readonly Contact[]): boolean => contacts.some((one) => one.direction === "both") || ["in", "out"].every((way) => contacts.some((one) => one.direction === way));
const undecided = (c: Case, at: number): boolean => ["open", "answered"].includes(standing(c, at));

export const court = {
  /** Of a person, by one's own book or by their e-mail. */
  contestPerson(p: Person, r: number, by: "book" | "e-mail", day: string, at: number) {
    if (by === "book" && !p.known.has(r)) return "not_found";
    const held = holderAt(p, at);
    if (!held) return "nobody_protects";
    if (held.state !== "active") return "changed_meanwhile";
    if (held.holder === r) return "own_claim";
    return day > dayOf(at) ? "evidence_in_the_future" : tried(p, "claim", held, r) ? "already_disputed" : "ok";
  },
  /** Of one submission, by who made it or shares in it. */
  contestSubmission(p: Person, a: Application, r: number, day: string, at: number) {
    if (a.recruiter !== r && !a.sourcers.split(" ").some((part) => part.startsWith(`${r}:`))) return "not_found";
    if (a.claim.holder === r) return "own_claim";
    return day > dayOf(at) ? "evidence_in_the_future" : tried(p, "claim", a, r) ? "already_disputed" : "ok";
  },
  report: (p: Person, a: Application) => (a.state !== "submitted" ? "submission_over" : tried(p, "not_allowed", a, -1) ? "already_disputed" : "ok"),
  object(p: Person, a: Application, company: number, contacts: readonly Contact[], zone: string, contactDays: number, at: number) {
    if (a.company !== company) return "not_found";
    if (a.state !== "submitted") return "nothing_to_object_to";
    if (a.objectUntil <= at) return "objection_too_late";
    const on = localDay(a.submittedAt, zone);
    if (contacts.some(({ happenedOn }) => happenedOn > on || happenedOn > dayOf(at) || Date.parse(happenedOn) < Date.parse(on) - contactDays * DAY)) return "invalid_input";
    return !bothSpoke(contacts) ? "contact_not_two_way" : tried(p, "objection", a, company) ? "already_disputed" : "ok";
  },
  answer: (c: Case, side: Side | null, at: number) => (side !== "other" ? "not_found" : c.state !== "open" ? "changed_meanwhile" : c.answerDue <= at ? "answer_too_late" : "ok"),
  evidence: (c: Case, side: Side | null, day: string, at: number) => (side === null ? "not_found" : !undecided(c, at) && c.state !== "appealed" ? "case_over" : day > dayOf(at) ? "evidence_in_the_future" : "ok"),
  withdraw: (c: Case, side: Side | null, at: number) => (side !== "opener" ? "not_found" : undecided(c, at) ? "ok" : "nothing_to_withdraw"),
  accept: (c: Case, side: Side | null, at: number) => (side !== "other" || c.kind !== "objection" ? "not_found" : undecided(c, at) ? "ok" : "changed_meanwhile"),
  decide(c: Case, by: string, outcome: Outcome, shared: number | null, at: number) {
    const state = standing(c, at);
    if (state === "open") return "too_early_to_decide";
    if (state !== "answered" && state !== "appealed") return "changed_meanwhile";
    if (outcome === "shared" && c.kind !== "claim") return "only_claims_are_shared";
    if (outcome === "shared" && shared === null) return "share_needed";
    return state === "appealed" && c.decisions[0]?.by === by ? "decided_it_before" : "ok";
  },
  appeal: (c: Case, side: Side | null, at: number) => (side === null ? "not_found" : c.appealedBy !== null ? "appealed_already" : standing(c, at) === "closed" ? "appeal_too_late" : standing(c, at) === "decided" ? "ok" : "changed_meanwhile"),
};

type Seen = (what: string) => void;

export function decide(c: Case, by: string, outcome: Outcome, shared: number, appealDue: number): void {
  c.decisions.push({ by, outcome, points: pointsOf(outcome, shared) });
  c.outcome = outcome;
  c.points = pointsOf(outcome, shared);
  c.state = "decided";
  c.appealDue ??= appealDue;
}

/** Writes down what time has made of a case. */
export function writeDown(p: Person, c: Case, at: number, windows: Windows, seen: Seen): void {
  if (c.state === "open" && c.answerDue <= at) {
    decide(c, BY_SILENCE, c.silence, 0, c.silenceFinalAt);
    seen(`silence: ${c.silence}`);
  }
  if (c.state === "decided" && c.appealDue !== null && c.appealDue <= at) {
    if (at - c.appealDue > DAY) seen("a case closed late");
    finish(p, c, c.appealDue, at, windows, seen);
  }
}

/** Makes a decision final and carries it out: the claim ends and the opener's own begins, its days counted from when that was final; a submission that does not count is taken back. */
export function finish(p: Person, c: Case, closedAt: number, at: number, windows: Windows, seen: Seen): void {
  c.state = "closed";
  c.closedAt = closedAt;
  seen(`final: ${c.kind} ${c.outcome}`);
  if (c.outcome === "upheld") return;
  if (c.kind !== "claim") {
    if (c.application?.state === "submitted") c.application.state = "withdrawn";
    return;
  }
  c.awarded = c.points;
  const { claim } = c;
  if (c.outcome !== "overturned" || c.application !== null || claim?.state !== "active") return;
  const protectedThen = claim.from <= closedAt && closedAt < claim.until;
  if (claim.until > at) close(claim, "overturned", at);
  else {
    claim.state = "overturned";
    claim.facts.push("overturned");
    seen("a claim overturned that was over already");
  }
  // One that began at this very instant ends a moment later, and then nobody's begins; nor where somebody came between.
  if (!protectedThen || holderAt(p, at) || closedAt + windows.identified * DAY <= at) return;
  begin(p, c.opener, { kind: "identified", tier: "identified", at: closedAt }, windows, at);
  seen(closedAt < at ? "the opener's own claim begins late" : "the opener's own claim begins");
}
