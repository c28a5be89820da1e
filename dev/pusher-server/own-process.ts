import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { inherited } from "../demo/env";
import type { PusherServerOptions } from "./index";

/** A push server in a process of its own, which may be killed as a crash would; `start` starts it again at the same port. */
export type PusherProcess = { kill(): Promise<void>; start(): Promise<void>; pid(): number };

/** Starts a push server in a process of its own, which ends with whoever started it. In: as for `startPusherServer`, with a port. Out once it listens. */
export async function startPusherProcess(options: PusherServerOptions): Promise<PusherProcess> {
  const program = `const { startPusherServer } = await import(${JSON.stringify(path.join(import.meta.dirname, "index.ts"))}); await startPusherServer(${JSON.stringify(options)}); console.log("listens");`;
  let child: ChildProcess | null = null;
  const server: PusherProcess = {
    pid: () => child?.pid ?? 0,
    async start() {
      // The channel that nobody speaks on closes when this process ends, in whichever way.
      const started = spawn(process.execPath, ["--require", path.join(import.meta.dirname, "../demo/end-with-parent.cjs"), "--import", "tsx", "--input-type=module", "-e", program], { stdio: ["ignore", "pipe", "inherit", "ipc"], env: inherited() });
      child = started;
      await new Promise<void>((resolve, reject) => {
        started.stdout?.once("data", () => resolve());
        started.once("exit", (code, signal) => reject(new Error(`The push server ended with ${code ?? signal}.`)));
      });
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child?.once("exit", resolve));
      child.kill("SIGKILL");
      await gone;
    },
  };
  await server.start();
  return server;
}
