/**
 * The small model of who protects whom, written from DESIGN §3 and decision 017 and not from the product's code. Times are instants in milliseconds;
 * recruiters are numbers, of whom some share a firm. Each rule answers with the code of a refusal, or "ok"; each effect changes the model alone.
 */
export const DAY = 86_400_000;
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const startOf = (day: string): number => Date.parse(`${day}T00:00:00.000Z`);

export type Tier = "identified" | "contact" | "consented";
/** Days by tier, and the most from a claim's start, as the policy of the moment has them. */
export type Windows = Record<Tier, number> & { max: number };
export type Piece = { happenedOn: string; direction: "out" | "in" | "both"; extended: boolean; answer: "confirmed" | "denied" | null; id: string };
export type Claim = {
  id: string | null; holder: number; from: number; until: number; origin: number; tier: Tier; state: "active" | "released" | "transferred" | "overturned";
  /** Who handed it on for a part, in basis points of the sourcer's share. */
  owes: { to: number; basisPoints: number } | null;
  evidence: string[]; facts: string[]; pieces: Piece[]; asked: boolean;
};
export type Rtr = { id: string; recruiter: number; company: number; state: "requested" | "signed" | "declined" | "withdrawn" | "revoked" | "ended"; endsOn: string };
export type Offer = { id: string; claim: Claim; from: number; to: number; keeps: number; openUntil: number; state: "offered" | "accepted" | "declined" | "withdrawn" | "lapsed" };
export type Application = { id: string; recruiter: number; company: number; state: "submitted" | "rejected" | "withdrawn"; claim: Claim; rested: boolean; sourcers: string; submittedAt: number; introducedUntil: number; objectUntil: number };
export type Side = "opener" | "other";
export type Outcome = "upheld" | "overturned" | "shared";
export type Case = {
  id: string; kind: "claim" | "not_allowed" | "objection"; claim: Claim | null; application: Application | null;
  /** A recruiter or a company by number; of a person's own report -1. */
  opener: number; other: number;
  answerDue: number; silence: "upheld" | "overturned"; silenceFinalAt: number;
  /** As it is written down. What time has made of it meanwhile says `standing`. */
  state: "open" | "answered" | "decided" | "appealed" | "closed" | "withdrawn"; outcome: Outcome | "withdrawn" | null; points: number | null; appealDue: number | null; closedAt: number | null;
  appealedBy: Side | null; decisions: { by: string; outcome: Outcome; points: number }[]; pieces: Record<Side, number>; warned: boolean; awarded: number | null;
};
export type Person = {
  no: number; fullName: string; email: string; candidateId: string | null; since: string | null; signedIn: boolean; known: Set<number>; /** The recruiters whom they are connected to. */ connected: Set<number>;
  claims: Claim[]; rtrs: Rtr[]; offers: Offer[]; applications: Application[]; cases: Case[]; trail: string[];
};

export const newPerson = (no: number, key: string): Person => ({ no, fullName: `Owned Person ${key}`, email: `owned.${key}@example.com`, candidateId: null, since: null, signedIn: false, known: new Set(), connected: new Set(), claims: [], rtrs: [], offers: [], applications: [], cases: [], trail: [`#${no}`] });

/** Who protects the person at an instant: the end belongs to the next. */
export const holderAt = (p: Person, at: number): Claim | null => p.claims.find((claim) => claim.from <= at && at < claim.until) ?? null;
const protects = (claim: Claim, at: number): boolean => claim.state === "active" && claim.from <= at && at < claim.until;
export const openRtr = (p: Person, recruiter: number, company: number): Rtr | null => p.rtrs.find((rtr) => rtr.recruiter === recruiter && rtr.company === company && (rtr.state === "requested" || rtr.state === "signed")) ?? null;
export const consentOf = (p: Person, recruiter: number, company: number, at: number): Rtr | null => p.rtrs.find((rtr) => rtr.recruiter === recruiter && rtr.company === company && rtr.state === "signed" && rtr.endsOn >= dayOf(at)) ?? null;
export const liveAt = (p: Person, company: number): Application | null => p.applications.find((one) => one.company === company && one.state === "submitted") ?? null;

