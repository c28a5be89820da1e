import { makeOffer, withdrawOffer } from "@/server/applications/make-offer";
import { rejectApplication, startReview, withdrawApplication } from "@/server/applications/review-application";
import { submitCandidate } from "@/server/applications/submit-candidate";
import { recordInvoicePayments } from "@/server/billing";
import { draftInvoice } from "@/server/billing/draft-invoice";
import { markInvoiceIssued } from "@/server/billing/mark-invoice-issued";
import { changeJobState } from "@/server/jobs/change-job-state";
import { clockOf } from "@/server/kernel/database";
import { Refusal } from "@/server/kernel/errors";
import { allocateFee } from "@/server/payouts";
import { acceptOffer, declineOffer } from "@/server/placements/accept-offer";
import { confirmStart } from "@/server/placements/confirm-start";
import { addCandidate } from "@/server/sourcing/add-candidate";
import { declineRtr, revokeRtr, signRtr } from "@/server/sourcing/answer-rtr";
import { releaseClaim } from "@/server/sourcing/release-claim";
import { requestRtr, withdrawRtr } from "@/server/sourcing/request-rtr";
import type { World } from "../world";
import type { Candidate, Recruiter } from "../world/people";
import { begin, type Cast, dayOf, extend, type History, holderAt, liveApplication, openRtr, predict } from "./history";

export type Stage = { world: World; cast: Cast; refusals: Set<string>; moves: number; /** The database's clock less this process's, in ms. */ clock: number };
type Random = () => number;
const DAY = 86_400_000;

/** Makes a call, compares what came of it with what the model said, and keeps the trail. Out: its value when both say ok. */
export async function expecting<T>(stage: Pick<Stage, "moves" | "refusals">, trail: string[], name: string, expected: string, call: Promise<T>): Promise<T | null> {
  stage.moves += 1;
  let got = "ok";
  let value: T | null = null;
  try {
    value = await call;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw new Error(`${name} failed on our side, the model expected "${expected}". Before it: ${trail.join(" → ")}`, { cause });
    got = cause.code;
    stage.refusals.add(got);
  }
  trail.push(`${name}: ${got}`);
  if (got !== expected) throw new Error(`The model expected "${expected}". ${trail.join(" → ")}`);
  return value;
}

const at = (cast: Cast, recruiter: number): Recruiter => {
  const found = cast.recruiters[recruiter];
  if (!found) throw new Error(`There is no recruiter ${recruiter}.`);
  return found;
};
const anyOf = <T>(random: Random, items: readonly T[]): T | undefined => items[Math.floor(random() * items.length)];
/** Reads the database's clock again: after it was moved. */
export async function setClock(stage: Stage): Promise<number> {
  stage.clock = (await clockOf(stage.world.db)).getTime() - performance.now();
  return now(stage);
}
const now = (stage: Stage): number => Math.floor(stage.clock + performance.now());

/** The person signs in; who was never written down starts their own record. */
async function signedIn(stage: Stage, h: History): Promise<Candidate> {
  h.person ??= await stage.world.candidate({ name: h.fullName, email: h.email });
  return h.person;
}

type Move = (stage: Stage, h: History, random: Random) => Promise<void>;

