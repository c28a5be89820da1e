// Proves: what each of the two sees and may do in each state, and until when one waits to ask again. Would miss: whether the commands ask these rules (connections.db.test.ts).
import { describe, expect, it } from "vitest";
import { type Act, actsOf, askingOf, firstWholeMinute, otherSide, type ShownState, shownState, type Standing } from "./moves";

const at = new Date("2027-03-01T12:00:00Z");
const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000);
const standing = (of: Partial<Standing>): Standing => ({ state: "pending", askedBy: "candidate", movedBy: "candidate", movedAt: daysAgo(1), quiet: false, cameFrom: null, recruiterBlocks: false, candidateBlocks: false, ...of });
const DAYS = 30;

type Case = { name: string; of: Standing; candidate: [ShownState, Act[]]; recruiter: [ShownState, Act[]] };
const cases: Case[] = [
  { name: "asked by the candidate", of: standing({}), candidate: ["pending", ["withdraw", "block"]], recruiter: ["pending", ["accept", "decline", "block"]] },
  { name: "connected", of: standing({ state: "active", movedBy: "recruiter", cameFrom: "pending" }), candidate: ["active", ["disconnect", "block"]], recruiter: ["active", ["disconnect", "block"]] },
  { name: "declined by the recruiter", of: standing({ state: "declined", movedBy: "recruiter", cameFrom: "pending" }), candidate: ["declined", ["block"]], recruiter: ["declined", ["ask", "block"]] },
  { name: "declined without a word", of: standing({ state: "declined", movedBy: "recruiter", quiet: true, cameFrom: "pending" }), candidate: ["pending", ["withdraw", "block"]], recruiter: ["declined", ["accept", "block"]] },
  { name: "taken back by the candidate", of: standing({ state: "withdrawn", cameFrom: "pending" }), candidate: ["withdrawn", ["block"]], recruiter: ["withdrawn", ["ask", "block"]] },
  { name: "ended by the recruiter", of: standing({ state: "inactive", movedBy: "recruiter", cameFrom: "active" }), candidate: ["inactive", ["block"]], recruiter: ["inactive", ["ask", "block"]] },
  { name: "ended by an admin", of: standing({ state: "inactive", movedBy: "admin", cameFrom: "active" }), candidate: ["inactive", ["block"]], recruiter: ["inactive", ["block"]] },
  { name: "a block that was lifted", of: standing({ state: "inactive", movedBy: "candidate", cameFrom: "blocked" }), candidate: ["inactive", ["ask", "block"]], recruiter: ["inactive", ["ask", "block"]] },
  { name: "blocked by the candidate", of: standing({ state: "blocked", candidateBlocks: true, cameFrom: "active" }), candidate: ["blocked", ["unblock"]], recruiter: ["unavailable", []] },
  { name: "blocked by the recruiter", of: standing({ state: "blocked", movedBy: "recruiter", recruiterBlocks: true, cameFrom: "active" }), candidate: ["unavailable", ["block"]], recruiter: ["blocked", ["unblock"]] },
  { name: "blocked by both", of: standing({ state: "blocked", recruiterBlocks: true, candidateBlocks: true, cameFrom: "active" }), candidate: ["blocked", ["unblock"]], recruiter: ["blocked", ["unblock"]] },
];

describe.each(cases)("$name", ({ of, ...expected }) => {
  it.each(["candidate", "recruiter"] as const)("as the %s", (side) => {
    expect([shownState(of, side), actsOf(of, side, at, DAYS).acts]).toEqual(expected[side]);
  });
});

describe("what a request comes to", () => {
  it("is a request where nobody has asked", () => {
    expect(askingOf(null, "recruiter", at, DAYS)).toEqual({ to: "ask" });
    expect(actsOf(null, "recruiter", at, DAYS)).toEqual({ acts: ["ask"], askFrom: null });
  });
  it("accepts what the other has asked, also what one has declined without a word", () => {
    expect(askingOf(standing({}), "recruiter", at, DAYS)).toEqual({ to: "accept" });
    expect(askingOf(standing({ state: "declined", quiet: true, movedBy: "recruiter" }), "recruiter", at, DAYS)).toEqual({ to: "accept" });
  });
  it.each(["declined", "inactive"] as const)("waits after the other's move (%s), to the millisecond", (state) => {
    const of = standing({ state, movedBy: otherSide("candidate"), movedAt: daysAgo(DAYS), cameFrom: "pending" });
    expect(askingOf(of, "candidate", new Date(at.getTime() - 1), DAYS)).toEqual({ to: "later", from: at });
    expect(askingOf(of, "candidate", at, DAYS)).toEqual({ to: "ask" });
    expect(askingOf({ ...of, movedAt: at }, "candidate", at, 0), "no wait by the policy").toEqual({ to: "ask" });
  });
  it("waits after taking one's own request back, and not after the other did", () => {
    const of = standing({ state: "withdrawn", movedAt: daysAgo(2), cameFrom: "pending" });
    expect(askingOf(of, "candidate", at, DAYS)).toMatchObject({ to: "later" });
    expect(askingOf(of, "recruiter", at, DAYS)).toEqual({ to: "ask" });
  });
});

it("an instant is told by the first whole minute in which it has come", () => {
  const told = (from: string) => firstWholeMinute(new Date(from)).toISOString();
  expect([told("2026-03-03T09:41:12.345Z"), told("2026-03-03T09:41:00.000Z"), told("2026-03-02T23:59:30.000Z")]).toEqual(["2026-03-03T09:42:00.000Z", "2026-03-03T09:41:00.000Z", "2026-03-03T00:00:00.000Z"]);
});
