import { fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import WebSocket from "ws";
import { z } from "zod";
import { inherited } from "../../dev/demo/env";
import { startWorld } from "../../dev/demo/world";
import { client } from "../lib/http";
import { listen } from "../lib/listeners";
import type { Line } from "../lib/report";
import type { Stage } from "../lib/stage";
import { connectedPairs } from "../seed/connected-pairs";

const SENT = "messages/message.sent";
const PAIRS = 50;
const IDLE = 1_000;
const sender = "maya@northbound.example.com";
/** How long what was sent may still be on its way after the last one. */
const GRACE_MS = 30_000;

type Run = { p50: number; p95: number; delivered: number; lost: number; doubled: number; perSecond: number };

/**
 * M1, M2, M4: a message by tRPC, stored, published and delivered to its reader, beside 1,000 others who listen, against a bare HTTP call with one statement and a signed publish, and against a bare WebSocket echo.
 * Open-loop: each is sent at its planned instant, and its time counts from there. Prints the middle and the 95th of 100 in ms, and how many came in a second.
 */
export async function conversation(of: Pick<Stage, "settings"> & { root: string; quick: boolean }): Promise<Line[]> {
  const load = of.quick ? { perSecond: 25, seconds: 15 } : { perSecond: 200, seconds: 60 };
  const dataDir = await mkdtemp(path.join(tmpdir(), "fairsplit-bench-talk-"));
  const world = await startWorld({ root: of.root, dataDir, port: 3_900, seed: "people", quiet: true, jobs: "executor" });
  const owner = postgres(world.ownerUrl, { max: 1, onnotice: () => {} });
  const http = client(64);
  const closing: (() => void)[] = [];
  const floor = fork(path.join(of.root, "bench/floors/message-floor.ts"), [JSON.stringify({ databaseUrl: world.ownerUrl, pusher: world.pusher })], { cwd: of.root, execArgv: ["--import", "tsx"], env: inherited() });
  try {
    const { port } = z.object({ port: z.number() }).parse(await new Promise((resolve) => floor.once("message", resolve)));
    const pairs = await connectedPairs(owner, { recruiterEmail: sender, pairs: PAIRS });
    const signedIn = await fetch(`${world.url}/api/auth/sign-in/email`, { method: "POST", headers: { "content-type": "application/json", origin: world.url }, body: JSON.stringify({ email: sender, password: world.demoPassword }) });
    const cookie = signedIn.headers.getSetCookie().map((one) => one.split(";")[0]).join("; ");
    const arrivals = new Map<string, number[]>();
    const heard = (data: unknown) => {
      const told = z.object({ messageId: z.string(), type: z.string().optional() }).safeParse(data);
      if (told.success && (told.data.type ?? SENT) === SENT) arrivals.set(told.data.messageId, [...(arrivals.get(told.data.messageId) ?? []), performance.now()]);
    };
    for (let i = 0; i < IDLE; i++) closing.push(await listen(world.pusher, `private-user-usr_idle${i}`, () => {}));
    for (const pair of pairs) closing.push(await listen(world.pusher, `private-user-${pair.userId}`, heard));
    const base = world.url.replace("localhost", "127.0.0.1");
    const pairOf = (no: number) => pairs[no % pairs.length] ?? { connectionId: "none", userId: "none" };

    const ours = async (no: number, name: string) => {
      const answer = await http.post(`${base}/api/trpc/messages.send`, JSON.stringify({ connectionId: pairOf(no).connectionId, clientId: `bench-${name}-${no}`, body: `Message ${no} of ${name}` }), { cookie, origin: world.url });
      if (answer.status !== 200) throw new Error(`A message was answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      return z.object({ result: z.object({ data: z.object({ messageId: z.string() }) }) }).parse(JSON.parse(answer.body)).result.data.messageId;
    };
    const bare = async (no: number, name: string) => {
      const answer = await http.post(`http://127.0.0.1:${port}/`, JSON.stringify({ channel: `private-user-${pairOf(no).userId}`, clientId: `bare-${name}-${no}`, body: `Message ${no} of ${name}` }));
      if (answer.status !== 200) throw new Error(`The bare one answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      return `bare-${name}-${no}`;
    };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    closing.push(() => socket.close());
    socket.on("message", (data) => heard({ messageId: data.toString() }));
    const echo = async (no: number, name: string) => {
      socket.send(`echo-${name}-${no}`);
      return `echo-${name}-${no}`;
    };

    /** Plays the load once. */
    const play = async (send: (no: number, name: string) => Promise<string>, name: string, at: { perSecond: number; seconds: number }): Promise<Run> => {
      arrivals.clear();
      const planned: { at: number; id: Promise<string> }[] = [];
      const start = performance.now() + 100;
      for (let no = 0; no < at.perSecond * at.seconds; no++) {
        const due = start + (no * 1_000) / at.perSecond;
        const early = due - performance.now();
        if (early > 1) await sleep(early);
        planned.push({ at: due, id: send(no, name) });
      }
      const sent = await Promise.all(planned.map(async (one) => ({ at: one.at, id: await one.id })));
      const until = performance.now() + GRACE_MS;
      while (sent.some((one) => !arrivals.has(one.id)) && performance.now() < until) await sleep(50);
      const times = sent.flatMap((one) => { const [first] = arrivals.get(one.id) ?? []; return first === undefined ? [] : [first - one.at]; }).toSorted((a, b) => a - b);
      const last = Math.max(...[...arrivals.values()].map(([first]) => first ?? 0));
      const run = { p50: times[Math.floor(times.length * 0.5)] ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0, delivered: times.length, lost: sent.length - times.length, doubled: [...arrivals.values()].filter((list) => list.length > 1).length, perSecond: times.length / ((last - start) / 1_000) };
      console.log(`  ${name}: p50 ${run.p50.toFixed(1)} ms, p95 ${run.p95.toFixed(1)} ms, ${run.perSecond.toFixed(0)} delivered in a second, ${run.lost} lost, ${run.doubled} doubled`);
      return run;
    };
    const warm = { perSecond: 10, seconds: 3 };
    for (const [send, name] of [[ours, "warming-ours"], [bare, "warming-bare"], [echo, "warming-echo"]] as const) await play(send, name, warm);
    const [one, two, three] = [await play(ours, "ours", load), await play(bare, "bare", load), await play(echo, "echo", load)];
    const [gaps] = await owner<{ n: number }[]>`select count(*)::int as n from marketplace_connections c where c.last_seq <> (select count(*) from marketplace_messages m where m.connection_id = c.id)`;
    const same = (value: number) => ({ median: value, min: value, max: value });
    const size = `${load.perSecond}/s for ${load.seconds} s, ${IDLE} idle`;
    const barest = "HTTP, one statement, signed publish";
    return [
      { scenario: "M1", size, ours: "message to its reader, p50", comparedWith: barest, ratio: same(one.p50 / two.p50), goal: 2.2, better: "lower" },
      { scenario: "M1", size, ours: "message to its reader, p95", comparedWith: barest, ratio: same(one.p95 / two.p95), goal: 2.5, better: "lower" },
      { scenario: "M2", size, ours: "message to its reader, p50", comparedWith: "bare WebSocket echo", ratio: same(one.p50 / three.p50), goal: 18, better: "lower" },
      { scenario: "M4", size, ours: "lost, doubled and gaps", comparedWith: "none", ratio: same(one.lost + one.doubled + (gaps?.n ?? 0)), goal: 0, better: "lower" },
    ];
  } finally {
    for (const close of closing) close();
    http.close();
    floor.disconnect();
    await owner.end();
    await world.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
