import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Inngest } from "inngest";
import { freePort } from "../../free-port";

export type Noted = { what: string; at: number; key?: string; [more: string]: unknown };
export type JobRunner = { url: string; stop(): Promise<void> };
export type Stage = {
  jobsUrl: string;
  dataDir: string;
  appUrl: string;
  send(name: string, data: Record<string, unknown>, id?: string): Promise<string>;
  /** What the functions have done with this key so far. */
  notes(key: string, what?: string): Noted[];
  /** Waits until they have done it so many times, and fails with what they did instead. */
  until(key: string, what: string, times?: number, ms?: number): Promise<Noted[]>;
  /** The status of the first run that an event has started, as the server tells it. */
  status(eventId: string): Promise<string | null>;
  killApp(): Promise<void>;
  startApp(): Promise<void>;
  end(): Promise<void>;
};

/** The test's app, and whatever runs its jobs. */
export async function openStage(startRunner: (of: { port: number; appUrl: string; dataDir: string }) => Promise<JobRunner>): Promise<Stage> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "jobs-suite-"));
  const file = path.join(dataDir, "notes.jsonl");
  const appPort = await freePort(0);
  const jobsPort = await freePort(0);
  const jobsUrl = `http://127.0.0.1:${jobsPort}`;
  const appUrl = `http://127.0.0.1:${appPort}/api/inngest`;
  let app: ChildProcess | null = null;
  const startApp = async () => {
    app = spawn(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "app.ts"), String(appPort), file, jobsUrl], { stdio: ["ignore", "pipe", "inherit"] });
    await once(app.stdout ?? app, "data");
  };
  const killApp = async () => {
    if (!app || app.exitCode !== null || app.signalCode !== null) return;
    const gone = once(app, "exit");
    app.kill("SIGKILL");
    await gone;
  };
  await startApp();
  const runner = await startRunner({ port: jobsPort, appUrl, dataDir: path.join(dataDir, "jobs") });
  const client = new Inngest({ id: "suite", isDev: true, baseUrl: jobsUrl, eventKey: "local" });
  const all = () => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line) as Noted) : []);
  const notes = (key: string, what?: string) => all().filter((one) => (key === "" || one.key === key) && (what === undefined || one.what === what));
  const stage: Stage = {
    jobsUrl, dataDir, appUrl, notes, killApp, startApp,
    async send(name, data, id) {
      const { ids } = await client.send({ name, data, ...(id === undefined ? {} : { id }) });
      return ids[0] ?? "";
    },
    async until(key, what, times = 1, ms = 40_000) {
      for (const end = Date.now() + ms; ; await sleep(50)) {
        const found = notes(key, what);
        if (found.length >= times) return found;
        if (Date.now() > end) throw new Error(`"${what}" was noted ${found.length} of ${times} times for ${key || "any key"}; what was: ${notes(key).map((one) => one.what).join(", ") || "nothing"}`);
      }
    },
    async status(eventId) {
      const answer = (await (await fetch(`${jobsUrl}/v1/events/${eventId}/runs`)).json()) as { data?: { status: string }[] | null };
      return answer.data?.[0]?.status ?? null;
    },
    async end() {
      await runner.stop();
      await killApp();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  await registered(stage);
  return stage;
}

/** A server takes functions some time after it has started, and one that keeps nothing forgets what comes before: so events go on until one has run. */
async function registered(stage: Stage): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    await stage.send("suite/twig", { key: "ready" });
    await sleep(200);
    if (stage.notes("ready").length > 0) return;
  }
  throw new Error("No function ran within 40 seconds of the start.");
}
