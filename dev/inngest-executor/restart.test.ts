// Proves that nothing the executor has taken is lost by kill -9 of it: events, memos, sleeps, waits and ids known. It would miss a disk that lies about its flushes.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openStage, type Stage } from "./testing/stage";

let stage: Stage;
let child: ChildProcess;
let again: () => Promise<void>;

beforeAll(async () => {
  stage = await openStage(async ({ port, appUrl, dataDir }) => {
    again = async () => {
      child = spawn(process.execPath, ["--import", "tsx", path.join(import.meta.dirname, "testing/child.ts"), String(port), appUrl, dataDir], { stdio: ["ignore", "pipe", "inherit"] });
      await once(child.stdout ?? child, "data");
    };
    await again();
    return { url: `http://127.0.0.1:${port}`, stop: kill };
  });
}, 60_000);
afterAll(() => stage.end());

async function kill(): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

it("goes on after kill -9 in the middle of steps, sleeps and queues, repeating no step that was done", async () => {
  const [long, nap, queue, ask] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await stage.send("suite/survive", { key: long, slowMs: 1_000 });
  await stage.send("suite/nap", { key: nap });
  await stage.send("suite/ask", { key: ask });
  for (let n = 0; n < 4; n++) await stage.send("suite/pay", { key: queue, payeeId: queue, slowMs: 200 }, `pay:${queue}:${n}`);
  await stage.until(long, "long begins");
  await stage.until(nap, "lies down");
  await stage.until(ask, "asks");
  // The executor writes a step's result when the answer comes, a moment after the app has noted it.
  await sleep(300);
  await kill();
  await sleep(500);
  await again();
  for (let n = 0; n < 4; n++) await stage.send("suite/pay", { key: queue, payeeId: queue, slowMs: 200 }, `pay:${queue}:${n}`);
  await stage.send("suite/answer", { key: ask, told: "at last" });
  await stage.until(long, "last");
  await stage.until(nap, "gets up");
  expect((await stage.until(ask, "hears"))[0]?.["told"]).toBe("at last");
  await stage.until(queue, "paid", 4);
  await sleep(1_000);
  expect(stage.notes(long, "first")).toHaveLength(1);
  expect(stage.notes(nap, "lies down")).toHaveLength(1);
  expect(stage.notes(ask, "asks")).toHaveLength(1);
  // The call under way at the kill is made again: at least once, as on any job runner. No event started a second run.
  expect(stage.notes(queue, "paid").length).toBeLessThanOrEqual(5);
  const runs = (await (await fetch(`${stage.jobsUrl}/runs?function=suite-queues`)).json()) as { runs: { state: string }[] };
  expect(runs.runs.map((run) => run.state)).toEqual(["completed", "completed", "completed", "completed"]);
}, 60_000);

it("keeps events that came before it knew any function, and starts their runs then", async () => {
  const fresh = await openStage(async ({ port, appUrl, dataDir }) => {
    const { startInngestExecutor } = await import("./index");
    const early = await startInngestExecutor({ port, appUrl: "http://127.0.0.1:9/api/inngest", dataDir });
    await fetch(`${early.url}/e/local`, { method: "POST", body: JSON.stringify({ name: "suite/twig", data: { key: "early" } }) });
    await early.stop();
    return startInngestExecutor({ port, appUrl, dataDir });
  });
  try {
    await fresh.until("early", "leaf");
    expect(fresh.notes("early", "leaf")).toHaveLength(1);
  } finally {
    await fresh.end();
  }
}, 60_000);
