import type { Candidate, CompanyUser, Recruiter } from "../world/people";

const DAY = 86_400_000;
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);

export type Claim = { claimId: string; recruiter: number; from: number; until: number };
export type Rtr = { rtrId: string; recruiter: number; state: "requested" | "signed" | "declined" | "withdrawn" | "revoked" | "ended"; endsOn: string };
export type Offer = { offerId: string; state: "made" | "accepted" | "declined" | "withdrawn"; startDate: string };
export type Application = { applicationId: string; recruiter: number; state: "submitted" | "in_review" | "offered" | "accepted" | "rejected" | "withdrawn"; offer: Offer | null };
export type Placement = { placementId: string; startDate: string; byCompany: boolean; byTalent: boolean; invoice: Invoice | null; allocated: boolean; completed: boolean };
export type Invoice = { invoiceId: string; stripeInvoiceId: string; amountMinor: bigint; paidMinor: bigint; payments: number };

/** What the model knows of one person's way from a first claim to a shared fee. */
export type History = {
  no: number; fullName: string; email: string; company: CompanyUser; jobId: string; job: "open" | "paused" | "filled" | "closed"; template: "thirds" | "half_then_quarters" | "at_guarantee_end";
  person: Candidate | null; known: Map<number, string>; claims: Claim[]; rtrs: Rtr[]; applications: Application[]; placement: Placement | null; trail: string[];
};

/** Who protects the person at an instant. */
export const holderAt = (h: History, now: number): Claim | null => h.claims.find((claim) => claim.from <= now && now < claim.until) ?? null;
export const openRtr = (h: History, recruiter: number): Rtr | null => h.rtrs.findLast((rtr) => rtr.recruiter === recruiter && (rtr.state === "requested" || rtr.state === "signed")) ?? null;
export const liveApplication = (h: History): Application | null => h.applications.find((one) => one.state !== "rejected" && one.state !== "withdrawn") ?? null;

/** The rules of the first path, each as the code of its refusal, or "ok": written from the design, not from the product's code. */
export const predict = {
  claim(h: History, recruiter: number, now: number) {
    const held = holderAt(h, now);
    return !held ? "ok" : held.recruiter === recruiter ? "already_yours" : "already_protected";
  },
  requestRtr: (h: History, recruiter: number, now: number) => ((openRtr(h, recruiter)?.endsOn ?? "") >= dayOf(now) ? "already_requested" : "ok"),
  withdrawRtr: (rtr: Rtr) => (rtr.state === "requested" ? "ok" : "changed_meanwhile"),
  sign(rtr: Rtr, now: number, rightName: boolean) {
    if (rtr.state !== "requested") return "changed_meanwhile";
    if (rtr.endsOn < dayOf(now)) return "request_ended";
    return rightName ? "ok" : "name_differs";
  },
  decline: (rtr: Rtr) => (rtr.state === "requested" ? "ok" : "changed_meanwhile"),
  revoke: (rtr: Rtr) => (rtr.state === "signed" ? "ok" : "changed_meanwhile"),
  release: (claim: Claim, now: number) => (now < claim.until ? "ok" : "changed_meanwhile"),
  submit(h: History, recruiter: number, now: number) {
    if (!h.known.has(recruiter)) return "not_found";
    if (h.job !== "open") return "job_not_open";
    const held = holderAt(h, now);
    const consent = h.rtrs.some((rtr) => rtr.recruiter === recruiter && rtr.state === "signed" && rtr.endsOn >= dayOf(now));
    if (held && held.recruiter !== recruiter && !consent) return "protected_needs_rtr";
    return liveApplication(h) ? "already_submitted" : "ok";
  },
  review: (one: Application) => (one.state === "submitted" ? "ok" : "changed_meanwhile"),
  endBeforeOffer: (one: Application) => (one.state === "submitted" || one.state === "in_review" ? "ok" : "changed_meanwhile"),
  offer(one: Application, startDate: string, now: number) {
    if (startDate < dayOf(now)) return "start_in_past";
    return one.state === "submitted" || one.state === "in_review" ? "ok" : one.state === "offered" ? "offer_open" : "changed_meanwhile";
  },
  answerOffer: (one: Application) => (one.offer?.state === "made" ? "ok" : "changed_meanwhile"),
  confirm(placement: Placement, side: "company" | "talent", now: number) {
    if (placement.startDate > dayOf(now)) return "start_not_reached";
    return (side === "company" ? placement.byCompany : placement.byTalent) ? "changed_meanwhile" : "ok";
  },
  draft: (placement: Placement) => (placement.byCompany && placement.byTalent ? "ok" : "not_found"),
  allocate: (placement: Placement) => (placement.invoice && placement.byCompany && placement.byTalent ? "ok" : "not_found"),
};

/** A claim grows to event + days, never shrinks, never beyond a year from its start. */
export function extend(claim: Claim, now: number, days: number): void {
  claim.until = Math.min(Math.max(claim.until, now + days * DAY), claim.from + 365 * DAY);
}
export function begin(h: History, claimId: string, recruiter: number, now: number, days: number): void {
  h.claims.push({ claimId, recruiter, from: now, until: now + days * DAY });
}

/** The dates on which the slices of a share are due, for a company in UTC. */
export function dueDates(template: History["template"], startDate: string): number[] {
  const start = Date.parse(`${startDate}T00:00:00Z`);
  return (template === "at_guarantee_end" ? [90] : [30, 60, 90]).map((days) => start + days * DAY);
}

export type Cast = { recruiters: Recruiter[]; companies: CompanyUser[] };
