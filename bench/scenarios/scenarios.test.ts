// Proves: every scenario of the bench is measured, and none twice. Would miss: a number that is wrong.
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { scenariosOf } from ".";

it("names each scenario once", () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !/^index\.ts$|\.test\.ts$|^aa-control\.ts$/.test(file));
  const names = scenariosOf({ root: ".", quick: true }).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(files.length);
});
