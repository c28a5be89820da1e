import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inherited } from "./env";

export type AppServer = { pid: number; stop(signal: NodeJS.Signals): Promise<void> };

/** Serves the production build, or in `dev` mode the sources as they change, and waits until it answers. Its output goes to the given file. */
export async function startApp(of: { root: string; port: number; url: string; environment: Record<string, string>; logFile?: string; mode?: "start" | "dev"; next?: string; alive?: string }): Promise<AppServer> {
  // A channel that nobody speaks on: it closes when this process ends, in whichever way.
  const child = spawn(process.execPath, ["--require", path.join(import.meta.dirname, "end-with-parent.cjs"), of.next ?? path.join(of.root, "node_modules/next/dist/bin/next"), of.mode ?? "start", "-p", String(of.port), "-H", "127.0.0.1"], {
    cwd: of.root,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...inherited(), ...of.environment },
  });
  const tail: string[] = [];
  const file = of.logFile ? createWriteStream(of.logFile, { flags: "a" }) : null;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => {
      tail.push(chunk.toString());
      if (tail.length > 200) tail.shift();
      file?.write(chunk);
    });
  }
  await ready(child, `http://127.0.0.1:${of.port}${of.alive ?? "/api/health/live"}`, tail);
  return { pid: child.pid ?? 0, stop: (signal) => end(child, signal) };
}

async function ready(child: ChildProcess, address: string, tail: string[]): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    if (child.exitCode !== null) throw new Error(`The app stopped while starting:\n${tail.join("").slice(-4_000)}`);
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await sleep(250);
  }
  child.kill("SIGKILL");
  throw new Error(`The app did not answer at ${address}:\n${tail.join("").slice(-4_000)}`);
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const force = setTimeout(() => child.kill("SIGKILL"), 10_000);
    child.once("exit", () => {
      clearTimeout(force);
      resolve();
    });
    child.kill(signal);
  });
}
