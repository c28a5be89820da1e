// Proves: variables of a kept note are filled in wherever they stand, and one without a value stays and is found. Would miss: whether a name fits the sentence.
import { expect, it } from "vitest";
import { filledNote, variablesIn } from "./filled-note";

it("fills in what is known, and says what is not", () => {
  const note = "Hello {first name}, {first name}? {role} at {company}.";
  expect(filledNote(note, { "first name": "Ada", role: "Analyst", company: " " })).toBe("Hello Ada, Ada? Analyst at {company}.");
  expect(variablesIn(filledNote(note, { "first name": "Ada", role: "Analyst" }))).toEqual(["company"]);
  expect(variablesIn("no {thing} here")).toEqual([]);
});
