import { acceptObjection } from "@/server/disputes/accept-objection";
import { addDisputeEvidence } from "@/server/disputes/add-dispute-evidence";
import { answerDispute, withdrawDispute } from "@/server/disputes/answer-dispute";
import { appealDispute } from "@/server/disputes/appeal-dispute";
import { contestClaim } from "@/server/disputes/contest-claim";
import { decideDispute } from "@/server/disputes/decide-dispute";
import { objectToSubmission } from "@/server/disputes/object-to-submission";
import { reportSubmission } from "@/server/disputes/report-submission";
import { settleDisputes } from "@/server/disputes";
import type { Ctx } from "@/server/kernel/command";
import { limits } from "@/server/kernel/limits";
import { expecting } from "../model/moves";
import { type Application, type Case, type Claim, DAY, dayOf, holderAt, type Person, type Side } from "./book";
import { BY_CONSENT, type Contact, court, decide, finish, localDay, pointsOf, standing, workingDaysAfter, writeDown } from "./court";
import { anyOf, anyone, mostly, type Move, note, one, type Random, seldom, signedIn, type Stage } from "./stage";

const SAID = "In the model, at length";
/** Where every firm of the world has its working days. */
const FIRMS = "America/New_York";

/** A case that stands like this now; seldom another, to see the move refused. */
const someCase = (stage: Stage, p: Person, random: Random, ...states: Case["state"][]): Case | undefined => p.cases.findLast((c) => states.includes(standing(c, stage.now))) ?? seldom(random, p.cases);
const seenBy = (stage: Stage) => (what: string) => note(stage, what);

function opened(stage: Stage, p: Person, of: { id: string; kind: Case["kind"]; claim?: Claim; application?: Application; opener: number; other: number; silence: Case["silence"]; pieces: number }): Case {
  const answerDue = workingDaysAfter(stage.now, stage.deadlines.answer, FIRMS);
  const c: Case = {
    ...of, claim: of.claim ?? null, application: of.application ?? null, answerDue, silenceFinalAt: workingDaysAfter(answerDue, stage.deadlines.appeal, FIRMS),
    state: "open", outcome: null, points: null, appealDue: null, closedAt: null, appealedBy: null, decisions: [], pieces: { opener: of.pieces, other: 0 }, warned: false, awarded: null,
  };
  p.cases.push(c);
  return c;
}

/** Who acts for a side, mostly; now and then a recruiter who is perhaps none. */
async function acting(stage: Stage, p: Person, c: Case, side: Side, random: Random): Promise<{ ctx: Ctx; side: Side | null }> {
  if (random() < 0.05) {
    const r = anyone(stage, random);
    return { ctx: one(stage.recruiters, r).ctx, side: r === c.other ? "other" : c.kind === "claim" && r === c.opener ? "opener" : null };
  }
  if (side === "other") return { ctx: one(stage.recruiters, c.other).ctx, side };
  const opener = c.kind === "claim" ? one(stage.recruiters, c.opener) : c.kind === "objection" ? one(stage.companies, c.opener) : await signedIn(stage, p);
  return { ctx: opener.ctx, side };
}
const eitherSide = (random: Random): Side => (random() < 0.5 ? "opener" : "other");
/** Mostly one's own submission, seldom one that is over. */
const someSubmission = (p: Person, random: Random): Application | undefined => (random() < 0.9 ? p.applications.findLast((a) => a.state === "submitted") : undefined) ?? seldom(random, p.applications);

