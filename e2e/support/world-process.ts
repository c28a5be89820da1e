// The process in which a world runs. It ends its world when told to, and when whoever started it is gone, however that went.
import { rm } from "node:fs/promises";
import { writeDemoFile } from "../../dev/demo/demo-file";
import { startWorld, type World } from "../../dev/demo/world";
import { root, type WorldCall, worldCall, worldOptions } from "./world-messages";

const options = worldOptions.parse(JSON.parse(process.argv[2] ?? "{}"));
const say = (message: object) => process.connected && process.send?.(message);
let world: World | null = null;
let leaving: Promise<void> | null = null;

function leave(forget: boolean): Promise<void> {
  leaving ??= (async () => {
    await world?.stop();
    if (forget) await rm(options.dataDir, { recursive: true, force: true });
  })();
  return leaving;
}

/** Nobody is left to answer to. */
async function abandon(): Promise<never> {
  await leave(true).catch(console.error);
  return process.exit(1);
}
process.on("disconnect", () => void abandon());
process.on("SIGTERM", () => void abandon());

async function answer({ call, which, signal, environment }: WorldCall): Promise<void> {
  if (call === "restartApp") return world?.restartApp(signal, environment);
  if (call === "kill") return world?.kill(which);
  if (call === "revive") return world?.revive(which);
  return leave(call === "forget");
}

process.on("message", (message) => {
  const asked = worldCall.parse(message);
  answer(asked).then(
    () => say({ id: asked.id }),
    (cause: unknown) => say({ id: asked.id, failed: String(cause) }),
  );
});

try {
  world = await startWorld({ root, dataDir: options.dataDir, port: options.port, seed: options.seed, fast: !options.killable, pushApart: options.killable, quiet: true });
  if (!process.connected) await abandon();
  await writeDemoFile(options.dataDir, world);
  const { url, databaseUrl, inboxUrl, jobsUrl, stripe, pusher, demoPassword, apiKeys } = world;
  say({ id: 0, world: { url, databaseUrl, inboxUrl, jobsUrl, stripeUrl: stripe.url, pusher, demoPassword, apiKeys, dataDir: options.dataDir } });
} catch (cause) {
  console.error(cause);
  process.exit(1);
}
