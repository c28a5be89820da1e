import { execFile, fork } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import postgres from "postgres";
import WebSocket from "ws";
import { z } from "zod";
import { inherited } from "../../dev/demo/env";
import { type Service, startWorld } from "../../dev/demo/world";
import { client } from "./http";
import { listen } from "./listeners";

const SENT = "messages/message.sent";
const MOVED = /^connections\/connection\.(asked|accepted|declined|withdrawn|ended)$/;
/** How long what was sent may still be on its way after the last one. */
const GRACE_MS = 30_000;
/** What was told and not noted down as told is told again by the next who sweeps, a minute later at most: only then is nothing doubled. */
const TOLD_AGAIN_MS = 65_000;
/** Between two tries of what was not answered. */
const AGAIN_MS = 250;

export type Load = { perSecond: number; seconds: number };
export type Played = { p50: number; p95: number; /** What was heard more than a second after it was to be sent. */ late: number; delivered: number; lost: number; doubled: number; perSecond: number };
/** Sends the message of this number, and says by which name it will be heard, and by whom: what the sender's own tabs are told is not counted. */
export type Send = (no: number, name: string) => Promise<Sent>;
export type Sent = { id: string; to: string };
/** Who sends in which conversation, and on whose channel it is heard. */
export type Talker = { connectionId: string; cookie: string; readerId: string };
/** Who is on the other side of the bare ways. */
const BARE = "bare";

/** What the app said no to, which it would say again. */
class Refused extends Error {
  override name = "Refused";
}

/** The product as it is served, with people who listen, a bare way of a message and a bare echo beside it, and one way to load each of them. */
export type TalkStage = {
  owner: postgres.Sql;
  /** Signs somebody of the demo in. Out: their cookie. */
  signIn(email: string): Promise<string>;
  /** Makes an account by its own form. Out: whose it is, and its cookie. */
  signUp(email: string): Promise<{ userId: string; cookie: string }>;
  /** Opens a connection that listens to a person's channel. `reads`: and that asks the app, signed in by this cookie, for what it was told of: then a message counts as heard when it has been read. */
  hear(userId: string, reads?: { cookie: string }): Promise<void>;
  /** A connection signed in as somebody, and the instant at which the app has it ended. */
  watch(userId: string): Promise<{ ended: Promise<number> }>;
  /** So many others who listen, to whom nothing is told. */
  idle(count: number): Promise<void>;
  ours(talkers: readonly Talker[]): Send;
  /** As `ours`, and again under the same client's id until it is answered, as an outbox does. */
  patient(talkers: readonly Talker[], onAgain: () => void): Send;
  /** Calls a procedure with the input of this number, as somebody; heard by the connection that the input names, of the pair of this number. */
  calls(procedure: string, of: { cookie: string; inputs: readonly { connectionId: string }[]; to: readonly string[] }): Send;
  /** Calls a procedure or a route of sign-in as somebody. Throws what the app said no to. */
  call(path: string, of: { cookie: string; input: unknown }): Promise<unknown>;
  /** Inserts the messages of a load and does nothing else: what the database alone takes. */
  inserts(talkers: readonly (Talker & { senderId: string })[]): Send;
  bare(readerIds: readonly string[]): Send;
  echo: Send;
  /** Plays a load once: each message at its planned instant, from which its time counts. Ends when all are heard, or half a minute after the last was answered; `heard`: called then, and it goes on until none can come again. */
  play(send: Send, name: string, load: Load, heard?: () => void): Promise<Played>;
  /** Sends a load as `play` does, and waits for answers alone. Out: by which names the messages are known. */
  answered(send: Send, name: string, load: Load): Promise<{ ids: string[]; perSecond: number }>;
  /** Kills a process as a crash would (PostgreSQL: `immediate`), and starts it again after so many ms. */
  kill(which: "app" | Service, downMs: number): Promise<void>;
  /** Connections whose numbers are not those of their messages. */
  gaps(): Promise<number>;
  /** What the app's process holds in memory, or the push server's, in MB. */
  memory(of?: "push"): Promise<number>;
};

