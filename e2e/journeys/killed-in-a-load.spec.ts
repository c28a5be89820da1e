// Proves, on the built app with a push server of its own process and a PostgreSQL that writes as in production: while twenty people talk, the app and the push server are killed with kill -9 and PostgreSQL stops at
// once (`immediate`), each in a burst of messages. No message that was answered is lost, none is there twice, the numbers have no gap, everybody who reads by their own line ends with what the database has, all that
// happened has been told, and the app recovers by itself. Each kill must hit calls under way. It would miss a disk that forgets, and what happens between two lines of one command: the crash matrix walks those.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { TRPCClientError } from "@trpc/client";
import postgres from "postgres";
import { shownOf } from "@/components/messages/thread-feed";
import { demoPeople } from "@/db/seed/people";
import { readLive } from "@/db/testing/live-reader";
import type { AppRouter } from "@/server/router";
import { moveClock } from "../support/clock";
import { candidateByTables, connectByTables } from "../support/connected";
import { type HttpPerson, signInByPassword, signUp } from "../support/http-person";
import { type OwnWorld, startOwnWorld } from "../support/own-world";
import { type Signing, startSigning } from "../support/signing";

const PAIRS = 10;
const EACH = 22;
/** Between two messages of one person: some seventeen in a second from all. */
const PACE_MS = 1_150;
/** Between two tries of one message, and after how long an answer will not come. */
const AGAIN_MS = 200;
const ANSWER_MS = 30_000;
const recruiters = ["maya", "daniel", "ingrid", "theo", "amara", "caroline", "jonas"];

let world: OwnWorld;
let signing: Signing;
test.beforeAll(async () => {
  world = await startOwnWorld({ seed: "people", killable: true });
  signing = await startSigning();
});
test.afterAll(async () => {
  await signing.stop();
  await world.stop();
});

type Sent = { clientId: string; connectionId: string; messageId: string; seq: number };
type Talker = { person: HttpPerson; connectionId: string; name: string };

/** Twenty people who send, each one message after the other, and each message again under its id until it is answered. */
function startTalking(talkers: readonly Talker[]) {
  const answered: Sent[] = [];
  const refused: string[] = [];
  let failed = 0;
  let onward = () => {};
  let burst = new Promise<void>((resolve) => (onward = resolve));

  const untilAnswered = async ({ person, connectionId }: Talker, clientId: string, body: string): Promise<void> => {
    for (;;) {
      try {
        const { messageId, seq } = await person.api.messages.send.mutate({ connectionId, clientId, body }, { signal: AbortSignal.timeout(ANSWER_MS) });
        answered.push({ clientId, connectionId, messageId, seq });
        return;
      } catch (cause) {
        failed += 1;
        // What was refused says something of the message: its sender's outbox would not send it again by itself.
        if (cause instanceof TRPCClientError && (cause as TRPCClientError<AppRouter>).data?.refusal) return void refused.push(`${body}: ${cause.message}`);
        await pause(AGAIN_MS);
      }
    }
  };
  const talk = async (talker: Talker, index: number) => {
    await pause((index * PACE_MS) / talkers.length);
    for (let no = 1; no <= EACH; no++) {
      await untilAnswered(talker, crypto.randomUUID(), `Word ${no} of ${talker.name}`);
      await Promise.race([pause(PACE_MS), burst]);
    }
  };
  return {
    answered, refused, over: Promise.all(talkers.map(talk)),
    failed: () => failed,
    /** Has everybody speak at once. Out: when the first of them are answered and the others are not. */
    async allAtOnce() {
      const before = answered.length;
      onward();
      burst = new Promise((resolve) => (onward = resolve));
      await expect.poll(() => answered.length, { intervals: [1] }).toBeGreaterThan(before + 1);
    },
    /** Until so many more were answered. */
    answeredMore: async (more: number) => {
      const before = answered.length;
      await expect.poll(() => answered.length, { timeout: 60_000, intervals: [50] }).toBeGreaterThanOrEqual(before + more);
    },
  };
}

/** Ten connections between people of the demo and candidates who have just signed up; each may say more in a minute than people do. */
async function meet(admin: HttpPerson): Promise<Talker[]> {
  const { version, settings } = await admin.api.policy.inForce.query({});
  await admin.api.policy.publish.mutate({ basedOnVersion: version, reason: "A load is no conversation", settings: { ...settings, messages: { ...settings.messages, perMinute: 300 } } });
  const pairs = await Promise.all(Array.from({ length: PAIRS }, async (_, index): Promise<Talker[]> => {
    const key = recruiters[index % recruiters.length] ?? "maya";
    const email = `talker.${index}@load.example.com`;
    const [recruiter, candidate] = await Promise.all([signInByPassword(world, key), signUp(world, { name: `Talker ${index}`, email, intent: "candidate" })]);
    await candidateByTables(world, email);
    const connectionId = await connectByTables(world, { recruiterEmail: demoPeople.find((one) => one.key === key)?.email ?? "", candidateEmail: email });
    return [{ person: recruiter, connectionId, name: `${key} to ${index}` }, { person: candidate, connectionId, name: `talker ${index}` }];
  }));
  return pairs.flat();
}

