import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { freePort } from "./free-port";
import { inngestBin } from "./env";

const run = promisify(execFile);

export type InngestServer = { kind: "server"; url: string; stop(): Promise<void> };

/** A real Inngest dev server that works here: the one named by INNGEST_BIN, else the optional package's. null = none answers. */
export async function findInngestBinary(): Promise<string | null> {
  const packaged = path.join(import.meta.dirname, "../node_modules/.bin/inngest-cli");
  for (const bin of [inngestBin(), existsSync(packaged) ? packaged : undefined]) {
    if (bin && (await run(bin, ["version"], { timeout: 30_000 }).then(() => true, () => false))) return bin;
  }
  return null;
}

/** Starts it for one app and waits until it answers. It keeps its state in memory: the outbox sends again what it lost. */
export async function startInngestServer(of: { bin: string; port: number; appUrl: string }): Promise<InngestServer> {
  const gateway = await freePort(0);
  const grpc = await freePort(0);
  const executor = await freePort(0);
  const child = spawn(of.bin, ["dev", "--no-discovery", "--port", String(of.port), "--connect-gateway-port", String(gateway), "--connect-gateway-grpc-port", String(grpc), "--connect-executor-grpc-port", String(executor), "-u", of.appUrl, "--poll-interval", "2"], { stdio: ["ignore", "pipe", "pipe"], detached: false });
  let tail = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (tail = (tail + chunk.toString()).slice(-4_000)));
  const url = `http://127.0.0.1:${of.port}`;
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null) throw new Error(`The Inngest dev server stopped while starting:\n${tail}`);
    if (await fetch(`${url}/health`).then((answer) => answer.ok, () => false)) return { kind: "server", url, stop: () => end() };
    await sleep(150);
  }
  child.kill("SIGKILL");
  throw new Error(`The Inngest dev server did not answer:\n${tail}`);

  function end(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => {
      const force = setTimeout(() => child.kill("SIGKILL"), 8_000);
      child.once("exit", () => {
        clearTimeout(force);
        resolve();
      });
      child.kill("SIGTERM");
    });
  }
}
