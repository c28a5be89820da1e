// Proves: the official clients connect, join what their signature allows, and get what is triggered once, in order and in the right channel; encrypted channels work
// between them. Would miss: what the hosted service does under load or across its regions.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flushed, heard, joined, next, refusal, startTarget, type Target } from "./target";

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.stop());

describe("a connection", () => {
  it("gets an id of two numbers", async () => {
    const client = target.client();
    await next(client.connection, "connected");
    expect(client.connection.socket_id).toMatch(/^\d+\.\d+$/);
  });
  it("with a key that no app has is refused with 4001", async () => {
    const client = target.client({ id: "x" }, { key: "0123456789abcdef0123" });
    const error = await next<{ data?: { code: number }; error?: { data: { code: number } } }>(client.connection, "error");
    expect(error.error?.data.code ?? error.data?.code).toBe(4001);
  });
});

describe("a channel", () => {
  it("that is public is open to anybody, and brings an event to each of its subscribers, in order", async () => {
    const name = target.name("public");
    const [a, b] = [await joined(target.client(), name), await joined(target.client(), name)];
    const sendAll = async () => {
      for (let n = 0; n < 5; n++) await target.rest.trigger(name, "counted", { n });
      await Promise.all([flushed(target.rest, a), flushed(target.rest, b)]);
    };
    const both = [heard<{ n: number }>(a, "counted", sendAll), heard<{ n: number }>(b, "counted", () => next(b, "flushed").then(() => flushed(target.rest, b)))];
    for (const got of await Promise.all(both)) expect(got.map(({ n }) => n)).toEqual([0, 1, 2, 3, 4]);
  });
  it("that is private is open with its signature", async () => {
    const channel = await joined(target.client(), target.name("private-own"));
    const told = next<{ id: string }>(channel, "told");
    await target.rest.trigger(channel.name, "told", { id: "1" });
    expect(await told).toEqual({ id: "1" });
  });
  it.each(["private-forged", "presence-forged"])("called %s is closed to a signature by another secret", async (of) => {
    const client = target.client({ id: "thief", forged: true });
    await next(client.connection, "connected");
    const channel = client.subscribe(target.name(of));
    await refusal(client, channel);
    expect(channel.subscribed).toBe(false);
  });
  it("is not heard after one has left it", async () => {
    const name = target.name("left");
    const client = target.client();
    const [channel, stays] = [await joined(client, name), await joined(client, target.name("stays"))];
    const got = await heard(channel, "late", async () => {
      client.unsubscribe(name);
      await flushed(target.rest, stays);
      await target.rest.trigger(name, "late", {});
      await flushed(target.rest, stays);
    });
    expect(got).toEqual([]);
  });
  it("that is encrypted shows its events to those who have its key", async () => {
    const channel = await joined(target.client(), target.name("private-encrypted-room"));
    const told = next<{ secret: string }>(channel, "told");
    await target.rest.trigger(channel.name, "told", { secret: "ids only" });
    expect(await told).toEqual({ secret: "ids only" });
  });
  it("that is a cache gives its last event to who comes later, and says so when there is none", async () => {
    const name = target.name("cache-last");
    const first = target.client().subscribe(name);
    await next(first, "pusher:cache_miss");
    await target.rest.trigger(name, "told", { n: 1 });
    expect(await next<{ n: number }>(target.client().subscribe(name), "told")).toEqual({ n: 1 });
  });
  it("keeps text that is not of ASCII as it was sent", async () => {
    const channel = await joined(target.client(), target.name("text"));
    const told = next<{ text: string }>(channel, "told");
    const text = "Ünïcode „…“ 日本 👩‍💻 \u2028 \" \\ <b>";
    await target.rest.trigger(channel.name, "told", { text });
    expect(await told).toEqual({ text });
  });
});