const SHARE = 1_000;
const LEAST = 500;
/** Whether the sourcer's share can be divided so that each of the two has the least that anybody may have. */
const divides = (keeps: number): boolean => Math.floor((SHARE * keeps) / 10_000) >= LEAST && SHARE - Math.floor((SHARE * keeps) / 10_000) >= LEAST;

/** Who gets the sourcer's share of a submission at an instant, as "recruiter:basis points". */
export function sourcersOf(claim: Claim | null, submitter: number): string {
  if (!claim) return `${submitter}:${SHARE}`;
  if (!claim.owes || !divides(claim.owes.basisPoints)) return `${claim.holder}:${SHARE}`;
  const kept = Math.floor((SHARE * claim.owes.basisPoints) / 10_000);
  return [`${claim.holder}:${SHARE - kept}`, `${claim.owes.to}:${kept}`].toSorted().join(" ");
}

export const rules = {
  add(p: Person, r: number, at: number, sameFirm: (a: number, b: number) => boolean) {
    const held = holderAt(p, at);
    if (!held) return "ok";
    return held.holder === r ? "already_yours" : sameFirm(held.holder, r) ? "colleague_protects" : "already_protected";
  },
  /** One may hand on, release or prove only what is one's own and protects. */
  own: (claim: Claim, r: number, at: number) => (claim.holder !== r ? "not_found" : protects(claim, at) ? "ok" : "changed_meanwhile"),
  evidence(p: Person, claim: Claim, r: number, day: string, at: number) {
    const own = rules.own(claim, r, at);
    if (own !== "ok") return own;
    return day > dayOf(at) ? "evidence_in_the_future" : day < (p.since ?? "") ? "evidence_before_known" : "ok";
  },
  answerPiece: (piece: Piece) => (piece.answer === null ? "ok" : "changed_meanwhile"),
  ask: (claim: Claim, at: number) => (!protects(claim, at) ? "changed_meanwhile" : claim.asked ? "already_asked_release" : "ok"),
  keep: (claim: Claim, r: number) => (claim.holder !== r ? "not_found" : claim.asked ? "ok" : "changed_meanwhile"),
  offer(p: Person, claim: Claim, r: number, to: number | "nobody", keeps: number, at: number) {
    const own = rules.own(claim, r, at);
    if (own !== "ok") return own;
    if (to === "nobody") return "no_such_recruiter";
    if (to === r) return "offered_to_oneself";
    if (keeps > 0 && claim.owes) return "part_owed_already";
    if (keeps > 0 && !divides(keeps)) return "part_too_small";
    return p.offers.some((one) => one.claim === claim && one.state === "offered" && one.openUntil > at) ? "claim_offered_already" : "ok";
  },
  accept: (offer: Offer, r: number, at: number) => (offer.to !== r ? "not_found" : offer.state === "offered" && offer.openUntil > at && protects(offer.claim, at) ? "ok" : "offer_lapsed"),
  declineOffer: (offer: Offer, r: number) => (offer.to !== r ? "not_found" : offer.state === "offered" ? "ok" : "offer_lapsed"),
  withdrawOffer: (offer: Offer, r: number) => (offer.from !== r ? "not_found" : offer.state === "offered" ? "ok" : "changed_meanwhile"),
  /** What two admins may do to a claim (decision 019): only to one that protects, to a day ahead within the longest, to somebody else. */
  override(claim: Claim, change: { kind: "end" } | { kind: "move_end"; until: number } | { kind: "hand_over"; to: number }, at: number, windows: Windows) {
    if (!protects(claim, at)) return "override_too_late";
    if (change.kind === "hand_over") return change.to === claim.holder ? "override_same_holder" : "ok";
    if (change.kind === "end") return "ok";
    if (change.until <= at) return "override_day_past";
    if (change.until > claim.origin + windows.max * DAY) return "override_past_longest";
    return change.until === claim.until ? "override_same_end" : "ok";
  },
  request: (p: Person, r: number, company: number, at: number) => ((openRtr(p, r, company)?.endsOn ?? "") >= dayOf(at) ? "already_requested" : "ok"),
  sign(rtr: Rtr, at: number, rightName: boolean) {
    if (rtr.state !== "requested") return "changed_meanwhile";
    if (rtr.endsOn < dayOf(at)) return "request_ended";
    return rightName ? "ok" : "name_differs";
  },
  move: (rtr: Rtr, from: Rtr["state"]) => (rtr.state === from ? "ok" : "changed_meanwhile"),
  submit(p: Person, r: number, company: number, at: number) {
    if (!p.known.has(r)) return "not_found";
    const held = holderAt(p, at);
    if (held && held.holder !== r && !consentOf(p, r, company, at)) return "protected_needs_rtr";
    return liveAt(p, company) ? "already_submitted" : "ok";
  },
  /** Why a recruiter may submit, or that they may not. */
  basis(p: Person, r: number, company: number, at: number) {
    const held = holderAt(p, at);
    return consentOf(p, r, company, at) ? "rtr" : held?.holder === r ? "own_claim" : held ? "needs_rtr" : "unprotected";
  },
};