/** Somebody who reads their conversation over a line of their own. */
async function read({ person, connectionId }: Talker) {
  const { messages, hasEarlier: _earlier, hasLater: _later, ...head } = await person.api.messages.thread.query({ connectionId });
  const { me } = await person.api.identity.me.query({});
  return { connectionId, ...readLive({
    connectionId, side: head.side, userId: me?.userId ?? "", first: { head, messages }, push: world.pusher, routes: signing.routesOf(person),
    async ask(afterChange) {
      const { messages: changed, upTo, ...top } = await person.api.messages.changes.query({ connectionId, afterChange }, { signal: AbortSignal.timeout(ANSWER_MS) });
      return { head: top, messages: changed, upTo };
    },
  }) };
}

test("whichever process dies in a load of messages, none is lost or doubled, and all is told", async () => {
  const admin = await signInByPassword(world, "ruth");
  const talkers = await meet(admin);
  const readers = await Promise.all(talkers.map(read));
  const log = () => readFile(path.join(world.dataDir, "app.log"), "utf8");
  const unpushed = async () => (await log()).split("what was said stays in the outbox").length - 1;
  const failures: Record<string, number> = {};
  /** What was said while every line was open; whoever told it must not have forgotten to. */
  const heardByAll: Sent[] = [];
  const allListen = () => expect.poll(() => readers.filter((reader) => reader.connected()).length, { timeout: 60_000 }).toBe(readers.length);
  await allListen();
  const load = startTalking(talkers);
  /** What fails from now on until something has. */
  const felt = async (kill: string, count: () => number | Promise<number>, before: number) => {
    await expect.poll(count, { message: `the kill of ${kill} hits what is under way`, timeout: 60_000, intervals: [20] }).toBeGreaterThan(before);
  };

  await load.answeredMore(60);
  await test.step("kill -9 of the app", async () => {
    const before = load.failed();
    await load.allAtOnce();
    const back = world.restartApp("SIGKILL");
    await felt("the app", load.failed, before);
    await back;
    await load.answeredMore(40);
    failures["app"] = load.failed() - before;
  });
  await test.step("kill -9 of the push server: people are answered all the same", async () => {
    const before = await unpushed();
    await load.allAtOnce();
    heardByAll.push(...load.answered);
    await world.kill("push");
    await felt("the push server", unpushed, before);
    await load.answeredMore(20);
    await world.revive("push");
    await load.answeredMore(40);
    failures["push server"] = (await unpushed()) - before;
  });
  await test.step("PostgreSQL stops at once, and comes back under an app that goes on", async () => {
    const before = load.failed();
    await load.allAtOnce();
    await world.kill("database");
    await felt("PostgreSQL", load.failed, before);
    await world.revive("database");
    await load.answeredMore(40);
    failures["PostgreSQL"] = load.failed() - before;
  });
  await load.over;
  expect(load.refused).toEqual([]);
  expect(load.answered).toHaveLength(talkers.length * EACH);
  await allListen();
  // What a killed process had taken in hand is anybody's once its lease is over.
  await moveClock(admin, { hours: 1 });

  const sql = postgres(world.databaseUrl, { max: 1 });
  try {
    const untold = async () => (await sql<{ type: string }[]>`select type from marketplace_events where type like 'messages/message.%' and published_at is null`).map((row) => row.type);
    await expect.poll(untold, { message: "all that was said has been told", timeout: 90_000 }).toEqual([]);
    const rows = await sql<{ id: string; connectionId: string; seq: number; clientId: string; body: string }[]>`select id, connection_id as "connectionId", seq, client_id as "clientId", body from marketplace_messages where connection_id in ${sql(talkers.map((one) => one.connectionId))} order by connection_id, seq`;
    const place = (one: { clientId: string; connectionId: string; seq: number }) => `${one.connectionId} ${one.seq} ${one.clientId}`;
    expect(rows.map((row) => `${place(row)} ${row.id}`), "what was answered is there as it was answered, and nothing else").toEqual(load.answered.toSorted((a, b) => (a.connectionId < b.connectionId ? -1 : a.connectionId > b.connectionId ? 1 : a.seq - b.seq)).map((one) => `${place(one)} ${one.messageId}`));
    expect(new Set(rows.map((row) => row.body)).size, "each word once").toBe(rows.length);
    for (const reader of readers) {
      const theirs = rows.filter((row) => row.connectionId === reader.connectionId);
      expect(theirs.map((row) => row.seq)).toEqual(theirs.map((_, index) => index + 1));
      await expect.poll(() => shownOf(reader.thread.feed()).map((one) => one.id), { timeout: 60_000 }).toEqual(theirs.map((row) => row.id));
      const heard = heardByAll.filter((one) => one.connectionId === reader.connectionId).map((one) => one.messageId);
      await expect.poll(() => heard.filter((id) => !reader.told.has(id)), { message: "what the app was killed over before it was told is told by the next", timeout: 60_000 }).toEqual([]);
      expect(reader.signedOut(), "who could not be signed for while nobody answered is still signed in").toBe(false);
    }
  } finally {
    for (const { line } of readers) line.close();
    await sql.end();
  }
  const said = await log();
  expect(said.match(/uncaughtException|unhandledRejection|nextWrite/g) ?? [], "nothing escapes from the app").toEqual([]);
  console.log(`messages: ${load.answered.length} answered of ${load.answered.length + load.failed()} calls; failed in the kill of ${Object.entries(failures).map(([kill, count]) => `the ${kill} ${count}`).join(", ")}`);
});