const move = {
  async claim(stage, h, random) {
    const r = Math.floor(random() * stage.cast.recruiters.length);
    const time = now(stage);
    const done = await expecting(stage, h.trail, `claim by ${r}`, predict.claim(h, r, time), addCandidate.call(at(stage.cast, r).ctx, { fullName: h.fullName, email: random() < 0.3 ? h.email.toUpperCase() : h.email }));
    if (!done) return;
    h.known.set(r, done.candidateId);
    begin(h, done.claimId, r, Date.parse(done.until) - 30 * DAY, 30);
  },
  async release(stage, h, random) {
    const claim = anyOf(random, h.claims.filter((one) => one.claimId !== ""));
    if (!claim) return;
    const time = now(stage);
    const done = await expecting(stage, h.trail, `release by ${claim.recruiter}`, predict.release(claim, time), releaseClaim.call(at(stage.cast, claim.recruiter).ctx, { claimId: claim.claimId, reason: "In the model" }));
    if (done) claim.until = Date.parse(done.endedAt);
  },
  async requestRtr(stage, h, random) {
    const r = Math.floor(random() * stage.cast.recruiters.length);
    const time = now(stage);
    const endsOn = random() < 0.5 ? dayOf(time + 4 * DAY) : undefined;
    const done = await expecting(stage, h.trail, `request by ${r}`, predict.requestRtr(h, r, time), requestRtr.call(at(stage.cast, r).ctx, { person: { fullName: h.fullName, email: h.email }, companyId: h.company.companyId, ...(endsOn ? { endsOn } : {}) }));
    if (!done) return;
    h.known.set(r, done.candidateId);
    const over = openRtr(h, r);
    if (over) over.state = "ended";
    h.rtrs.push({ rtrId: done.rtrId, recruiter: r, state: "requested", endsOn: endsOn ?? dayOf(time + 180 * DAY) });
  },
  async withdrawRtr(stage, h, random) {
    const rtr = anyOf(random, h.rtrs);
    if (!rtr) return;
    const done = await expecting(stage, h.trail, `withdraw the request of ${rtr.recruiter}`, predict.withdrawRtr(rtr), withdrawRtr.call(at(stage.cast, rtr.recruiter).ctx, { rtrId: rtr.rtrId }));
    if (done) rtr.state = "withdrawn";
  },
  async sign(stage, h, random) {
    const rtr = h.rtrs.findLast((one) => one.state === "requested") ?? anyOf(random, h.rtrs);
    if (!rtr) return;
    const person = await signedIn(stage, h);
    const right = random() < 0.9;
    const time = now(stage);
    const done = await expecting(stage, h.trail, `sign for ${rtr.recruiter}`, predict.sign(rtr, time, right), signRtr.call(person.ctx, { rtrId: rtr.rtrId, signedName: right ? h.fullName.toLowerCase() : "Somebody Else", textVersion: 1 }));
    if (!done) return;
    rtr.state = "signed";
    const signedAt = Date.parse(done.signedAt);
    const held = holderAt(h, signedAt);
    if (held?.recruiter === rtr.recruiter) extend(held, signedAt, 90);
    else if (!held) begin(h, "", rtr.recruiter, signedAt, 90);
  },
  async declineRtr(stage, h, random) {
    const rtr = anyOf(random, h.rtrs);
    if (rtr && (await expecting(stage, h.trail, `decline ${rtr.recruiter}`, predict.decline(rtr), declineRtr.call((await signedIn(stage, h)).ctx, { rtrId: rtr.rtrId })))) rtr.state = "declined";
  },
  async revokeRtr(stage, h, random) {
    const rtr = h.rtrs.find((one) => one.state === "signed") ?? anyOf(random, h.rtrs);
    if (rtr && (await expecting(stage, h.trail, `revoke ${rtr.recruiter}`, predict.revoke(rtr), revokeRtr.call((await signedIn(stage, h)).ctx, { rtrId: rtr.rtrId })))) rtr.state = "revoked";
  },
  async submit(stage, h, random) {
    const time = now(stage);
    const fit = stage.cast.recruiters.flatMap((_, i) => (predict.submit(h, i, time) === "ok" ? [i] : []));
    const r = random() < 0.8 ? (anyOf(random, fit) ?? Math.floor(random() * 3)) : Math.floor(random() * 3);
    const candidateId = h.known.get(r) ?? [...h.known.values()][0];
    if (!candidateId) return;
    const done = await expecting(stage, h.trail, `submit by ${r}`, predict.submit(h, r, time), submitCandidate.call(at(stage.cast, r).ctx, { jobId: h.jobId, candidateId }));
    if (!done) return;
    h.applications.push({ applicationId: done.applicationId, recruiter: r, state: "submitted", offer: null });
    const held = holderAt(h, time);
    if (!held) begin(h, "", r, time, 60);
    else if (held.recruiter === r) extend(held, time, 60);
  },
  async review(stage, h) {
    const one = h.applications.at(-1);
    if (one && (await expecting(stage, h.trail, "review", predict.review(one), startReview.call(h.company.ctx, { applicationId: one.applicationId })))) one.state = "in_review";
  },
  async reject(stage, h) {
    const one = h.applications.at(-1);
    if (one && (await expecting(stage, h.trail, "reject", predict.endBeforeOffer(one), rejectApplication.call(h.company.ctx, { applicationId: one.applicationId, reason: "In the model" })))) one.state = "rejected";
  },
  async withdraw(stage, h) {
    const one = h.applications.at(-1);
    if (one && (await expecting(stage, h.trail, "withdraw", predict.endBeforeOffer(one), withdrawApplication.call(at(stage.cast, one.recruiter).ctx, { applicationId: one.applicationId })))) one.state = "withdrawn";
  },
  async offer(stage, h, random) {
    const one = h.applications.at(-1);
    if (!one) return;
    const time = now(stage);
    const startDate = dayOf(time + (random() < 0.07 ? -2 : random() < 0.5 ? 0 : 6) * DAY);
    const salary = 4_000_000 + Math.floor(random() * 20_000_000);
    const done = await expecting(stage, h.trail, `offer from ${startDate}`, predict.offer(one, startDate, time), makeOffer.call(h.company.ctx, { applicationId: one.applicationId, baseSalaryMinor: String(salary), startDate }));
    if (!done) return;
    one.state = "offered";
    one.offer = { offerId: done.offerId, state: "made", startDate };
  },
  async withdrawOffer(stage, h) {
    const one = h.applications.at(-1);
    if (!one || !(await expecting(stage, h.trail, "withdraw the offer", predict.answerOffer(one), withdrawOffer.call(h.company.ctx, { applicationId: one.applicationId })))) return;
    one.state = "in_review";
    if (one.offer) one.offer.state = "withdrawn";
  },
  async declineOffer(stage, h) {
    const one = h.applications.at(-1);
    if (!one?.offer || !(await expecting(stage, h.trail, "decline the offer", predict.answerOffer(one), declineOffer.call((await signedIn(stage, h)).ctx, { offerId: one.offer.offerId })))) return;
    one.state = "in_review";
    one.offer.state = "declined";
  },
  async accept(stage, h) {
    const one = h.applications.at(-1);
    if (!one?.offer) return;
    const done = await expecting(stage, h.trail, "accept", predict.answerOffer(one), acceptOffer.call((await signedIn(stage, h)).ctx, { offerId: one.offer.offerId }));
    if (!done) return;
    one.state = "accepted";
    one.offer.state = "accepted";
    if (h.job === "open") h.job = "filled";
    h.placement = { placementId: done.placementId, startDate: one.offer.startDate, byCompany: false, byTalent: false, invoice: null, allocated: false, completed: false };
  },
  async job(stage, h, random) {
    const from = random() < 0.7 && (h.job === "open" || h.job === "paused") ? h.job : random() < 0.5 ? ("open" as const) : ("paused" as const);
    const to = from === "paused" && random() < 0.6 ? ("open" as const) : random() < 0.55 ? ("paused" as const) : ("closed" as const);
    if (await expecting(stage, h.trail, `role from ${from} to ${to}`, h.job === from ? "ok" : "changed_meanwhile", changeJobState.call(h.company.ctx, { jobId: h.jobId, from, to }))) h.job = to;
  },
  async confirm(stage, h, random) {
    if (!h.placement) return;
    const side = !h.placement.byCompany && random() < 0.6 ? ("company" as const) : random() < 0.8 ? ("talent" as const) : ("company" as const);
    const who = side === "company" ? h.company : random() < 0.5 ? await signedIn(stage, h) : at(stage.cast, liveApplication(h)?.recruiter ?? 0);
    const done = await expecting(stage, h.trail, `confirm by the ${side}`, predict.confirm(h.placement, side, now(stage)), confirmStart.call(who.ctx, { placementId: h.placement.placementId }));
    if (done && side === "company") h.placement.byCompany = true;
    if (done && side === "talent") h.placement.byTalent = true;
  },
  async issue(stage, h) {
    if (!h.placement) return;
    const draft = await expecting(stage, h.trail, "draft the invoice", predict.draft(h.placement), draftInvoice.call(stage.world.system, { placementId: h.placement.placementId }));
    if (!draft) return;
    const stripeInvoiceId = `in_${draft.invoiceId.slice(4)}`;
    const marked = await expecting(stage, h.trail, "issue it", "ok", markInvoiceIssued.call(stage.world.system, { invoiceId: draft.invoiceId, stripeInvoiceId, hostedUrl: "http://localhost/i" }));
    if (marked?.fresh !== (h.placement.invoice === null)) throw new Error(`An invoice is issued once: ${h.trail.join(" → ")}`);
    h.placement.invoice ??= { invoiceId: draft.invoiceId, stripeInvoiceId, amountMinor: draft.amountMinor, paidMinor: 0n, payments: 0 };
  },
  async pay(stage, h, random) {
    const invoice = h.placement?.invoice;
    if (!invoice) return;
    const rest = invoice.amountMinor - invoice.paidMinor;
    const again = invoice.payments > 0 && random() < 0.25;
    if (!again && rest === 0n) return;
    const amountMinor = again ? 1n : random() < 0.3 && rest > 10n ? rest / 3n : rest;
    const id = `${invoice.invoiceId}:${again ? invoice.payments : invoice.payments + 1}`;
    const payment = await stage.world.payment(amountMinor, { id, feeMinor: random() < 0.5 ? amountMinor / 100n : 0n });
    const done = await expecting(stage, h.trail, `pay ${again ? "again" : amountMinor}`, "ok", recordInvoicePayments.call(stage.world.system, { stripeInvoiceId: invoice.stripeInvoiceId, payments: random() < 0.2 ? [payment, payment] : [payment] }));
    if (done?.fresh !== (again ? 0 : 1)) throw new Error(`A payment counts once: ${h.trail.join(" → ")}`);
    if (again) return;
    invoice.paidMinor += amountMinor;
    invoice.payments += 1;
    if (done.paid !== (invoice.paidMinor === invoice.amountMinor)) throw new Error(`Paid is paid in full: ${h.trail.join(" → ")}`);
  },
  async allocate(stage, h) {
    if (!h.placement) return;
    const { invoice } = h.placement;
    const done = await expecting(stage, h.trail, "share the fee", predict.allocate(h.placement), allocateFee.call(stage.world.system, { placementId: h.placement.placementId }));
    if (!done) return;
    const due = invoice !== null && invoice.paidMinor === invoice.amountMinor && !h.placement.allocated;
    if (done.fresh !== due) throw new Error(`A fee is shared once, when it is there in full: ${h.trail.join(" → ")}`);
    h.placement.allocated ||= due;
  },
} satisfies Record<string, Move>;

