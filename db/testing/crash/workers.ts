import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import type { Failpoint } from "@/server/kernel/failpoints";
import type { Job, Said } from "./job";

/** How a process ended: killed by a signal, or by itself with what it said; and how long it had worked since it first said something. */
export type Ended = { workedMs: number } & ({ killed: true } | { killed: false; said: Said });
export type Workers = {
  /** Starts a process, and waits for its end. `failpoint` kills it there; `killAfterMs` kills it so long after its work began. */
  run(job: Job, of: { environment: Record<string, string>; failpoint?: Failpoint; killAfterMs?: number }): Promise<Ended>;
  /** Runs to its own end; fails if it was killed or a delivery threw. */
  finish(job: Job, environment: Record<string, string>): Promise<Said>;
  starts(): number;
  close(): Promise<void>;
};

type Bundler = { build(options: Record<string, unknown>): Promise<unknown> };
// The bundler that tsx brings: a worker in one file starts five times as fast as one that is compiled at every start.
const bundler = createRequire(createRequire(import.meta.url).resolve("tsx/package.json"))("esbuild") as Bundler;

/** Builds the worker once, for as many processes as a test needs. */
export async function buildWorkers(): Promise<Workers> {
  // Inside the project: what is not bundled is found from there.
  const cache = path.resolve(import.meta.dirname, "../../../.cache");
  await mkdir(cache, { recursive: true });
  const dir = await mkdtemp(path.join(cache, "worker-"));
  const file = path.join(dir, "worker.mjs");
  await bundler.build({
    entryPoints: [path.join(import.meta.dirname, "worker.ts")], outdir: dir, splitting: true, outExtension: { ".js": ".mjs" }, bundle: true, platform: "node", format: "esm", target: "node20", logLevel: "error",
    // The client of the push server knows some of its classes by their names.
    keepNames: true,
    // They bring files of their own, which they look for beside themselves.
    external: ["sharp", "@react-pdf/renderer"],
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
  });
  let starts = 0;
  const run: Workers["run"] = async (job, { environment, failpoint, killAfterMs }) => {
    starts++;
    const child = spawn(process.execPath, [file, JSON.stringify(job)], { stdio: ["ignore", "pipe", "pipe"], env: { ...environment, NODE_ENV: "test", ...(failpoint ? { FAILPOINT: failpoint } : {}) } });
    let out = "";
    let err = "";
    let began = performance.now();
    child.stdout.on("data", (chunk: Buffer) => {
      if (out === "") began = performance.now();
      if (out === "" && killAfterMs !== undefined) setTimeout(() => child.kill("SIGKILL"), killAfterMs).unref();
      out += chunk.toString("utf8");
    });
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString("utf8")));
    const [code, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve, reject) => {
      child.on("error", reject);
      child.on("close", (...end) => resolve(end));
    });
    const workedMs = performance.now() - began;
    if (signal === "SIGKILL") return { killed: true, workedMs };
    const last = out.trim().split("\n").at(-1) ?? "";
    if (code !== 0 || !last.startsWith("{")) throw new Error(`A worker for ${job.kind} ended with ${code ?? signal}:\n${out}${err}`);
    return { killed: false, said: JSON.parse(last) as Said, workedMs };
  };
  return {
    run,
    async finish(job, environment) {
      const ended = await run(job, { environment });
      if (ended.killed) throw new Error(`A worker for ${job.kind} was killed.`);
      if (ended.said.failed.length > 0) throw new Error(`A worker for ${job.kind} failed: ${ended.said.failed.join("; ")}`);
      return ended.said;
    },
    starts: () => starts,
    close: () => rm(dir, { recursive: true, force: true }),
  };
}
