// Runs every kind of test, one stage after the other, and ends with one line that counts them all.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { installOnce } from "./install.mjs";

const root = path.resolve(import.meta.dirname, "..");
const cache = path.join(root, ".cache");
const bin = (name) => path.join(root, "node_modules", ".bin", name);

await installOnce();
mkdirSync(cache, { recursive: true });

/** A check that is one test: it passes or fails as a whole. */
const check = (name, command, args) => ({ name, run: async () => ((await run(command, args)) === 0 ? { passed: 1, failed: 0, which: [] } : { passed: 0, failed: 1, which: ["see above"] }) });

/** A runner that counts its own tests in a JSON file, and says there which failed. */
const counted = (name, command, args, file, count) => ({
  name,
  async run() {
    const report = path.join(cache, file);
    rmSync(report, { force: true });
    const code = await run(command, args(report));
    const counts = existsSync(report) ? count(JSON.parse(readFileSync(report, "utf8"))) : { passed: 0, failed: 0, which: ["ended before it counted"] };
    return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1, which: [...counts.which, "an error outside of every test: see above"] } : counts;
  },
});
const vitest = (project) =>
  counted(project, bin("vitest"), (report) => ["run", "--project", `${project}*`, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`], `vitest-${project}.json`, (json) => ({
    passed: json.numPassedTests, failed: json.numFailedTests + json.numFailedTestSuites - (json.numFailedTests > 0 ? Math.min(json.numFailedTestSuites, json.numFailedTests) : 0),
    which: json.testResults.filter((file) => file.status === "failed").flatMap((file) => [
      ...(file.message ? [failure(file.name, file.message)] : []),
      ...file.assertionResults.filter((one) => one.status === "failed").map((one) => failure(`${file.name} > ${one.fullName}`, one.failureMessages[0])),
    ]),
  }));
const playwright = counted("end to end", bin("playwright"), () => ["test"], "playwright.json", (json) => ({
  passed: json.stats.expected, failed: json.stats.unexpected + json.stats.flaky,
  which: specsOf(json).flatMap((spec) => spec.tests.filter((one) => one.status === "unexpected" || one.status === "flaky").map((one) => failure(`[${one.projectName}] ${spec.file} > ${spec.title}`, one.results.find((result) => result.error)?.error.message))),
}));

/** A line for a test that failed: where it stands, and the first line of why. */
function failure(name, why) {
  return `${name.replace(`${root}/`, "")}: ${stripVTControlCharacters(why ?? "no reason given").split("\n")[0]}`;
}
function specsOf({ suites = [], specs = [] }) {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** Whether a test file with this ending exists. */
function found(ending) {
  const walk = (folder) => readdirSync(folder, { withFileTypes: true }).some((entry) => (entry.isDirectory() ? !/^(node_modules|\.)/.test(entry.name) && walk(path.join(folder, entry.name)) : entry.name.endsWith(ending)));
  return walk(root);
}

const stages = [
  check("lint", bin("oxlint"), ["--deny-warnings", "."]),
  check("route types", bin("next"), ["typegen"]),
  check("types", bin("tsc"), ["--noEmit"]),
  check("dead code", bin("knip"), []),
  vitest("unit"), vitest("db"),
  ...(found(".crash.test.ts") ? [vitest("crash")] : []),
  ...(existsSync(path.join(root, "playwright.config.ts")) ? [playwright] : []),
];
const asked = process.argv.slice(2);
const chosen = asked.length > 0 ? stages.filter((stage) => asked.includes(stage.name)) : stages;

let passed = 0;
let failed = 0;
const missed = [];
for (const stage of chosen) {
  console.log(`\n── ${stage.name} ${"─".repeat(Math.max(0, 70 - stage.name.length))}`);
  const started = Date.now();
  const counts = await stage.run();
  passed += counts.passed;
  failed += counts.failed;
  if (counts.failed > 0) missed.push(...counts.which.map((one) => `${stage.name}: ${one}`));
  console.log(`── ${stage.name}: ${counts.passed} passed, ${counts.failed} failed, in ${Math.round((Date.now() - started) / 1000)} s`);
}
if (missed.length > 0) console.log(`\nWhat failed:\n  ${missed.join("\n  ")}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(cache, "playwright.json") } });
    child.on("error", reject);
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
