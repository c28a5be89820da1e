// Proves: the drawn states are those of the code. Would miss: a drawing that nobody can read.
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { statesPage } from "./states-page";

it("docs/states.md is drawn from the tables of today (npm run docs:states)", () => {
  expect(readFileSync(path.resolve(import.meta.dirname, "../docs/states.md"), "utf8")).toBe(statesPage());
});
