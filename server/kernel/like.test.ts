// Proves: what somebody types in a search stands for itself. Would miss: which columns a search looks in.
import { expect, it } from "vitest";
import { containing } from "./like";

it("takes wildcards for the characters that they are", () => {
  expect(containing("100% R_D\\")).toBe("%100\\% R\\_D\\\\%");
  expect(containing("Ada")).toBe("%Ada%");
});
