// Proves: contact counts from so many days before a submission to its day, and is two-way only when both sides spoke. Would miss: contact that never took place.
import { expect, it } from "vitest";
import { contactFaults, contactSpan, isTwoWay } from "./objection";

const span = contactSpan({ submittedOn: "2028-03-01", today: "2028-03-03", contactDays: 180 });

it("counts the days before a submission, over a leap day, and none that has not come", () => {
  expect(span).toEqual({ from: "2027-09-03", to: "2028-03-01" });
  expect(contactSpan({ submittedOn: "2028-03-01", today: "2028-02-29", contactDays: 1 })).toEqual({ from: "2028-02-29", to: "2028-02-29" });
});

it("takes the first and the last day, and names each contact that is outside", () => {
  const on = (happenedOn: string) => ({ happenedOn, direction: "both" as const });
  expect(contactFaults([on("2027-09-03"), on("2028-03-01")], span)).toEqual([]);
  expect(contactFaults([on("2027-09-02"), on("2028-01-01"), on("2028-03-02")], span).map((one) => one.path)).toEqual(["contacts.0.happenedOn", "contacts.2.happenedOn"]);
});

it("is two-way when both spoke", () => {
  const by = (...directions: ("in" | "out" | "both")[]) => isTwoWay(directions.map((direction) => ({ happenedOn: "2028-01-01", direction })));
  expect([by("both"), by("in", "out"), by("out", "both")]).toEqual([true, true, true]);
  expect([by("in"), by("out"), by("in", "in"), by()]).toEqual([false, false, false, false]);
});
