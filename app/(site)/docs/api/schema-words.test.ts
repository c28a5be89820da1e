// Proves: the reference says of each kind of field what it takes, and lists the fields inside objects and lists. Would miss: a word that is clumsy.
import { expect, it } from "vitest";
import { linesOf, wordsOf } from "./schema-words";

it("says what a field takes", () => {
  expect(wordsOf({ type: "string", maxLength: 120 })).toBe("text of at most 120 characters");
  expect(wordsOf({ type: "integer", minimum: 1, maximum: 200 })).toBe("whole number of 1 to 200");
  expect(wordsOf({ type: "integer", minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER })).toBe("whole number");
  expect(wordsOf({ enum: ["read", "write"], type: "string" })).toBe('"read", "write"');
  expect(wordsOf({ anyOf: [{ type: "string", format: "date-time" }, { type: "null" }] })).toBe("instant (ISO 8601, UTC) or null");
});

it("lists what is inside, and takes money for one thing", () => {
  const money = { type: "object", properties: { amount: { type: "string" }, currency: { type: "string" }, minor: { type: "string" } } };
  expect(linesOf({ properties: { fee: money, people: { type: "array", items: { type: "object", properties: { email: { type: "string" } }, required: ["email"] } } }, required: ["fee"] })).toEqual([
    { name: "fee", required: true, words: "money { amount, currency, minor }" },
    { name: "people", required: false, words: "list: object { email }" },
    { name: "people[].email", required: true, words: "text" },
  ]);
});
