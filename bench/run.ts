import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { namedDatabase, useOwnSecret } from "./env";
import { judge, type Line, print } from "./lib/report";
import { onStage } from "./lib/stage";
import { type Scenario, scenariosOf } from "./scenarios";
import { aaControl } from "./scenarios/aa-control";

const root = path.resolve(import.meta.dirname, "..");
/** How long a scenario may take, unless it says otherwise. */
const LIMIT_MS = 300_000;

const { values } = parseArgs({ options: { quick: { type: "boolean", default: false }, only: { type: "string" }, strict: { type: "boolean", default: false } } });
if (namedDatabase()) throw new Error("The bench fills and truncates tables: unset DATABASE_URL. It starts a PostgreSQL of its own.");
useOwnSecret();
const scenarios = scenariosOf({ root, quick: values.quick });
const only = values.only?.split(",");
const unknown = only?.filter((name) => !scenarios.some((one) => one.name === name)) ?? [];
if (unknown.length > 0) throw new Error(`--only knows ${scenarios.map((one) => one.name).join(", ")}, not ${unknown.join(", ")}.`);

const settings = values.quick ? { rounds: 7, sliceMs: 300 } : { rounds: 21, sliceMs: 300 };
const sizes = values.quick ? [10_000] : [10_000, 100_000];
const lines: Line[] = [];
let quiet = true;
for (const size of sizes) {
  for (const scenario of scenarios.filter((one) => (!only || only.includes(one.name)) && (!one.once || size === sizes[0]))) {
    console.log(`… ${scenario.name}, ${size}`);
    await onStage({ size, ...settings }, async (stage) => {
      if (lines.length === 0) {
        const control = await aaControl(stage);
        quiet = control.every((line) => line.ratio.median >= 0.95 && line.ratio.median <= 1.05);
        lines.push(...control);
      }
      lines.push(...(await within(scenario.run(stage), scenario)));
    });
  }
}
const judged = lines.map((line) => judge(line, quiet));
console.log("");
print(judged);
if (!quiet) console.log("\nThe machine was noisy: the A/A control is outside 0.95 to 1.05, so a miss counts only where the whole range misses.");
await mkdir(path.join(root, "bench/results"), { recursive: true });
await writeFile(path.join(root, "bench/results/latest.json"), `${JSON.stringify({ quiet, node: process.version, lines: judged }, null, 2)}\n`);
process.exit(values.strict && judged.some((line) => line.verdict === "MISS") ? 1 : 0);

function within<T>(work: Promise<T>, { name, limitMs = LIMIT_MS }: Scenario): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${name} took longer than ${limitMs / 1000} s.`)), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
