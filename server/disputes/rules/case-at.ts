export type DisputeKind = "claim" | "not_allowed" | "objection";
export type DisputeState = "open" | "answered" | "decided" | "appealed" | "closed" | "withdrawn";
export type Outcome = "upheld" | "overturned" | "shared" | "withdrawn";
export type DecidedOutcome = Exclude<Outcome, "withdrawn">;
export type Side = "opener" | "other";

/** What a case says of itself, as it was last written down. */
export type CaseFacts = {
  state: DisputeState; answerDueAt: Date; defaultOutcome: "upheld" | "overturned"; defaultAppealDueAt: Date;
  outcome: Outcome | null; openerBasisPoints: number | null; decidedAt: Date | null; appealDueAt: Date | null; closedAt: Date | null;
};
export type Standing = Pick<CaseFacts, "state" | "outcome" | "openerBasisPoints" | "decidedAt" | "appealDueAt" | "closedAt">;

/**
 * How a case stands at an instant. Deadlines are facts of time: an unanswered case is decided by default from its deadline on, and a decision is final when the time to appeal
 * is over, whether or not a job has written it down. So a job that runs late, twice or never changes nothing about who is right.
 */
export function caseAt(facts: CaseFacts, now: Date): Standing {
  const { state, outcome, openerBasisPoints, decidedAt, appealDueAt, closedAt } = facts;
  const written: Standing =
    state === "open" && facts.answerDueAt.getTime() <= now.getTime()
      ? { state: "decided", outcome: facts.defaultOutcome, openerBasisPoints: basisPointsFor(facts.defaultOutcome, null), decidedAt: facts.answerDueAt, appealDueAt: facts.defaultAppealDueAt, closedAt: null }
      : { state, outcome, openerBasisPoints, decidedAt, appealDueAt, closedAt };
  if (written.state !== "decided" || !written.appealDueAt || written.appealDueAt.getTime() > now.getTime()) return written;
  return { ...written, state: "closed", closedAt: written.appealDueAt };
}

/** What the opener gets of the contested share by an outcome, in basis points of it. In: the part that was named for a shared one. */
export function basisPointsFor(outcome: DecidedOutcome, shared: number | null): number {
  return outcome === "overturned" ? 10_000 : outcome === "upheld" ? 0 : (shared ?? 0);
}

/**
 * What comes of silence: the opener is right, who has shown something where the other has shown nothing. Only a person's own signature speaks for a recruiter who is silent:
 * a submission that rests on it stands until somebody has looked.
 */
export function defaultOutcomeOf(kind: DisputeKind, signedByThePerson: boolean): "upheld" | "overturned" {
  return kind === "not_allowed" && signedByThePerson ? "upheld" : "overturned";
}
