import { previewSubmission, submitCandidate } from "@/server/applications/submit-candidate";
import { rejectApplication, withdrawApplication } from "@/server/applications/review-application";
import { acceptConnection } from "@/server/connections/answer-request";
import { askRecruiter } from "@/server/connections/ask-connection";
import { addCandidate, checkCandidate } from "@/server/sourcing/add-candidate";
import { addHandEvidence, answerHandEvidence } from "@/server/sourcing/add-hand-evidence";
import { declineRtr, revokeRtr, signRtr } from "@/server/sourcing/answer-rtr";
import { askRelease, keepClaim } from "@/server/sourcing/ask-release";
import { approveOverride, proposeOverride, rejectOverride } from "@/server/sourcing/override-claim";
import { releaseClaim } from "@/server/sourcing/release-claim";
import { requestRtr, withdrawRtr } from "@/server/sourcing/request-rtr";
import { acceptClaim, declineClaim, offerClaim, withdrawClaimOffer } from "@/server/sourcing/transfer-claim";
import { expecting } from "../model/moves";
import { begin, type Claim, close, consentOf, DAY, dayOf, extend, handOn, holderAt, liveAt, moveEnd, openRtr, type Person, reachesAlone, rules, sourcersOf, startOf, type Tier } from "./book";
import { inCourt, workingDaysAfter } from "./court";
import { appealSilence, courtMoves } from "./court-moves";
import { anyOf, anyone, arrived, mostly, type Move, note, one, type Random, sameFirm, seldom, signedIn, someClaim, type Stage } from "./stage";

/** Proof of contact: an own claim that protects grows, where nobody protects one begins, and another's claim stays as it is. */
function prove(stage: Stage, p: Person, r: number, proof: { kind: string; tier: Tier }): void {
  const held = holderAt(p, stage.now);
  if (!held) begin(p, r, { ...proof, at: stage.now }, stage.windows);
  else if (held.holder === r) grow(stage, held, { ...proof, at: stage.now });
  else note(stage, `${proof.kind} beside another's claim`);
}

function grow(stage: Stage, claim: Claim, proof: { kind: string; tier: Tier; at: number }): void {
  const before = claim.until;
  extend(claim, proof, stage.windows);
  if (claim.until === before) note(stage, "evidence that moves nothing");
  if (claim.until === claim.origin + Math.min(stage.windows.max, 365) * DAY) note(stage, "a claim at its longest");
}

