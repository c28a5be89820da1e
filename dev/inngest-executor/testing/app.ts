import { appendFileSync } from "node:fs";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { Inngest, NonRetriableError, RetryAfterError } from "inngest";
import { serve } from "inngest/node";

// An app of a few functions in a process of its own, so that a test can kill it. What its steps do goes to a file, one JSON line each.
const [port, file, jobsUrl] = process.argv.slice(2);
if (!port || !file || !jobsUrl) throw new Error("usage: app.ts <port> <file> <jobs url>");

const silent = () => {};
const client = new Inngest({ id: "suite", checkpointing: false, isDev: true, baseUrl: jobsUrl, eventKey: "local", logger: { debug: silent, info: silent, warn: silent, error: silent } });
const note = (what: string, of: Record<string, unknown> = {}) => appendFileSync(file, `${JSON.stringify({ what, at: Date.now(), ...of })}\n`);
const soon = (message: string, ms = 1_000) => new RetryAfterError(message, ms);

type Sent = { data: { key: string; payeeId?: string; slowMs?: number; failures?: number; told?: string } };
const sent = (event: unknown) => (event as Sent).data;

const remembers = client.createFunction({ id: "remembers", name: "Remembers: a name as long as the longest ones of the product itself", triggers: [{ event: "suite/remember" }], retries: 2 }, async ({ event, step }) => {
  const { key } = sent(event);
  note("body", { key });
  const one = await step.run("one", () => (note("one", { key }), { drawn: Math.random() }));
  const two = await step.run("two", () => (note("two", { key, drawn: one.drawn }), one.drawn));
  return { one: one.drawn, two };
});

const stumbles = client.createFunction({ id: "stumbles", name: "Stumbles", triggers: [{ event: "suite/stumble" }], retries: 3 }, async ({ event, step, attempt }) => {
  const { key } = sent(event);
  await step.run("before", () => note("before", { key }));
  return step.run("fails twice", () => {
    note("try", { key, attempt });
    if (attempt < 2) throw soon(`stumbled at attempt ${attempt}`, 2_000);
    return "up again";
  });
});

const givesUp = client.createFunction(
  {
    id: "gives-up", name: "Gives up", triggers: [{ event: "suite/give-up" }], retries: 1,
    onFailure: async ({ event, error, step }) => step.run("tell", () => note("told of failure", { key: sent(event.data.event).key, message: error.message, run: event.data.run_id })),
  },
  async ({ event, step }) => step.run("never works", () => (note("tried in vain", { key: sent(event).key }), Promise.reject(soon("it never works")))),
);

const givesUpAtOnce = client.createFunction({ id: "gives-up-at-once", name: "Gives up at once", triggers: [{ event: "suite/refuse" }], retries: 5 }, async ({ event }) => {
  note("refused", { key: sent(event).key });
  throw new NonRetriableError("not today");
});

const copes = client.createFunction({ id: "copes", name: "Copes with a failed step", triggers: [{ event: "suite/cope" }], retries: 1 }, async ({ event, step }) => {
  const { key } = sent(event);
  const caught = await step.run("fails", () => Promise.reject(soon("broken"))).catch((cause: unknown) => String(cause));
  return step.run("goes on", () => note("went on", { key, caught }));
});

const naps = client.createFunction({ id: "naps", name: "Naps", triggers: [{ event: "suite/nap" }], retries: 0 }, async ({ event, step }) => {
  const { key } = sent(event);
  await step.run("lies down", () => note("lies down", { key }));
  await step.sleep("sleeps", 2_000);
  await step.run("gets up", () => note("gets up", { key }));
});

const queues = client.createFunction({ id: "queues", name: "Queues per payee", triggers: [{ event: "suite/pay" }], retries: 4, concurrency: [{ limit: 1, key: "event.data.payeeId" }, { limit: 10 }] }, async ({ event, step, attempt }) => {
  const { key, payeeId, slowMs = 0, failures = 0 } = sent(event);
  await step.run("pays", async () => {
    note("pays", { key, payeeId, attempt });
    await sleep(slowMs);
    note("paid", { key, payeeId, attempt });
    if (attempt < failures) throw soon("in trouble", 3_000);
  });
});

const fansOut = client.createFunction({ id: "fans-out", name: "Fans out", triggers: [{ event: "suite/fan" }], retries: 1 }, async ({ event, step }) => {
  const { key } = sent(event);
  await step.sendEvent("one each", [1, 2, 3, 4, 5].map((n) => ({ id: `${key}:leaf:${n}`, name: "suite/leaf", data: { key, n } })));
});

const leaf = client.createFunction({ id: "leaf", name: "Leaf", triggers: [{ event: "suite/leaf" }, { event: "suite/twig" }], retries: 1 }, async ({ event, step }) => step.run("grows", () => note("leaf", event.data)));

const together = client.createFunction({ id: "together", name: "Two steps together", triggers: [{ event: "suite/together" }], retries: 1 }, async ({ event, step }) => {
  const { key } = sent(event);
  const work = (name: string) => step.run(name, async () => (note("begins", { key, name }), await sleep(600), note("ends", { key, name }), name));
  const both = await Promise.all([work("left"), work("right")]);
  return step.run("after both", () => (note("after both", { key, both }), both));
});

const waits = client.createFunction({ id: "waits", name: "Waits for an answer", triggers: [{ event: "suite/ask" }], retries: 1 }, async ({ event, step }) => {
  const { key } = sent(event);
  await step.run("asks", () => note("asks", { key }));
  const answer = await step.waitForEvent("an answer", { event: "suite/answer", match: "data.key", timeout: "60s" });
  const silence = await step.waitForEvent("nothing", { event: "suite/never", timeout: "1s" });
  await step.run("hears", () => note("hears", { key, told: answer ? sent(answer).told : null, silence }));
});

const invokes = client.createFunction({ id: "invokes", name: "Invokes another", triggers: [{ event: "suite/invoke" }], retries: 1 }, async ({ event, step }) => {
  const { key } = sent(event);
  const result: unknown = await step.invoke("the other", { function: remembers, data: { key: `${key}:invoked` } });
  await step.run("has it", () => note("has it", { key, result }));
});

const ticks = client.createFunction({ id: "ticks", name: "Ticks", triggers: [{ cron: "TZ=UTC * * * * *" }], retries: 0, concurrency: { limit: 1 } }, async ({ event, step }) => step.run("tick", () => note("tick", { name: event.name })));

const survives = client.createFunction({ id: "survives", name: "Survives", triggers: [{ event: "suite/survive" }], retries: 4 }, async ({ event, step }) => {
  const { key } = sent(event);
  await step.run("first", () => note("first", { key }));
  await step.run("long", async () => {
    note("long begins", { key });
    await sleep(sent(event).slowMs ?? 0);
    note("long ends", { key });
  });
  await step.run("last", () => note("last", { key }));
});

const functions = [remembers, stumbles, givesUp, givesUpAtOnce, copes, naps, queues, fansOut, leaf, together, waits, invokes, ticks, survives];
createServer(serve({ client, functions })).listen(Number(port), "127.0.0.1", () => console.log("listening"));
