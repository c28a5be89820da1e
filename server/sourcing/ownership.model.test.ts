// Proves: 3,000 seeded histories of claims, evidence, rights to represent, releases, claims handed on, overrides, submissions, objections and disputes go as a small model written from DESIGN §3
// says: after every move, who protects whom from when until when, in which tier and state, on what evidence; what is refused and why; who gets the sourcer's share; and of each case who may answer
// until when, what silence, admins and appeals decide, what becomes final when, and what is done then, however late or often the sweep runs (I-22, I-24 to I-26).
// The clock stands still within a round and moves by whole days, so that ends and moves fall on the same instant. MODEL_SEED replays a run, OWNERSHIP_HISTORIES sets how many.
// Would miss: what two moves on one person do to each other at the same instant (the races).
import { afterAll, describe, expect, it } from "vitest";
import { seedOf } from "@/db/testing/fuzz";
import { play, type Played } from "@/db/testing/ownership/play";

const HISTORIES = Number(process.env["OWNERSHIP_HISTORIES"] ?? 3_000);
const PER_DATABASE = 500;
const seed = seedOf("MODEL_SEED");
const all: Played = { moves: 0, refusals: new Set(), seen: new Map() };

/** What these histories must have met, or the model has compared less than it says. */
const situations = [
  "a claim at its longest", "a claim from the instant at which another ended", "evidence that moves nothing", "by hand without any weight yet", "a word that changes no period", "what is owed goes with a claim", "a claim comes back to whom it owes",
  "rtr_signed beside another's claim", "connection beside another's claim", "check: free", "check: yours", "check: protected", "preview: rtr", "preview: own_claim", "preview: needs_rtr", "preview: unprotected",
  "sourced by its submitter", "sourced by its holder, who submits", "sourced by another than its submitter", "a shared sourcer's share", "override: end", "override: move_end", "override: hand_over",
  "final: claim upheld", "final: claim overturned", "final: claim shared", "final: not_allowed upheld", "final: not_allowed overturned", "final: objection upheld", "final: objection overturned", "silence: upheld", "silence: overturned",
  "the opener's own claim begins", "the opener's own claim begins late", "a claim overturned that was over already", "an appeal that changes nothing", "an appeal that changes the outcome", "an appeal writes down what silence decided", "an objection accepted", "a case taken back", "a case closed late",
];
const codes = [
  "already_yours", "already_protected", "colleague_protects", "not_found", "changed_meanwhile", "evidence_in_the_future", "evidence_before_known", "already_asked_release", "no_such_recruiter", "offered_to_oneself", "claim_offered_already", "offer_lapsed",
  "part_too_small", "part_owed_already", "already_requested", "request_ended", "name_differs", "protected_needs_rtr", "already_submitted", "override_too_late", "override_day_past", "override_past_longest", "override_same_holder", "second_admin_needed",
  "nobody_protects", "own_claim", "already_disputed", "submission_over", "nothing_to_object_to", "objection_too_late", "invalid_input", "contact_not_two_way", "answer_too_late", "case_over", "nothing_to_withdraw",
  "too_early_to_decide", "only_claims_are_shared", "share_needed", "decided_it_before", "appeal_too_late", "appealed_already", "claim_disputed", "already_connected",
];

describe(`${HISTORIES} histories of ownership`, () => {
  const starts = Array.from({ length: Math.ceil(HISTORIES / PER_DATABASE) }, (_, i) => i * PER_DATABASE);
  const playFrom = async (from: number, count: number) => {
    const played = await play({ seed, from, count });
    all.moves += played.moves;
    for (const code of played.refusals) all.refusals.add(code);
    for (const [what, n] of played.seen) all.seen.set(what, (all.seen.get(what) ?? 0) + n);
  };
  it.each(starts)("those from %i on go as the model says", (from) => playFrom(from, Math.min(PER_DATABASE, HISTORIES - from)), 300_000);

  const missing = () => [...codes.filter((code) => !all.refusals.has(code)), ...situations.filter((what) => !all.seen.has(what))];

  // A few histories, asked for to replay a failure, meet only some. What is rare is missed by chance once in a hundred runs: then more are played.
  it.runIf(HISTORIES >= 1_000)("have met every refusal and every situation", async () => {
    for (let more = 0; more < 3 && missing().length > 0; more++) await playFrom(HISTORIES + more * PER_DATABASE, PER_DATABASE);
    expect(missing(), "never refused or met").toEqual([]);
  }, 600_000);
});

afterAll(() => console.log(`${HISTORIES} histories, ${all.moves} moves, ${all.refusals.size} refusals; ${[...all.seen].toSorted(([, a], [, b]) => a - b).slice(0, 12).map(([what, n]) => `${what}: ${n}`).join(", ")}`));