const move = {
  async add(stage, p, random) {
    const r = anyone(stage, random);
    if (p.claims.some((claim) => claim.until === stage.now)) note(stage, "a claim from the instant at which another ended");
    const done = await expecting(stage, p.trail, `add by ${r}`, rules.add(p, r, stage.now, sameFirm(stage)), addCandidate.call(one(stage.recruiters, r).ctx, { fullName: p.fullName, email: random() < 0.3 ? p.email.toUpperCase() : p.email }));
    if (!done) return true;
    arrived(stage, p, done.candidateId);
    p.known.add(r);
    begin(p, r, { kind: "identified", tier: "identified", at: stage.now }, stage.windows).id = done.claimId;
    return true;
  },
  async check(stage, p, random) {
    const r = anyone(stage, random);
    const held = holderAt(p, stage.now);
    const answer = await checkCandidate.call(one(stage.recruiters, r).ctx, { email: p.email });
    const expected = !held ? "free" : held.holder === r ? "yours" : "protected";
    const says = [answer.state, answer.until ?? "-", answer.colleague !== null].join(" ");
    const ought = [expected, held ? new Date(held.until).toISOString() : "-", held !== null && held.holder !== r && sameFirm(stage)(held.holder, r)].join(" ");
    p.trail.push(`check by ${r}: ${says}`);
    if (says !== ought) throw new Error(`The model expected "${ought}". ${p.trail.join(" → ")}`);
    note(stage, `check: ${expected}`);
    return true;
  },
  async release(stage, p, random) {
    const claim = someClaim(stage, p, random);
    if (!claim?.id) return false;
    const r = mostly(stage, random, claim.holder);
    const done = await expecting(stage, p.trail, `release by ${r}`, rules.own(claim, r, stage.now), releaseClaim.call(one(stage.recruiters, r).ctx, { claimId: claim.id, reason: "In the model" }));
    if (done) {
      close(claim, "released", stage.now);
      claim.asked = false;
    }
    return true;
  },
  async askRelease(stage, p, random) {
    const claim = someClaim(stage, p, random);
    if (!claim?.id) return false;
    const { ctx } = await signedIn(stage, p);
    if (await expecting(stage, p.trail, "ask for release", rules.ask(claim, stage.now), askRelease.call(ctx, { claimId: claim.id, reason: "In the model" }))) claim.asked = true;
    return true;
  },
  async keepClaim(stage, p, random) {
    const claim = p.claims.find((held) => held.asked) ?? seldom(random, p.claims);
    if (!claim?.id) return false;
    const r = mostly(stage, random, claim.holder);
    if (await expecting(stage, p.trail, `keep by ${r}`, rules.keep(claim, r), keepClaim.call(one(stage.recruiters, r).ctx, { claimId: claim.id, note: "In the model" }))) claim.asked = false;
    return true;
  },
  async byHand(stage, p, random) {
    const claim = someClaim(stage, p, random);
    if (!claim?.id) return false;
    const r = mostly(stage, random, claim.holder);
    const happenedOn = dayOf(stage.now + (random() < 0.04 ? 1 : -Math.floor(random() ** 3 * 40)) * DAY);
    const direction = anyOf(random, ["out", "in", "both"] as const) ?? "both";
    const extended = reachesAlone(claim, happenedOn, stage.windows);
    const done = await expecting(stage, p.trail, `by hand of ${happenedOn} by ${r}`, rules.evidence(p, claim, r, happenedOn, stage.now), addHandEvidence.call(one(stage.recruiters, r).ctx, { claimId: claim.id, happenedOn, direction, note: "In the model" }));
    if (!done) return true;
    if (extended) grow(stage, claim, { kind: "manual", tier: "identified", at: startOf(happenedOn) });
    else note(stage, "by hand without any weight yet");
    claim.pieces.push({ id: done.evidenceId, happenedOn, direction, extended, answer: null });
    return true;
  },
  async answerByHand(stage, p, random) {
    const claim = p.claims.findLast((held) => held.pieces.some((piece) => piece.answer === null)) ?? anyOf(random, p.claims.filter((held) => held.pieces.length > 0));
    const piece = claim?.pieces.find((some) => some.answer === null) ?? claim?.pieces[0];
    if (!claim || !piece) return false;
    const answer = random() < 0.75 ? "confirmed" : "denied";
    const { ctx } = await signedIn(stage, p);
    if (!(await expecting(stage, p.trail, `say ${answer}`, rules.answerPiece(piece), answerHandEvidence.call(ctx, { evidenceId: piece.id, answer })))) return true;
    piece.answer = answer;
    if (answer === "confirmed" && holderAt(p, stage.now) === claim) grow(stage, claim, { kind: "manual", tier: piece.direction === "out" ? "identified" : "contact", at: startOf(piece.happenedOn) });
    else note(stage, "a word that changes no period");
    return true;
  },
  async offer(stage, p, random) {
    const claim = someClaim(stage, p, random);
    if (!claim?.id) return false;
    const r = mostly(stage, random, claim.holder);
    const to = random() < 0.04 ? "nobody" : random() < 0.05 ? r : claim.owes && random() < 0.3 ? claim.owes.to : anyone(stage, random);
    const keeps = random() < (claim.owes ? 0.3 : 0.6) ? 5_000 : random() < 0.1 ? 3_000 : 0;
    const toEmail = to === "nobody" ? "nobody@example.com" : one(stage.recruiters, to).email;
    const done = await expecting(stage, p.trail, `offer by ${r} to ${to} keeping ${keeps}`, rules.offer(p, claim, r, to, keeps, stage.now), offerClaim.call(one(stage.recruiters, r).ctx, { claimId: claim.id, toEmail, keepsBasisPoints: keeps }));
    if (!done || to === "nobody") return true;
    for (const old of p.offers) if (old.claim === claim && old.state === "offered") old.state = "lapsed";
    p.offers.push({ id: done.transferId, claim, from: r, to, keeps, openUntil: Math.min(stage.now + 7 * DAY, claim.until), state: "offered" });
    return true;
  },
  async accept(stage, p, random) {
    const offer = p.offers.findLast((some) => some.state === "offered") ?? seldom(random, p.offers);
    if (!offer) return false;
    const r = mostly(stage, random, offer.to);
    const may = rules.accept(offer, r, stage.now);
    const done = await expecting(stage, p.trail, `take over by ${r}`, may === "ok" && inCourt(p, offer.claim) ? "claim_disputed" : may, acceptClaim.call(one(stage.recruiters, r).ctx, { transferId: offer.id }));
    if (!done) return true;
    offer.state = "accepted";
    p.known.add(r);
    const next = handOn(p, offer.claim, r, offer.keeps, stage.now);
    next.id = done.claimId;
    if (offer.claim.owes) note(stage, next.owes ? "what is owed goes with a claim" : "a claim comes back to whom it owes");
    return true;
  },
  async declineOffer(stage, p, random) {
    const offer = p.offers.findLast((some) => some.state === "offered") ?? seldom(random, p.offers);
    if (!offer) return false;
    const r = mostly(stage, random, offer.to);
    if (await expecting(stage, p.trail, `decline by ${r}`, rules.declineOffer(offer, r), declineClaim.call(one(stage.recruiters, r).ctx, { transferId: offer.id }))) offer.state = "declined";
    return true;
  },
  async withdrawOffer(stage, p, random) {
    const offer = p.offers.findLast((some) => some.state === "offered") ?? seldom(random, p.offers);
    if (!offer) return false;
    const r = mostly(stage, random, offer.from);
    if (await expecting(stage, p.trail, `withdraw the offer by ${r}`, rules.withdrawOffer(offer, r), withdrawClaimOffer.call(one(stage.recruiters, r).ctx, { transferId: offer.id }))) offer.state = "withdrawn";
    return true;
  },
  /** One admin proposes, and the other approves or turns it down. */
  async override(stage, p, random) {
    const claim = someClaim(stage, p, random);
    if (!claim?.id) return false;
    const kind = anyOf(random, ["end", "move_end", "move_end", "hand_over"] as const) ?? "end";
    const lastDay = dayOf(stage.now + (random() < 0.08 ? -1 : Math.floor(random() * 140)) * DAY);
    const to = anyone(stage, random);
    const change = kind === "end" ? { kind } : kind === "move_end" ? { kind, until: startOf(lastDay) + DAY } : { kind, to };
    const input = { claimId: claim.id, kind, reason: "In the model, at length", ...(kind === "move_end" ? { lastDay } : kind === "hand_over" ? { toEmail: one(stage.recruiters, to).email } : {}) };
    const [first, second] = stage.admins;
    const proposed = await expecting(stage, p.trail, `propose to ${kind} ${kind === "move_end" ? lastDay : to}`, rules.override(claim, change, stage.now, stage.windows), proposeOverride.call(first.ctx, input));
    if (!proposed) return true;
    if (random() < 0.3) await expecting(stage, p.trail, "approve one's own", "second_admin_needed", approveOverride.call(first.ctx, proposed));
    if (random() < 0.2) {
      await expecting(stage, p.trail, "turn it down", "ok", rejectOverride.call(second.ctx, { ...proposed, answer: "In the model" }));
      return true;
    }
    const done = await expecting(stage, p.trail, "approve", inCourt(p, claim) ? "claim_disputed" : "ok", approveOverride.call(second.ctx, proposed));
    if (!done) {
      await expecting(stage, p.trail, "turn it down", "ok", rejectOverride.call(second.ctx, { ...proposed, answer: "In the model" }));
      return true;
    }
    note(stage, `override: ${kind}`);
    if (change.kind === "move_end") moveEnd(claim, change.until);
    else if (change.kind === "end") {
      close(claim, "overturned", stage.now);
      claim.asked = false;
    } else {
      p.known.add(change.to);
      handOn(p, claim, change.to, 0, stage.now).id = done.claimId;
    }
    return true;
  },
  async request(stage, p, random) {
    const r = anyone(stage, random);
    const company = random() < 0.7 ? 0 : 1;
    const endsOn = random() < 0.3 ? dayOf(stage.now + 4 * DAY) : undefined;
    const done = await expecting(stage, p.trail, `request by ${r} for ${company}`, rules.request(p, r, company, stage.now), requestRtr.call(one(stage.recruiters, r).ctx, { person: { fullName: p.fullName, email: p.email }, companyId: one(stage.companies, company).companyId, ...(endsOn ? { endsOn } : {}) }));
    if (!done) return true;
    arrived(stage, p, done.candidateId);
    p.known.add(r);
    const over = openRtr(p, r, company);
    if (over) over.state = "ended";
    p.rtrs.push({ id: done.rtrId, recruiter: r, company, state: "requested", endsOn: endsOn ?? dayOf(stage.now + 180 * DAY) });
    return true;
  },
  async sign(stage, p, random) {
    const rtr = p.rtrs.findLast((some) => some.state === "requested") ?? seldom(random, p.rtrs);
    if (!rtr) return false;
    const right = random() < 0.95;
    const { ctx } = await signedIn(stage, p);
    const done = await expecting(stage, p.trail, `sign for ${rtr.recruiter}`, rules.sign(rtr, stage.now, right), signRtr.call(ctx, { rtrId: rtr.id, signedName: right ? p.fullName.toLowerCase() : "Somebody Else", textVersion: 1 }));
    if (!done) return true;
    rtr.state = "signed";
    prove(stage, p, rtr.recruiter, { kind: "rtr_signed", tier: "consented" });
    return true;
  },
  async connect(stage, p, random) {
    const r = anyone(stage, random);
    const by = one(stage.recruiters, r);
    const { ctx } = await signedIn(stage, p);
    const asked = await expecting(stage, p.trail, `ask ${r} to connect`, p.connected.has(r) ? "already_connected" : "ok", askRecruiter.call(ctx, { recruiterId: by.recruiterId }));
    if (!asked) return true;
    await expecting(stage, p.trail, `connected by ${r}`, "ok", acceptConnection.call(by.ctx, { connectionId: asked.connectionId }));
    p.connected.add(r);
    p.known.add(r);
    prove(stage, p, r, { kind: "connection", tier: "contact" });
    return true;
  },
  async declineRtr(stage, p, random) {
    const rtr = p.rtrs.find((some) => some.state === "requested") ?? seldom(random, p.rtrs);
    if (!rtr) return false;
    const { ctx } = await signedIn(stage, p);
    if (await expecting(stage, p.trail, `decline ${rtr.recruiter}`, rules.move(rtr, "requested"), declineRtr.call(ctx, { rtrId: rtr.id }))) rtr.state = "declined";
    return true;
  },
  async revoke(stage, p, random) {
    const rtr = p.rtrs.find((some) => some.state === "signed") ?? seldom(random, p.rtrs);
    if (!rtr) return false;
    const { ctx } = await signedIn(stage, p);
    if (await expecting(stage, p.trail, `revoke ${rtr.recruiter}`, rules.move(rtr, "signed"), revokeRtr.call(ctx, { rtrId: rtr.id }))) rtr.state = "revoked";
    return true;
  },
  async withdrawRtr(stage, p, random) {
    const rtr = p.rtrs.find((some) => some.state === "requested") ?? seldom(random, p.rtrs);
    if (!rtr) return false;
    if (await expecting(stage, p.trail, `withdraw the request of ${rtr.recruiter}`, rules.move(rtr, "requested"), withdrawRtr.call(one(stage.recruiters, rtr.recruiter).ctx, { rtrId: rtr.id }))) rtr.state = "withdrawn";
    return true;
  },
  async submit(stage, p, random) {
    if (!p.candidateId) return false;
    const rival = random() < 0.6 ? p.rtrs.find((rtr) => rtr.state === "signed" && holderAt(p, stage.now)?.holder !== rtr.recruiter) : undefined;
    const company = rival?.company ?? (random() < 0.7 ? 0 : 1);
    const fit = stage.recruiters.flatMap((_, i) => (rules.submit(p, i, company, stage.now) === "ok" ? [i] : []));
    const r = rival?.recruiter ?? (random() < 0.6 ? anyOf(random, fit) : null) ?? anyone(stage, random);
    const expected = rules.submit(p, r, company, stage.now);
    const target = { jobId: one(one(stage.jobs, company), p.no % one(stage.jobs, company).length), candidateId: p.candidateId };
    if (expected !== "not_found" && random() < 0.5) {
      const { basis, allowed } = await previewSubmission.call(one(stage.recruiters, r).ctx, target);
      const ought = rules.basis(p, r, company, stage.now);
      if (basis !== ought || allowed !== (ought !== "needs_rtr")) throw new Error(`The preview says "${basis}", the model "${ought}". ${p.trail.join(" → ")}`);
      note(stage, `preview: ${basis}`);
    }
    const held = holderAt(p, stage.now);
    const rested = consentOf(p, r, company, stage.now) !== null;
    const done = await expecting(stage, p.trail, `submit by ${r} to ${company}`, expected, submitCandidate.call(one(stage.recruiters, r).ctx, target));
    if (!done) return true;
    const sourcers = sourcersOf(held, r);
    note(stage, held === null ? "sourced by its submitter" : sourcers.includes(" ") ? "a shared sourcer's share" : held.holder === r ? "sourced by its holder, who submits" : "sourced by another than its submitter");
    if (!held || held.holder === r) prove(stage, p, r, { kind: "submission", tier: "contact" });
    const claim = held ?? holderAt(p, stage.now);
    if (!claim) throw new Error("A submission leaves a claim.");
    p.applications.push({
      id: done.applicationId, recruiter: r, company, state: "submitted", claim, rested, sourcers, submittedAt: stage.now, introducedUntil: stage.now + stage.introductionDays * DAY,
      objectUntil: workingDaysAfter(stage.now, stage.deadlines.object, one(stage.companies, company).timeZone),
    });
    return true;
  },
  async endApplication(stage, p, random) {
    const live = liveAt(p, 0) ?? liveAt(p, 1);
    if (!live) return false;
    if (random() < 0.5) {
      if (await expecting(stage, p.trail, "reject", "ok", rejectApplication.call(one(stage.companies, live.company).ctx, { applicationId: live.id, reason: "In the model" }))) live.state = "rejected";
    } else if (await expecting(stage, p.trail, "withdraw", "ok", withdrawApplication.call(one(stage.recruiters, live.recruiter).ctx, { applicationId: live.id }))) live.state = "withdrawn";
    return true;
  },
  ...courtMoves,
} satisfies Record<string, Move>;

