// Proves the executor's small languages (schedules, expressions, durations) and that it refuses what it does not do. It would miss a difference from the server's own parsers.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { parseCron } from "./cron";
import { backoffMs, endOf, retryAfterMs } from "./durations";
import { holds, valueOf } from "./expressions";
import { startInngestExecutor } from "./index";

afterEach(() => vi.unstubAllEnvs());

it.each([
  ["* * * * *", "2026-03-01T00:00Z", true],
  ["*/5 * * * *", "2026-03-01T10:35Z", true],
  ["*/5 * * * *", "2026-03-01T10:36Z", false],
  ["TZ=UTC 15 3 * * *", "2026-03-01T03:15Z", true],
  ["TZ=UTC 15 3 * * *", "2026-03-01T04:15Z", false],
  ["TZ=America/New_York 0 9 * * 1-5", "2026-07-01T13:00Z", true],
  ["TZ=America/New_York 0 9 * * 1-5", "2026-01-01T13:00Z", false],
  ["0 0 1,15 * *", "2026-03-15T00:00Z", true],
  ["0 0 * * 7", "2026-03-01T00:00Z", true],
  ["0 0 13 * 5", "2026-03-06T00:00Z", true],
  ["10-20/5 * * * *", "2026-03-06T00:15Z", true],
  ["10-20/5 * * * *", "2026-03-06T00:25Z", false],
])("schedule %s at %s: %s", (text, at, fires) => expect(parseCron(text).matches(new Date(at))).toBe(fires));

it.each(["* * * *", "60 * * * *", "* * 0 * *", "*/0 * * * *", "@daily", "a * * * *", "5-1 * * * *"])("refuses the schedule %s", (text) => expect(() => parseCron(text)).toThrow(/schedule/));

it("reads paths, texts and comparisons, and refuses the rest", () => {
  const event = { data: { payeeId: "pye_1", n: 3, deep: { id: "x" } } };
  expect(valueOf("event.data.payeeId", { event })).toBe("pye_1");
  expect(valueOf("event.data.missing.more", { event })).toBeUndefined();
  expect(holds("event.data.n == 3 && event.data.deep.id == 'x'", { event })).toBe(true);
  expect(holds("event.data.payeeId == async.data.payeeId", { event, async: { data: { payeeId: "pye_2" } } })).toBe(false);
  for (const odd of ["event.data.n > 2", "size(event.data)", "event.data.a || event.data.b", "event"]) expect(() => holds(odd, { event })).toThrow(/does not understand/);
});

it("reads durations, instants and retry-after headers", () => {
  expect(endOf("1d2h3m4s", 0)).toBe(93_784_000);
  expect(endOf("2026-03-01T00:00:00.000Z", 0)).toBe(Date.parse("2026-03-01T00:00:00Z"));
  expect(() => endOf("soon", 0)).toThrow(/neither/);
  expect(retryAfterMs("30", 0)).toBe(30_000);
  expect(retryAfterMs("1970-01-01T00:00:10Z", 4_000)).toBe(6_000);
  expect(retryAfterMs(null, 0)).toBeNull();
  expect([0, 1, 2, 9].map(backoffMs)).toEqual([1_000, 2_000, 4_000, 60_000]);
});

it("refuses to start in production unless that is meant", async () => {
  vi.stubEnv("NODE_ENV", "production");
  await expect(startInngestExecutor({ port: 0, appUrl: "http://127.0.0.1:9/", dataDir: "/nowhere" })).rejects.toThrow(/not for production/);
});

it("refuses functions that ask for what it does not do, foreign hosts and malformed events", async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), "executor-rules-"));
  const executor = await startInngestExecutor({ port: 0, appUrl: "http://127.0.0.1:9/", dataDir });
  try {
    const fn = { id: "a", name: "A", triggers: [{ event: "a/b" }], steps: { step: { id: "step", name: "step", runtime: { type: "http", url: "x" } } } };
    const register = async (more: object) => {
      const answer = await fetch(`${executor.url}/fn/register`, { method: "POST", body: JSON.stringify({ functions: [{ ...fn, ...more }] }) });
      return [answer.status, ((await answer.json()) as { error: string }).error] as const;
    };
    expect((await register({}))[0]).toBe(200);
    expect(await register({ debounce: { period: "1m" } })).toEqual([400, expect.stringContaining("debounce")]);
    expect(await register({ triggers: [{ cron: "@daily" }] })).toEqual([400, expect.stringContaining("@daily")]);
    expect(await register({ concurrency: { limit: 1, key: "event.data.a + event.data.b" } })).toEqual([400, expect.stringContaining("does not understand")]);
    expect((await fetch(`${executor.url}/e/local`, { method: "POST", body: "{}" })).status).toBe(400);
    expect((await fetch(`${executor.url}/e/local`, { method: "POST", body: "not json" })).status).toBe(400);
    expect((await fetch(`${executor.url}/runs/none`)).status).toBe(404);
    const { get } = await import("node:http");
    const foreign = await new Promise<number>((resolve) => get(`${executor.url}/runs`, { headers: { host: "evil.example" } }, (response) => resolve(response.resume().statusCode ?? 0)));
    expect(foreign).toBe(403);
  } finally {
    await executor.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
});
