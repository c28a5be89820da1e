import { describe, expect, test } from "vitest";
import { placementAnswer, placementPill, type PlacementView, startReached, stillToConfirm } from "./placement-words";

// Proves what each side reads about a start and its guarantee; would miss a wrong layout of those words.
const base: PlacementView = { state: "awaiting_start", candidateName: "Elena Marsh", companyName: "Meridian Robotics", recruiterName: "Daniel Reyes", startDate: "2026-12-01", guaranteeEndsAt: null, companyConfirmed: false, talentConfirmed: false, invoiceState: null };
const before = { now: "2026-11-30T12:00:00.000Z", timeZone: "America/New_York" };
const after = { now: "2026-12-01T12:00:00.000Z", timeZone: "America/New_York" };

describe("a start", () => {
  test("comes in the company's zone, not in UTC", () => {
    expect(startReached("2026-12-01", { now: "2026-12-01T03:00:00.000Z", timeZone: "America/New_York" })).toBe(false);
    expect(startReached("2026-12-01", { now: "2026-12-01T03:00:00.000Z", timeZone: "Europe/London" })).toBe(true);
  });

  test("names who is still to confirm it, the reader as you", () => {
    expect(stillToConfirm(base, "company", true)).toEqual(["you", "Daniel Reyes or Elena Marsh"]);
    expect(stillToConfirm(base, "candidate", true)).toEqual(["Meridian Robotics", "you or Daniel Reyes"]);
    expect(stillToConfirm({ ...base, talentConfirmed: true }, "recruiter", false)).toEqual(["Meridian Robotics"]);
    expect(stillToConfirm({ ...base, companyConfirmed: true, talentConfirmed: true }, "admin", false)).toEqual([]);
  });

  test("is announced before its day and asked for from then on", () => {
    expect(placementAnswer(base, "recruiter", true, before)).toBe("The first day is 1 Dec 2026. From then on the company, and the recruiter or the candidate, confirm the start.");
    expect(placementAnswer(base, "recruiter", true, after)).toBe("Meridian Robotics, and you or Elena Marsh are still to confirm the start. Then the guarantee runs and the invoice is issued.");
    expect(placementAnswer({ ...base, talentConfirmed: true }, "recruiter", false, after)).toBe("Meridian Robotics is still to confirm the start. Then the guarantee runs and the invoice is issued.");
    expect([placementPill(base, before).word, placementPill(base, after).word]).toEqual(["Awaiting start", "Start to be confirmed"]);
  });
});

describe("a guarantee", () => {
  const started: PlacementView = { ...base, state: "started", guaranteeEndsAt: "2027-03-01T05:00:00.000Z", companyConfirmed: true, talentConfirmed: true, invoiceState: "open" };

  test("runs until its day and is over from then on", () => {
    expect(placementPill(started, after)).toEqual({ status: "in_guarantee", word: "In guarantee" });
    expect(placementPill(started, { now: "2027-03-01T05:00:00.000Z" })).toEqual({ status: "confirmed", word: "Guarantee over" });
  });

  test("says to each side what it waits for, and the invoice to nobody whom it does not concern", () => {
    expect(placementAnswer(started, "recruiter", false, after)).toBe("The guarantee runs until 1 Mar 2027. The invoice of Meridian Robotics is not paid yet; no share is paid before it is.");
    expect(placementAnswer(started, "company", false, after)).toContain("Your invoice is not paid yet");
    expect(placementAnswer(started, "candidate", false, after)).toBe("The guarantee runs until 1 Mar 2027. There is nothing you have to do.");
    expect(placementAnswer({ ...started, invoiceState: "paid" }, "admin", false, after)).toContain("each share is paid on its dates");
  });

  test("does not say that all is paid on its dates while a payment stands still, nor that anything is to come when all is paid", () => {
    const paid = { step: "paid", waits: [] };
    const stopped = { step: "stopped", waits: [{ code: "checking" }] };
    const answer = (shares: Parameters<typeof placementAnswer>[4]) => placementAnswer({ ...started, invoiceState: "paid" }, "recruiter", false, after, shares);
    expect(answer([paid, stopped])).toBe("The guarantee runs until 1 Mar 2027. One payment stands still until the platform has looked at it; all others are paid.");
    expect(answer([{ step: "held", waits: [{ code: "date" }] }, stopped])).toContain("the others are paid on their dates");
    expect(answer([paid, paid])).toContain("every share is paid");
  });
});