const rank: Record<Tier, number> = { identified: 0, contact: 1, consented: 2 };
export type Proof = { kind: string; tier: Tier; at: number };

/** Whether a piece by hand moves the end before anybody confirms it: it must reach further, and be the only one that nobody confirmed. */
export const reachesAlone = (claim: Claim, happenedOn: string, windows: Windows): boolean => startOf(happenedOn) + windows.identified * DAY > claim.until && !claim.pieces.some((one) => one.extended && one.answer !== "confirmed");

/** From the proof on, or from later with the days counted from it. */
export function begin(p: Person, holder: number, proof: Proof, windows: Windows, from = proof.at): Claim {
  const claim: Claim = { id: null, holder, from, until: proof.at + Math.min(windows[proof.tier], windows.max) * DAY, origin: from, tier: proof.tier, state: "active", owes: null, evidence: [wordOf(proof, windows)], facts: ["claimed"], pieces: [], asked: false };
  p.claims.push(claim);
  return claim;
}

/** To the event and its days, never shorter, never past the most that the policy allows, nor a year, from the first holder's start. */
export function extend(claim: Claim, proof: Proof, windows: Windows): void {
  claim.evidence.push(wordOf(proof, windows));
  const until = Math.max(claim.until, Math.min(proof.at + windows[proof.tier] * DAY, claim.origin + Math.min(windows.max, 365) * DAY));
  if (until !== claim.until) claim.facts.push("extended");
  claim.until = until;
  if (rank[proof.tier] > rank[claim.tier]) claim.tier = proof.tier;
}

const wordOf = (proof: Proof, windows: Windows): string => `${proof.kind}:${windows[proof.tier]}:${new Date(proof.at).toISOString()}`;

/** To where two admins have moved it. */
export function moveEnd(claim: Claim, until: number): void {
  claim.facts.push(until < claim.until ? "shortened" : "extended");
  claim.until = until;
}

export function close(claim: Claim, state: "released" | "transferred" | "overturned", at: number): void {
  claim.state = state;
  claim.until = Math.max(at, claim.from + 1);
  claim.facts.push(state);
}

/** The giver's ends, and one begins at the same instant with the same end, tier and year; what it owes goes with it, unless it comes back to them. */
export function handOn(p: Person, claim: Claim, to: number, keeps: number, at: number): Claim {
  const { until, tier, origin } = claim;
  close(claim, "transferred", at);
  const owes = claim.owes ?? (keeps > 0 ? { to: claim.holder, basisPoints: keeps } : null);
  const next: Claim = { id: null, holder: to, from: claim.until, until, origin, tier, state: "active", owes: owes?.to === to ? null : owes, evidence: [], facts: ["claimed"], pieces: [], asked: false };
  p.claims.push(next);
  return next;
}
