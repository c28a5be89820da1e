import { fork } from "node:child_process";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { z } from "zod";
import { inherited } from "../../dev/demo/env";
import type { Service } from "../../dev/demo/world";
import { root, type WorldAddresses, worldAnswer, type worldCall, type WorldOptions } from "./world-messages";

export type OwnWorld = WorldAddresses & {
  /** Ends the app alone by this signal, and starts it again. */
  restartApp(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** In a world that is `killable`: kills the push server (kill -9) or PostgreSQL (`immediate`), and starts it again at its address. */
  kill(which: Service): Promise<void>;
  revive(which: Service): Promise<void>;
  /** Stops everything in order; `keepData` leaves its folder for a second start. */
  stop(of?: { keepData: boolean }): Promise<void>;
};

/**
 * Starts a whole world in a process of its own, so that it ends with whoever started it, even by kill -9. In: the seed; for a second start
 * the folder and port of the first. Throws with the last words of what did not start.
 */
export async function startOwnWorld(of: Pick<WorldOptions, "seed"> & Partial<WorldOptions>): Promise<OwnWorld> {
  const options: WorldOptions = { dataDir: of.dataDir ?? (await mkdtemp(path.join(tmpdir(), "fairsplit-e2e-"))), port: of.port ?? 0, seed: of.seed, killable: of.killable ?? false };
  // Detached: Ctrl-C in a terminal reaches the one who started it, and the world is then stopped in order.
  const child = fork(path.join(import.meta.dirname, "world-process.ts"), [JSON.stringify(options)], { cwd: root, detached: true, execArgv: ["--import", "tsx"], stdio: ["ignore", "pipe", "pipe", "ipc"], env: inherited() });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-6_000)));
  const waiting = new Map<number, (answer: z.output<typeof worldAnswer>) => void>();
  child.on("message", (message) => {
    const answer = worldAnswer.parse(message);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  child.on("exit", (code) => {
    for (const [id, tell] of waiting) tell({ id, failed: `The world's process ended with ${code}:\n${said}` });
    waiting.clear();
  });
  const answerTo = (id: number) =>
    new Promise<z.output<typeof worldAnswer>>((resolve, reject) => {
      waiting.set(id, (answer) => (answer.failed === undefined ? resolve(answer) : reject(new Error(answer.failed))));
    });
  let last = 0;
  const ask = (call: Omit<z.input<typeof worldCall>, "id">): Promise<unknown> => {
    const answered = answerTo(++last);
    child.send({ ...call, id: last });
    return answered;
  };

  const { world } = await answerTo(0);
  if (!world) throw new Error("The world did not say where it is.");
  return {
    ...world,
    async restartApp(signal) {
      await ask({ call: "restartApp", signal });
    },
    async kill(which) {
      await ask({ call: "kill", which });
    },
    async revive(which) {
      await ask({ call: "revive", which });
    },
    async stop({ keepData } = { keepData: false }) {
      await ask({ call: keepData ? "keep" : "forget" });
      const gone = new Promise((resolve) => child.once("exit", resolve));
      child.disconnect();
      await gone;
    },
  };
}
