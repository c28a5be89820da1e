import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import sparticuz from "@sparticuz/chromium";
import { z } from "zod";
import { type WorldAddresses, worldAddresses } from "./support/world-messages";

/** The global setup tells the workers, which inherit its environment, where the worlds are: one for each that runs at a time. */
export function tellWorlds(worlds: readonly WorldAddresses[]): void {
  process.env.E2E_WORLDS = JSON.stringify(worlds);
}

/** The world of the worker with this number among those that run at a time. Throws when none was started for it. */
export function worldOf(parallelIndex: number): WorldAddresses {
  const world = z.array(worldAddresses).parse(JSON.parse(process.env.E2E_WORLDS ?? "[]"))[parallelIndex];
  if (!world) throw new Error(`No world was started for worker ${parallelIndex}.`);
  return world;
}

const installed = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** A Chromium of this machine: the one named by CHROMIUM_BIN, Playwright's own, an installed one, else the one that comes as a package. */
export async function chromiumPath(): Promise<string> {
  return [process.env.CHROMIUM_BIN ?? "", chromium.executablePath(), ...installed].find((file) => file !== "" && existsSync(file)) ?? (await sparticuz.executablePath());
}
