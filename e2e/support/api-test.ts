import { test as base } from "@playwright/test";
import { worldOf } from "../env";
import type { WorldAddresses } from "./world-messages";

/** A test with the world that belongs to its worker: nobody else is in it meanwhile. */
export const test = base.extend<object, { world: WorldAddresses }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern which fixtures this one needs: none.
  world: [async ({}, give, { parallelIndex }) => give(worldOf(parallelIndex)), { scope: "worker" }],
});
export { expect } from "@playwright/test";
