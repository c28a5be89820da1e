import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, it } from "vitest";
import { type JobRunner, openStage, type Stage } from "./testing/stage";

/** Waits until the server tells this status of the event's run; the real one tells it a while after the fact. Out: what it told last. */
async function statusOf(stage: Stage, eventId: string, wanted: "Completed" | "Failed"): Promise<string | null> {
  let told: string | null = null;
  for (let tries = 0; told !== wanted && tries < 400; tries++) {
    told = await stage.status(eventId);
    await sleep(100);
  }
  return told;
}

/** What the product relies on, whoever runs its jobs. The tests run side by side and tell their work apart by a key. */
export function jobsSuite(name: string, startRunner: (of: { port: number; appUrl: string; dataDir: string }) => Promise<JobRunner>): void {
  describe.concurrent(name, { timeout: 90_000 }, () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(startRunner);
    }, 60_000);
    afterAll(() => stage.end(), 30_000);
    const newKey = () => randomUUID();

    it("runs each step once and remembers its result, however often the function's body runs", async ({ expect }) => {
      const key = newKey();
      const id = await stage.send("suite/remember", { key });
      const [two] = await stage.until(key, "two");
      expect(await statusOf(stage, id, "Completed")).toBe("Completed");
      expect(stage.notes(key, "one")).toHaveLength(1);
      expect(stage.notes(key, "two")).toHaveLength(1);
      expect(stage.notes(key, "body").length).toBeGreaterThan(1);
      expect(typeof two?.["drawn"]).toBe("number");
    });

    it("tries a failing step again, with its attempt's number, and no step before it", async ({ expect }) => {
      const key = newKey();
      const id = await stage.send("suite/stumble", { key });
      const tries = await stage.until(key, "try", 3);
      expect(tries.map((one) => one["attempt"])).toEqual([0, 1, 2]);
      expect((tries[1]?.at ?? 0) - (tries[0]?.at ?? 0)).toBeGreaterThanOrEqual(900);
      expect(await statusOf(stage, id, "Completed")).toBe("Completed");
      expect(stage.notes(key, "before")).toHaveLength(1);
    });

    it("shows a final failure, and tells the function's failure handler once", async ({ expect }) => {
      const key = newKey();
      const id = await stage.send("suite/give-up", { key });
      const [told] = await stage.until(key, "told of failure");
      expect(told?.["message"]).toBe("it never works");
      expect(stage.notes(key, "tried in vain")).toHaveLength(2);
      expect(await statusOf(stage, id, "Failed")).toBe("Failed");
      await sleep(500);
      expect(stage.notes(key, "told of failure")).toHaveLength(1);
    });

    it("does not try again what says that it is of no use", async ({ expect }) => {
      const key = newKey();
      const id = await stage.send("suite/refuse", { key });
      expect(await statusOf(stage, id, "Failed")).toBe("Failed");
      expect(stage.notes(key, "refused")).toHaveLength(1);
    });

    it("lets a function catch a step that failed for good", async ({ expect }) => {
      const key = newKey();
      const id = await stage.send("suite/cope", { key });
      const [went] = await stage.until(key, "went on");
      expect(went?.["caught"]).toContain("broken");
      expect(await statusOf(stage, id, "Completed")).toBe("Completed");
    });

    it("sleeps, and goes on after it", async ({ expect }) => {
      const key = newKey();
      await stage.send("suite/nap", { key });
      const [up] = await stage.until(key, "gets up");
      const [down] = stage.notes(key, "lies down");
      expect((up?.at ?? 0) - (down?.at ?? 0)).toBeGreaterThanOrEqual(900);
      expect(stage.notes(key, "lies down")).toHaveLength(1);
    });

    it("works for one payee one at a time, while the others' work goes on", async ({ expect }) => {
      const [slow, quick] = [newKey(), newKey()];
      for (let n = 0; n < 3; n++) await stage.send("suite/pay", { key: slow, payeeId: slow, slowMs: 1_500 });
      await stage.until(slow, "pays");
      for (let n = 0; n < 2; n++) await stage.send("suite/pay", { key: quick, payeeId: quick, slowMs: 10 });
      await stage.until(quick, "paid", 2);
      const endOfQuick = Math.max(...stage.notes(quick, "paid").map((one) => one.at));
      await stage.until(slow, "paid", 3);
      const order = stage.notes(slow).map((one) => one.what);
      expect(order).toEqual(["pays", "paid", "pays", "paid", "pays", "paid"]);
      expect(endOfQuick).toBeLessThan(stage.notes(slow, "paid")[2]?.at ?? 0);
    });

    it("lets one payee's trouble delay nobody else", async ({ expect }) => {
      const [troubled, other] = [newKey(), newKey()];
      await stage.send("suite/pay", { key: troubled, payeeId: troubled, failures: 2 });
      await stage.until(troubled, "pays");
      for (let n = 0; n < 3; n++) await stage.send("suite/pay", { key: other, payeeId: other });
      await stage.until(other, "paid", 3);
      expect(stage.notes(troubled, "paid").length).toBeLessThan(3);
      await stage.until(troubled, "paid", 3);
    });

    it("fans out: one run for each event that a step sends", async ({ expect }) => {
      const key = newKey();
      await stage.send("suite/fan", { key });
      const leaves = await stage.until(key, "leaf", 5);
      await sleep(500);
      expect(new Set(leaves.map((one) => one["n"]))).toEqual(new Set([1, 2, 3, 4, 5]));
      expect(stage.notes(key, "leaf")).toHaveLength(5);
    });

    it("starts a function by any of its triggers", async () => {
      const key = newKey();
      await stage.send("suite/twig", { key });
      await stage.until(key, "leaf");
    });

    it("runs an event once, however often it is handed over under one id", async ({ expect }) => {
      const key = newKey();
      for (let n = 0; n < 3; n++) await stage.send("suite/leaf", { key }, `event:${key}`);
      await stage.until(key, "leaf");
      await sleep(1_000);
      expect(stage.notes(key, "leaf")).toHaveLength(1);
    });

    it("runs two steps together, each once, and what follows them once", async ({ expect }) => {
      const key = newKey();
      await stage.send("suite/together", { key });
      const [after] = await stage.until(key, "after both");
      await sleep(500);
      expect(after?.["both"]).toEqual(["left", "right"]);
      expect(stage.notes(key, "begins")).toHaveLength(2);
      expect(stage.notes(key).map((one) => one.what).slice(0, 2)).toEqual(["begins", "begins"]);
      expect(stage.notes(key, "after both")).toHaveLength(1);
    });

    it("wakes a run by the event that it waits for, and by no other", async ({ expect }) => {
      const key = newKey();
      await stage.send("suite/ask", { key });
      await stage.until(key, "asks");
      await sleep(1_000);
      await stage.send("suite/answer", { key: newKey(), told: "wrong" });
      // The server may take a while from the step to the wait: an answer that comes before the wait is nobody's.
      for (let tries = 0; tries < 40 && stage.notes(key, "hears").length === 0; tries++) {
        await stage.send("suite/answer", { key, told: "right" });
        await sleep(500);
      }
      const [heard] = await stage.until(key, "hears");
      expect(heard?.["told"]).toBe("right");
      expect(heard?.["silence"]).toBeNull();
    });

    it("hands an invoked function's result to the one that waits for it", async ({ expect }) => {
      const key = newKey();
      await stage.send("suite/invoke", { key });
      const [has] = await stage.until(key, "has it");
      const [drawn] = stage.notes(`${key}:invoked`, "two");
      expect(has?.["result"]).toMatchObject({ two: drawn?.["drawn"] });
    });

    it("fires a schedule at the full minute", async ({ expect }) => {
      const [tick] = await stage.until("", "tick", 1, 75_000);
      expect(tick?.["name"]).toBe("inngest/scheduled.timer");
      expect((tick?.at ?? 0) % 60_000).toBeLessThan(15_000);
    });

    it("goes on with a run whose app was killed in the middle of a step, and repeats no step before it", async ({ expect }) => {
      const mortal = await openStage(startRunner);
      try {
        const key = randomUUID();
        const id = await mortal.send("suite/survive", { key, slowMs: 1_500 });
        await mortal.until(key, "long begins");
        await mortal.killApp();
        await sleep(1_000);
        await mortal.startApp();
        await mortal.until(key, "last", 1, 60_000);
        expect(await statusOf(mortal, id, "Completed")).toBe("Completed");
        expect(mortal.notes(key, "first")).toHaveLength(1);
        expect(mortal.notes(key, "long ends")).toHaveLength(1);
      } finally {
        await mortal.end();
      }
    });
  });
}
