import type { FullConfig } from "@playwright/test";
import { buildApp } from "../../dev/demo/build-app";
import { tellWorlds } from "../env";
import { startOwnWorld } from "./own-world";
import { root, worldAddresses } from "./world-messages";

/** Builds the app once and starts a world for each worker that runs at a time. Out: what stops them. */
export default async function globalSetup(config: FullConfig): Promise<() => Promise<void>> {
  await buildApp(root);
  const started = await Promise.allSettled(Array.from({ length: config.workers }, () => startOwnWorld({ seed: "story" })));
  const worlds = started.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const stop = async () => {
    await Promise.all(worlds.map((world) => world.stop()));
  };
  const failed = started.find((one) => one.status === "rejected");
  if (failed) {
    await stop();
    throw failed.reason;
  }
  tellWorlds(worlds.map((world) => worldAddresses.parse(world)));
  return stop;
}