export type MoveName = keyof typeof move;
/** What is drawn, and how often, by where a history leans: anywhere, to what lengthens a claim (some reach the year), to claims that are handed on, to two who want one person, or to the court. */
const leanings: readonly (readonly MoveName[])[] = [
  ["add", "add", "add", "check", "release", "askRelease", "askRelease", "keepClaim", "byHand", "byHand", "answerByHand", "offer", "accept", "declineOffer", "withdrawOffer", "request", "request", "sign", "declineRtr", "revoke", "withdrawRtr", "connect", "submit", "submit", "endApplication", "override"],
  ["add", "byHand", "byHand", "answerByHand", "answerByHand", "answerByHand", "connect", "request", "sign", "sign", "submit", "endApplication", "offer", "accept"],
  ["add", "add", "offer", "offer", "offer", "accept", "accept", "accept", "accept", "submit", "declineOffer", "withdrawOffer", "check"],
  ["add", "add", "offer", "offer", "offer", "accept", "accept", "accept", "accept", "submit", "declineOffer", "withdrawOffer", "check"],
  ["add", "add", "connect", "request", "request", "request", "sign", "sign", "submit", "submit", "endApplication", "revoke", "release", "check", "override"],
  ["add", "contest", "contest", "contest", "answerCase", "answerCase", "decideCase", "decideCase", "appealCase", "appealCase", "withdrawCase", "caseEvidence", "offer", "accept", "release", "override", "sign", "submit"],
  ["add", "request", "sign", "submit", "submit", "submit", "report", "report", "object", "object", "contest", "answerCase", "decideCase", "appealCase", "acceptObjection", "withdrawCase", "caseEvidence", "endApplication"],
];

/** One move of a person's history: the first drawn that makes sense; an offer and its answer may fall in one round. */
export async function step(stage: Stage, p: Person, random: Random): Promise<void> {
  const names = leanings[p.no % leanings.length] ?? [];
  if (names.includes("appealCase") && random() < 0.5 && (await appealSilence(stage, p, random))) return;
  for (let i = 0; i < 8; i++) {
    const name = anyOf(random, names) ?? "add";
    if (!(await move[name](stage, p, random))) continue;
    // An offer lapses while the clock jumps by weeks: mostly it is answered at once, and now and then the claim goes on from there.
    if (name === "offer" && random() < 0.5) await move.accept(stage, p, random);
    if (name === "accept" && random() < 0.5 && (await move.offer(stage, p, random)) && random() < 0.6) await move.accept(stage, p, random);
    // A company objects within days; a person reports what rests on their own signature, too.
    if (name === "submit" && names.includes("object") && random() < 0.6) await move[(p.applications.at(-1)?.rested ?? false) === random() < 0.8 ? "report" : "object"](stage, p, random);
    return;
  }
  await move.add(stage, p, random);
}