/** Starts all of it, with what the app finds in its environment besides, gives it to `work`, and leaves nothing. */
export async function onTalkStage<T>(of: { root: string; environment?: Record<string, string> }, work: (stage: TalkStage) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "fairsplit-bench-talk-"));
  const world = await startWorld({ root: of.root, dataDir, port: 3_900, seed: "people", quiet: true, jobs: "executor", pushApart: true, ...(of.environment ? { environment: of.environment } : {}) });
  const owner = postgres(world.ownerUrl, { max: 1, onnotice: () => {} });
  const http = client(64);
  const closing: (() => void)[] = [];
  const floor = fork(path.join(of.root, "bench/floors/message-floor.ts"), [JSON.stringify({ databaseUrl: world.ownerUrl, pusher: world.pusher })], { cwd: of.root, execArgv: ["--import", "tsx"], env: inherited() });
  try {
    const { port } = z.object({ port: z.number() }).parse(await new Promise((resolve) => floor.once("message", resolve)));
    await owner`create table bare_messages (id bigint generated always as identity primary key, client_id text not null unique, body text not null)`;
    /** When a listener heard of something, by both. */
    const arrivals = new Map<string, number[]>();
    const came = (to: string, id: string) => void arrivals.set(`${to} ${id}`, [...(arrivals.get(`${to} ${id}`) ?? []), performance.now()]);
    const told = z.object({ type: z.string().default(SENT), messageId: z.string().optional(), connectionId: z.string().optional() });
    const heard = (to: string, data: unknown) => {
      const { type, messageId, connectionId } = told.parse(data);
      const id = type === SENT ? messageId : MOVED.test(type) ? connectionId : undefined;
      if (id !== undefined) came(to, id);
    };
    const seenChanges = z.object({ result: z.object({ data: z.object({ upTo: z.number(), messages: z.array(z.object({ id: z.string() })) }) }) });
    /** Fetches what a told conversation has more than before, as an open thread does: one question at a time. */
    const reader = (to: string, cookie: string) => {
      const threads = new Map<string, { upTo: number; asks: boolean; again: boolean }>();
      const look = async (connectionId: string): Promise<void> => {
        const thread = threads.get(connectionId) ?? { upTo: 0, asks: false, again: false };
        threads.set(connectionId, thread);
        if (thread.asks) return void (thread.again = true);
        thread.asks = true;
        do {
          thread.again = false;
          const answer = await http.get(`${base}/api/trpc/messages.changes?input=${encodeURIComponent(JSON.stringify({ connectionId, afterChange: thread.upTo }))}`, { cookie });
          if (answer.status !== 200) throw new Error(`What changed was answered ${answer.status}: ${answer.body.slice(0, 300)}`);
          const { upTo, messages } = seenChanges.parse(JSON.parse(answer.body)).result.data;
          thread.upTo = upTo;
          // What changes while it is read is answered again, and a thread has it once.
          for (const { id } of messages) if (!arrivals.has(`${to} ${id}`)) came(to, id);
        } while (thread.again);
        thread.asks = false;
      };
      return (data: unknown) => {
        const { type, connectionId } = told.parse(data);
        if (type === SENT && connectionId !== undefined) void look(connectionId);
      };
    };
    const socket = new WebSocket(`ws://127.0.0.1:${port}/`);
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    closing.push(() => socket.close());
    socket.on("message", (data) => came(BARE, data.toString()));
    const base = world.url.replace("localhost", "127.0.0.1");
    const ask = async (route: string, body: Record<string, string>) => {
      const answer = await fetch(`${world.url}/api/auth/${route}`, { method: "POST", headers: { "content-type": "application/json", origin: world.url }, body: JSON.stringify(body) });
      if (!answer.ok) throw new Error(`${route} was answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
      return { cookie: answer.headers.getSetCookie().map((one) => one.split(";")[0]).join("; "), said: z.object({ user: z.object({ id: z.string() }) }).parse(await answer.json()) };
    };
    const ours = (talkers: readonly Talker[]): Send => async (no, name) => {
      const talker = talkers[no % talkers.length];
      if (!talker) throw new Error("Nobody talks.");
      const answer = await http.post(`${base}/api/trpc/messages.send`, JSON.stringify({ connectionId: talker.connectionId, clientId: `bench-${name}-${no}`, body: `Message ${no} of ${name}` }), { cookie: talker.cookie, origin: world.url });
      const said = `A message was answered ${answer.status}: ${answer.body.slice(0, 300)}`;
      if (answer.status >= 400 && answer.status < 500) throw new Refused(said);
      if (answer.status !== 200) throw new Error(said);
      return { id: z.object({ result: z.object({ data: z.object({ messageId: z.string() }) }) }).parse(JSON.parse(answer.body)).result.data.messageId, to: talker.readerId };
    };
    const call: TalkStage["call"] = async (path, { cookie, input }) => {
      const answer = await http.post(`${base}/api/${path}`, JSON.stringify(input), { cookie, origin: world.url });
      if (answer.status !== 200) throw new Refused(`${path} was answered ${answer.status}: ${answer.body.slice(0, 300)}`);
      return JSON.parse(answer.body);
    };
    /** Begins to send each at its planned instant. */
    const sending = async (send: Send, name: string, load: Load, start: number) => {
      const planned: { at: number; sent: Promise<Sent> }[] = [];
      for (let no = 0; no < load.perSecond * load.seconds; no++) {
        const due = start + (no * 1_000) / load.perSecond;
        const early = due - performance.now();
        if (early > 1) await sleep(early);
        planned.push({ at: due, sent: send(no, name) });
      }
      return Promise.all(planned.map(async (one) => ({ at: one.at, ...(await one.sent) })));
    };
    return await work({
      owner,
      signIn: async (email) => (await ask("sign-in/email", { email, password: world.demoPassword })).cookie,
      async signUp(email) {
        const { cookie, said } = await ask("sign-up/email", { email, name: "Somebody Who Talks", password: "talks all day long", intent: "candidate" });
        return { cookie, userId: said.user.id };
      },
      hear: async (userId, reads) => void closing.push(await listen(world.pusher, `private-user-${userId}`, reads ? reader(userId, reads.cookie) : (data) => heard(userId, data))),
      async watch(userId) {
        let ended: (at: number) => void = () => {};
        const at = new Promise<number>((resolve) => (ended = resolve));
        closing.push(await listen(world.pusher, `private-user-${userId}`, () => {}, { id: userId, onEnded: () => ended(performance.now()) }));
        return { ended: at };
      },
      async idle(count) {
        for (let i = 0; i < count; i++) closing.push(await listen(world.pusher, `private-user-usr_idle${i}`, () => {}));
      },
      ours,
      patient: (talkers, onAgain) => async (no, name) => {
        for (;;) {
          try {
            return await ours(talkers)(no, name);
          } catch (cause) {
            if (cause instanceof Refused) throw cause;
            onAgain();
            await sleep(AGAIN_MS);
          }
        }
      },
      call,
      calls: (procedure, { cookie, inputs, to }) => async (no) => {
        const input = inputs[no] ?? { connectionId: "none" };
        await call(`trpc/${procedure}`, { cookie, input });
        return { id: input.connectionId, to: to[no] ?? "none" };
      },
      inserts: (talkers) => async (no, name) => {
        const talker = talkers[no % talkers.length];
        const id = `msg_${name}${no}`;
        await owner`insert into marketplace_messages (id, connection_id, seq, sender_id, client_id, body, sent_at) values (${id}, ${talker?.connectionId ?? ""}, 0, ${talker?.senderId ?? ""}, ${`insert-${name}-${no}`}, ${`Message ${no} of ${name}`}, app.now())`;
        return { id, to: BARE };
      },
      bare: (readerIds) => async (no, name) => {
        const answer = await http.post(`http://127.0.0.1:${port}/`, JSON.stringify({ channel: `private-user-${readerIds[no % readerIds.length] ?? "none"}`, clientId: `bare-${name}-${no}`, body: `Message ${no} of ${name}` }));
        if (answer.status !== 200) throw new Error(`The bare one answered ${answer.status}: ${answer.body.slice(0, 300)}`);
        return { id: `bare-${name}-${no}`, to: readerIds[no % readerIds.length] ?? "none" };
      },
      async echo(no, name) {
        socket.send(`echo-${name}-${no}`);
        return { id: `echo-${name}-${no}`, to: BARE };
      },
      async answered(send, name, load) {
        const start = performance.now() + 100;
        const ids = (await sending(send, name, load, start)).map(({ id }) => id);
        return { ids, perSecond: ids.length / ((performance.now() - start) / 1_000) };
      },
      async play(send, name, load, heardAll) {
        arrivals.clear();
        const start = performance.now() + 100;
        const sent = await sending(send, name, load, start);
        const until = performance.now() + GRACE_MS;
        while (sent.some((one) => !arrivals.has(`${one.to} ${one.id}`)) && performance.now() < until) await sleep(50);
        heardAll?.();
        if (heardAll) await sleep(TOLD_AGAIN_MS);
        const played = summed(sent, arrivals, start);
        console.log(`  ${name}: p50 ${played.p50.toFixed(1)} ms, p95 ${played.p95.toFixed(1)} ms, ${played.late} later than a second, ${played.perSecond.toFixed(0)} delivered in a second, ${played.delivered} in all, ${played.lost} lost, ${played.doubled} doubled`);
        return played;
      },
      async gaps() {
        const [gaps] = await owner<{ n: number }[]>`select count(*)::int as n from marketplace_connections c where c.last_seq <> (select count(*) from marketplace_messages m where m.connection_id = c.id)`;
        return gaps?.n ?? 0;
      },
      async kill(which, downMs) {
        if (which === "app") return world.restartApp("SIGKILL");
        await world.kill(which);
        await sleep(downMs);
        await world.revive(which);
      },
      async memory(of) {
        const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(of ? world.pushPid() : world.appPid())]);
        return Number(stdout.trim()) / 1_024;
      },
    });
  } finally {
    for (const close of closing) close();
    http.close();
    floor.disconnect();
    await owner.end();
    await world.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function summed(sent: readonly ({ at: number } & Sent)[], arrivals: ReadonlyMap<string, number[]>, start: number): Played {
  const times = sent.flatMap(({ at, id, to }) => { const [first] = arrivals.get(`${to} ${id}`) ?? []; return first === undefined ? [] : [first - at]; }).toSorted((a, b) => a - b);
  const last = Math.max(...[...arrivals.values()].map(([first]) => first ?? 0));
  return {
    p50: times[Math.floor(times.length * 0.5)] ?? 0, p95: times[Math.floor(times.length * 0.95)] ?? 0, late: times.filter((ms) => ms > 1_000).length, delivered: times.length, lost: sent.length - times.length,
    doubled: [...arrivals.values()].filter((list) => list.length > 1).length, perSecond: times.length / ((last - start) / 1_000),
  };
}