export const courtMoves = {
  async contest(stage, p, random) {
    const day = dayOf(stage.now + (random() < 0.04 ? DAY : -Math.floor(random() * 30) * DAY));
    const evidence = { happenedOn: day, note: SAID, direction: "in" as const };
    const a = random() < 0.3 ? anyOf(random, p.applications) : undefined;
    if (a) {
      const r = random() < 0.6 ? a.recruiter : anyone(stage, random);
      const done = await expecting(stage, p.trail, `contest a submission by ${r}`, court.contestSubmission(p, a, r, day, stage.now), contestClaim.call(one(stage.recruiters, r).ctx, { applicationId: a.id, statement: SAID, evidence }));
      if (done) await goOn(stage, p, opened(stage, p, { id: done.disputeId, kind: "claim", claim: a.claim, application: a, opener: r, other: a.claim.holder, silence: "overturned", pieces: 1 }), random);
      return true;
    }
    const held = holderAt(p, stage.now);
    const r = random() < 0.85 ? (anyOf(random, stage.recruiters.flatMap((_, i) => (i === held?.holder ? [] : [i]))) ?? 0) : anyone(stage, random);
    const by = p.candidateId && (p.known.has(r) || random() < 0.1) && random() < 0.5 ? "book" : "e-mail";
    const subject = by === "book" ? { candidateId: p.candidateId ?? "" } : { person: { fullName: p.fullName, email: p.email } };
    const done = await expecting(stage, p.trail, `contest by ${r}`, court.contestPerson(p, r, by, day, stage.now), contestClaim.call(one(stage.recruiters, r).ctx, { ...subject, statement: SAID, evidence }));
    if (!done || !held) return true;
    p.known.add(r);
    await goOn(stage, p, opened(stage, p, { id: done.disputeId, kind: "claim", claim: held, opener: r, other: held.holder, silence: "overturned", pieces: 1 }), random);
    return true;
  },
  async report(stage, p, random) {
    const a = someSubmission(p, random);
    if (!a) return false;
    const { ctx } = await signedIn(stage, p);
    const done = await expecting(stage, p.trail, "report a submission", court.report(p, a), reportSubmission.call(ctx, { applicationId: a.id, statement: SAID }));
    // A submission that rests on the person's own signature stands by default.
    if (done) await goOn(stage, p, opened(stage, p, { id: done.disputeId, kind: "not_allowed", application: a, opener: -1, other: a.recruiter, silence: a.rested ? "upheld" : "overturned", pieces: 0 }), random);
    return true;
  },
  async object(stage, p, random) {
    const a = someSubmission(p, random);
    if (!a) return false;
    const company = random() < 0.95 ? a.company : 1 - a.company;
    const { ctx, timeZone } = one(stage.companies, company);
    const [on, today] = [Date.parse(localDay(a.submittedAt, one(stage.companies, a.company).timeZone)), Date.parse(dayOf(stage.now))];
    // Mostly from the days that count, at both ends of them, and now and then a day outside.
    const daysBack = () => anyOf(random, [0, 1, 5, 40, stage.deadlines.contactDays, ...(random() < 0.1 ? [-1, stage.deadlines.contactDays + 1] : [])]) ?? 1;
    const way = random() < 0.15 ? (["out"] as const) : random() < 0.5 ? (["both"] as const) : (["in", "out"] as const);
    const contacts: Contact[] = way.map((direction) => { const back = daysBack(); return { happenedOn: dayOf((back < 0 ? on : Math.min(on, today)) - back * DAY), direction }; });
    const may = court.object(p, a, company, contacts, timeZone, stage.deadlines.contactDays, stage.now);
    const done = await expecting(stage, p.trail, `object by ${company}`, may, objectToSubmission.call(ctx, { applicationId: a.id, statement: SAID, contacts: contacts.map((contact) => ({ ...contact, note: SAID })) }));
    if (done) await goOn(stage, p, opened(stage, p, { id: done.disputeId, kind: "objection", application: a, opener: company, other: a.recruiter, silence: "overturned", pieces: contacts.length }), random);
    return true;
  },
  async answerCase(stage, p, random) {
    const c = someCase(stage, p, random, "open");
    return c ? answer(stage, p, c, random) : false;
  },
  async decideCase(stage, p, random) {
    const c = someCase(stage, p, random, ...(random() < 0.15 ? (["open"] as const) : (["answered", "appealed"] as const)));
    return c ? decideIt(stage, p, c, random) : false;
  },
  async appealCase(stage, p, random) {
    const c = someCase(stage, p, random, "decided");
    return c ? appeal(stage, p, c, random) : false;
  },
  async withdrawCase(stage, p, random) {
    const c = someCase(stage, p, random, "open", "answered");
    if (!c || random() < 0.5) return false;
    const { ctx, side } = await acting(stage, p, c, "opener", random);
    if (!(await expecting(stage, p.trail, "take a case back", court.withdraw(c, side, stage.now), withdrawDispute.call(ctx, { disputeId: c.id })))) return true;
    note(stage, "a case taken back");
    [c.state, c.outcome, c.closedAt] = ["withdrawn", "withdrawn", stage.now];
    return true;
  },
  async caseEvidence(stage, p, random) {
    const c = someCase(stage, p, random, "open", "answered", "appealed");
    if (!c) return false;
    const day = dayOf(stage.now + (random() < 0.05 ? 1 : -3) * DAY);
    const { ctx, side } = await acting(stage, p, c, eitherSide(random), random);
    const done = await expecting(stage, p.trail, `evidence by the ${side ?? "stranger"}`, court.evidence(c, side, day, stage.now), addDisputeEvidence.call(ctx, { disputeId: c.id, happenedOn: day, note: SAID }));
    if (done && side) c.pieces[side] += 1;
    return true;
  },
  async acceptObjection(stage, p, random) {
    const c = p.cases.findLast((some) => some.kind === "objection" && ["open", "answered"].includes(standing(some, stage.now))) ?? seldom(random, p.cases);
    if (!c) return false;
    const r = mostly(stage, random, c.other);
    const done = await expecting(stage, p.trail, `accept an objection by ${r}`, court.accept(c, r === c.other ? "other" : null, stage.now), acceptObjection.call(one(stage.recruiters, r).ctx, { disputeId: c.id }));
    if (!done) return true;
    decide(c, BY_CONSENT, "overturned", 0, stage.now);
    finish(p, c, stage.now, stage.now, stage.windows, seenBy(stage));
    note(stage, "an objection accepted");
    return true;
  },
} satisfies Record<string, Move>;