/** The move that brings a history on. */
function next(h: History, time: number, random: Random): keyof typeof move {
  const one = liveApplication(h);
  if (h.rtrs.some((rtr) => rtr === openRtr(h, rtr.recruiter) && rtr.endsOn < dayOf(time)) && random() < 0.5) return "requestRtr";
  if (h.rtrs.some((rtr) => rtr.state === "signed") && random() < 0.08) return "revokeRtr";
  if (h.job === "paused" && random() < 0.7) return "job";
  if (h.placement) return h.placement.allocated ? "pay" : h.placement.invoice ? (h.placement.invoice.paidMinor === h.placement.invoice.amountMinor ? "allocate" : "pay") : h.placement.byCompany && h.placement.byTalent ? "issue" : "confirm";
  if (one) return one.state === "offered" ? "accept" : one.state === "submitted" && random() < 0.3 ? "review" : random() < 0.06 ? "reject" : random() < 0.05 ? "withdraw" : "offer";
  if (h.known.size === 0) return "claim";
  const may = [0, 1, 2].some((r) => predict.submit(h, r, time) === "ok");
  return may ? "submit" : h.rtrs.some((rtr) => rtr.state === "requested") ? (random() < 0.06 ? "declineRtr" : "sign") : [0, 1, 2].some((r) => !openRtr(h, r)) ? "requestRtr" : "claim";
}

const names = Object.keys(move) as (keyof typeof move)[];

/** One move of a history: mostly onwards, sometimes any other, as people do. */
export async function step(stage: Stage, h: History, random: Random): Promise<void> {
  if (h.placement?.allocated && random() < 0.7) return;
  const name = random() < 0.75 ? next(h, now(stage), random) : (anyOf(random, names) ?? "claim");
  const make: Move = move[name];
  await make(stage, h, random);
}
