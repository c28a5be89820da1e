// Takes each mechanism away once, and prints whether the harness that proves its invariant noticed: invariant → mechanism → harness → caught.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { installOnce } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");
await installOnce();
const report = path.join(root, ".cache", "controls.json");
mkdirSync(path.dirname(report), { recursive: true });
rmSync(report, { force: true });
const { status } = spawnSync(path.join(root, "node_modules", ".bin", "vitest"), ["run", "--project", "db*", ".control.test.ts", "--reporter=json", `--outputFile=${report}`], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
const tests = JSON.parse(readFileSync(report, "utf8")).testResults.flatMap((file) => file.assertionResults);
/** A control's test is named by its own line; those that ask the queries watching every other test say which mechanism is gone. */
const lineOf = (title) => (title.includes("→") ? title : title.replace(/^(I-\d+): (.+), the breach goes through and is found$/, "$1 → $2 → the queries that watch every test"));
const controls = tests.map((test) => ({ line: lineOf(test.title), status: test.status })).filter(({ line }) => line.includes("→"));
for (const { line, status: outcome } of controls) console.log(`${line} → ${outcome === "passed" ? "caught" : "NOT CAUGHT"}`);
const missed = controls.filter((test) => test.status !== "passed").length;
console.log(`\n${controls.length} controls, ${controls.length - missed} caught, ${missed} not`);
process.exit(status === 0 && controls.length > 0 ? 0 : 1);
