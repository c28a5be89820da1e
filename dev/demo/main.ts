import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline/promises";
import { demoPeople } from "../../db/seed/people";
import { writeDemoFile } from "./demo-file";
import { freshClock } from "./seeding";
import { readOptions } from "./options";
import { startWorld, type World } from "./world";

const root = path.resolve(import.meta.dirname, "../..");

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.reset && existsSync(options.dataDir)) {
    if (!options.yes && !(await confirmed(`Delete everything in ${options.dataDir} and start over?`))) return;
    await rm(options.dataDir, { recursive: true, force: true });
  }
  console.log("\nFairsplit demo\n");
  const world = await startWorld({ root, dataDir: options.dataDir, port: options.port, seed: options.seed ? "story" : "people", mode: options.dev ? "dev" : "start" });
  let stopping = false;
  const leave = (signal: string) => {
    if (stopping) return;
    stopping = true;
    console.log(`\n${signal}: stopping. The data stays in ${path.relative(process.cwd(), options.dataDir) || "."}.`);
    world.stop().then(
      () => process.exit(0),
      (cause: unknown) => {
        console.error(cause);
        process.exit(1);
      },
    );
  };
  process.on("SIGINT", () => leave("Ctrl-C"));
  process.on("SIGTERM", () => leave("SIGTERM"));
  if (options.freshClock) await freshClock(world.ownerUrl);
  await writeDemoFile(options.dataDir, world);
  banner(world);
}

function banner(world: World): void {
  const line = "─".repeat(78);
  console.log(`\n${line}\n  Fairsplit is running at ${world.url}\n`);
  console.log(`  Sign in with one click at ${world.url}/sign-in, or with the password "${world.demoPassword}":`);
  for (const person of demoPeople.filter((one) => one.inStory || one.named)) console.log(`    ${person.area.padEnd(13)} ${person.email.padEnd(38)} ${person.name}`);
  console.log(`\n  Mail inbox      ${world.inboxUrl}\n  Jobs            ${world.jobsUrl}  (${world.inngest.kind === "server" ? "Inngest dev server" : "local executor"})\n  Payment sandbox ${world.stripe.url}`);
  console.log("\n  Real: PostgreSQL, the app's production build, every rule, the ledger. Simulated: payments, mail delivery, push server.");
  console.log(`  Move the clock with: npm run clock -- +90d      Stop with Ctrl-C; the data stays.\n${line}\n`);
}

async function confirmed(question: string): Promise<boolean> {
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await ask.question(`${question} [y/N] `)).trim());
  } finally {
    ask.close();
  }
}

await main().catch((cause: unknown) => {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exit(1);
});