/** Who was silent appeals what came of it, before anybody has written that down. Out: whether there is such a case. */
export async function appealSilence(stage: Stage, p: Person, random: Random): Promise<boolean> {
  const c = p.cases.find((some) => some.state === "open" && standing(some, stage.now) === "decided");
  if (c && random() < 0.3) await answer(stage, p, c, random);
  return c ? appeal(stage, p, c, random) : false;
}

/** A case is often answered, decided, appealed and decided anew on one day: else the clock jumps over its deadlines. */
async function goOn(stage: Stage, p: Person, c: Case, random: Random): Promise<void> {
  if (random() < 0.05) await decideIt(stage, p, c, random);
  if (random() < 0.4) await answer(stage, p, c, random);
}

async function answer(stage: Stage, p: Person, c: Case, random: Random): Promise<true> {
  const { ctx, side } = await acting(stage, p, c, random() < 0.95 ? "other" : "opener", random);
  if (!(await expecting(stage, p.trail, "answer a case", court.answer(c, side, stage.now), answerDispute.call(ctx, { disputeId: c.id, answer: SAID })))) return true;
  c.state = "answered";
  if (random() < 0.6) await decideIt(stage, p, c, random);
  return true;
}

async function decideIt(stage: Stage, p: Person, c: Case, random: Random): Promise<true> {
  const [first] = c.decisions;
  const another = stage.admins.find((admin) => admin.userId !== first?.by);
  const admin = (random() < (c.state === "appealed" ? 0.5 : 0.85) ? another : undefined) ?? one(stage.admins, Math.floor(random() * 2));
  const outcome = anyOf(random, c.kind === "claim" || random() < 0.4 ? (["upheld", "overturned", "overturned", "shared"] as const) : (["upheld", "overturned"] as const)) ?? "upheld";
  const shared = outcome !== "shared" || random() < 0.25 ? null : (anyOf(random, [1, 3_333, 5_000, 9_999]) ?? 1);
  const input = { disputeId: c.id, outcome, reason: SAID, ...(shared === null ? {} : { openerBasisPoints: shared }) };
  const may = court.decide(c, admin.userId, outcome, shared, stage.now);
  if (!(await expecting(stage, p.trail, `decide: ${outcome} ${pointsOf(outcome, shared ?? 0)}`, may, decideDispute.call(admin.ctx, input)))) return true;
  const last = c.state === "appealed";
  if (last) note(stage, first?.outcome === outcome ? "an appeal that changes nothing" : "an appeal that changes the outcome");
  decide(c, admin.userId, outcome, shared ?? 0, workingDaysAfter(stage.now, stage.deadlines.appeal, FIRMS));
  if (last) finish(p, c, stage.now, stage.now, stage.windows, seenBy(stage));
  else if (random() < 0.3) await appeal(stage, p, c, random);
  return true;
}

async function appeal(stage: Stage, p: Person, c: Case, random: Random): Promise<true> {
  const { ctx, side } = await acting(stage, p, c, eitherSide(random), random);
  if (!(await expecting(stage, p.trail, `appeal by the ${side ?? "stranger"}`, court.appeal(c, side, stage.now), appealDispute.call(ctx, { disputeId: c.id, reason: SAID })))) return true;
  if (c.state === "open") note(stage, "an appeal writes down what silence decided");
  writeDown(p, c, stage.now, stage.windows, seenBy(stage));
  [c.state, c.appealedBy] = ["appealed", side];
  if (random() < 0.6) await decideIt(stage, p, c, random);
  return true;
}

/** Has the product write down what deadlines have made of all cases, and the model do the same; and warn of the last day to answer, once. */
export async function sweepCases(stage: Stage, people: readonly Person[]): Promise<void> {
  for (let left = true; left; ) {
    const { settled, warned, failed } = await settleDisputes.call(stage.world.system, {});
    if (failed > 0) throw new Error(`${failed} cases could not be settled.`);
    left = settled === limits.pageSizeMax || warned === limits.pageSizeMax;
  }
  for (const p of people) {
    for (const c of p.cases.toSorted((a, b) => a.answerDue - b.answerDue || (a.id < b.id ? -1 : 1))) {
      if (c.state === "open" && stage.now < c.answerDue && c.answerDue <= stage.now + DAY) c.warned = true;
      writeDown(p, c, stage.now, stage.windows, seenBy(stage));
    }
  }
}
