// Proves: basis points read as the shortest exact percentage. Would miss: a screen that formats on its own.
import { expect, it } from "vitest";
import { percentText } from ".";

it("writes basis points as a percentage", () => {
  expect([0, 1, 50, 100, 1_000, 2_250, 10_000].map(percentText)).toEqual(["0%", "0.01%", "0.5%", "1%", "10%", "22.5%", "100%"]);
});
