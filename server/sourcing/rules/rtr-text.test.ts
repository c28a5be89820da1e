// Proves: a request gets the words of the version that is asked for, every version that a policy may name has words, and one that has none is refused and never silently another.
// Would miss: words that a lawyer would not have.
import { expect, it } from "vitest";
import { rtrTextVersions } from "../../policy/rules/rtr-text-versions";
import { rtrText } from "./rtr-text";

const facts = { candidateName: "Ada Byron", recruiterName: "Theo", firmName: "Firm", companyName: "Atlas Grid", affiliates: ["Atlas Wind"], jobTitle: null, endsOn: "2027-05-01" };

it("is of the version that is asked for", () => {
  expect(rtrText(1, facts)).toContain("I, Ada Byron, allow Theo of Firm to present me for roles at Atlas Grid and Atlas Wind, until 2027-05-01.");
  const known = { 1: () => "the first words", 2: () => "other words" };
  expect([rtrText(1, facts, known), rtrText(2, facts, known)]).toEqual(["the first words", "other words"]);
  for (const version of rtrTextVersions) expect(rtrText(version, facts).length).toBeGreaterThan(100);
});

it("is none of a version that nobody has written", () => {
  for (const version of [0, 99, 1.5]) expect(() => rtrText(version, facts)).toThrow(`There is no text of a right to represent of version ${version}.`);
});
