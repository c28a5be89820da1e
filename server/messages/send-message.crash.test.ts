// Proves: messages are sent while the app is killed between a commit and what is told of it, while the push server is killed and PostgreSQL stops at once (`immediate`): none that was committed is lost or
// doubled, each is told, and both readers, over their own live lines, end with the thread as the database has it. The killed points must be reached. Would miss: a disk that forgets what it said was written.
import { createServer, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import Pusher from "pusher";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { shownOf } from "@/components/messages/thread-feed";
import { talkPoints } from "@/db/testing/crash/crash-matrix";
import { type OwnCluster, type OwnPushServer, startOwnCluster, startOwnPushServer } from "@/db/testing/crash/own-services";
import { buildWorkers, type Workers } from "@/db/testing/crash/workers";
import { readLive } from "@/db/testing/live-reader";
import { type Providers, startProviders } from "@/db/testing/providers";
import { passTime, type Someone, systemOf } from "@/db/testing/world/people";
import { accepted, type Connected } from "@/db/testing/world/requests-to-connect";
import { relayEvents } from "../events";
import { type Database, openDatabase } from "../kernel/database";
import { deliverEvent, pushTalk } from "../notifications";
import { thread, threadChanges } from "./thread";

const EACH = 25;

let cluster: OwnCluster;
let db: Database;
let providers: Providers;
let workers: Workers;
let pair: Connected;
let push: OwnPushServer;
let signer: Server;
/** Somebody's calls by the pool of the present: one that was open when its database stopped is of no use. */
const now = (of: Someone) => ({ ...of.ctx, db });

beforeAll(async () => {
  [cluster, workers, push] = await Promise.all([startOwnCluster(), buildWorkers(), startOwnPushServer()]);
  db = openDatabase(cluster.appUrl, 10);
  providers = await startProviders(cluster.appUrl);
  pair = await accepted(db);
  const { appId, key, secret, port } = push;
  Object.assign(process.env, { PUSHER_APP_ID: appId, PUSHER_KEY: key, PUSHER_SECRET: secret, PUSHER_PORT: String(port) });
  const rest = new Pusher({ appId, key, secret, host: "127.0.0.1", port: String(port), useTLS: false });
  signer = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const form = new URLSearchParams(body);
      const socketId = form.get("socket_id") ?? "";
      response.end(JSON.stringify(request.url?.startsWith("/user/") ? rest.authenticateUser(socketId, { id: request.url.slice("/user/".length) }) : rest.authorizeChannel(socketId, form.get("channel_name") ?? "")));
    });
  });
  await new Promise<void>((resolve) => void signer.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await push.kill();
  signer.closeAllConnections();
  await new Promise((resolve) => signer.close(resolve));
  await db.$client.end({ timeout: 1 });
  await providers.stop();
  await workers.close();
  await cluster.stop();
});

/** Waits for what comes with time; a slow machine takes its time. */
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 60_000, interval: 50 });

async function reader(of: Someone, side: "candidate" | "recruiter") {
  const { connectionId } = pair;
  const { messages, ...head } = await thread.call(now(of), { connectionId });
  return readLive({
    connectionId, side, userId: of.userId, first: { head, messages }, push: { key: push.key, host: "127.0.0.1", port: push.port }, routes: signerRoutes(of.userId),
    async ask(afterChange) {
      const { messages: changed, upTo, ...top } = await threadChanges.call(now(of), { connectionId, afterChange });
      return { head: top, messages: changed, upTo };
    },
  });
}
function signerRoutes(userId: string) {
  const address = signer.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { channel: `http://127.0.0.1:${port}/channel`, user: `http://127.0.0.1:${port}/user/${userId}` };
}

/** Does what the job runner would: what it was handed it delivers, again if that fails; and it relays now and then. */
function runner() {
  const system = systemOf(db);
  let running = true;
  const work = (async () => {
    while (running) {
      for (const job of providers.jobs.splice(0).filter(({ name }) => name === "marketplace/event.told")) {
        await deliverEvent.call(system, { eventId: String(job.data["eventId"]) }).catch(() => void providers.jobs.push(job));
      }
      await relayEvents.call(system, {}).catch(() => undefined);
      await pushTalk.call(system, {}).catch(() => undefined);
      await sleep(20);
    }
  })();
  return { idle: async () => providers.jobs.length === 0 && (await relayEvents.call(system, {})).sent === 0 && (await pushTalk.call(system, {})).pushed === 0, stop: () => ((running = false), work) };
}

it("loses and doubles no message, whichever process dies", async () => {
  const { connectionId, recruiter, person } = pair;
  const readers = [await reader(recruiter, "recruiter"), await reader(person, "candidate")];
  const environment = () => Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
  const talk = (by: Someone, tag: string) => ({ kind: "talk" as const, connectionId, userId: by.userId, tag, count: EACH });
  /** Starts an app that sends, anew whenever it ended for want of a database. */
  const untilDone = async (job: ReturnType<typeof talk>): Promise<unknown> => workers.finish(job, environment()).catch(() => untilDone(job));
  const sent = async () => (await db.execute<{ n: number }>(sql`select count(*)::int as n from marketplace_messages where connection_id = ${connectionId}`))[0]?.n ?? 0;

  for (const [index, failpoint] of talkPoints.entries()) {
    expect((await workers.run(talk(recruiter, "recruiter"), { environment: environment(), failpoint })).killed, failpoint).toBe(true);
    expect(await sent(), "what was committed stands, told or not").toBe(index + 1);
  }
  let jobs = runner();
  const sending = Promise.all([untilDone(talk(recruiter, "recruiter")), untilDone(talk(person, "person"))]);
  await until(async () => expect(await sent()).toBeGreaterThan(10));
  await push.kill();
  await until(async () => expect(await sent()).toBeGreaterThan(18));
  await push.start();
  await jobs.stop();
  await db.$client.end({ timeout: 1 });
  await cluster.crash();
  db = openDatabase(cluster.appUrl, 10);
  jobs = runner();
  await sending;
  // What a killed relay held is anybody's once its lease is over.
  await passTime(db, { minutes: 5 });
  await until(async () => expect(await jobs.idle()).toBe(true));

  const rows = await db.execute<{ id: string; seq: number; client_id: string }>(sql`select id, seq, client_id from marketplace_messages where connection_id = ${connectionId} order by seq`);
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 2 * EACH }, (_, i) => i + 1));
  expect(new Set(rows.map((row) => row.client_id)).size).toBe(2 * EACH);
  for (const one of readers) await until(() => expect(shownOf(one.thread.feed()).map((one) => one.id)).toEqual(rows.map((row) => row.id)));
  for (const { line } of readers) line.close();
  await jobs.stop();
  const [told] = await db.execute<{ n: number }>(sql`select count(*)::int as n from marketplace_events where type = 'messages/message.sent' and data ->> 'connectionId' = ${connectionId} and published_at is not null`);
  expect(told?.n).toBe(2 * EACH);
  console.log(`messages: ${rows.length} sent over ${workers.starts()} process starts, a killed push server and a database stopped at once`);
}, 500_000);
