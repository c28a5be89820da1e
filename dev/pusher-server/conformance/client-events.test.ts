// Proves: client events reach the others of a private or presence channel and nobody else, come only from who has joined, and are ten a second for each connection.
// Would miss: how exactly the hosted service counts a second.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flushed, heard, joined, next, startTarget, type Target } from "./target";

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.stop());

type Refused = { data?: { code?: number } };

describe("a client event", () => {
  it("reaches the others of the channel, and not its sender", async () => {
    const name = target.name("private-chat");
    const [a, b] = [await joined(target.client(), name), await joined(target.client(), name)];
    const echo: unknown[] = [];
    b.bind("client-typing", (data: unknown) => void echo.push(data));
    const typed = next<{ by: string }>(a, "client-typing");
    b.trigger("client-typing", { by: "b" });
    expect(await typed).toEqual({ by: "b" });
    await flushed(target.rest, b);
    expect(echo).toEqual([]);
  });
  it("is refused in a public channel, and from who has not joined", async () => {
    const [open, closed] = [target.name("open"), target.name("private-closed")];
    const [listener, other] = [await joined(target.client(), open), await joined(target.client(), closed)];
    const sender = target.client();
    await joined(sender, open);
    const got = [heard(listener, "client-x", () => flushed(target.rest, listener)), heard(other, "client-x", () => flushed(target.rest, other))];
    const refused = next<Refused>(sender.connection, "error");
    sender.send_event("client-x", {}, open);
    sender.send_event("client-x", {}, closed);
    await refused;
    expect(await Promise.all(got)).toEqual([[], []]);
  });
  it("beyond ten a second is refused with 4301, and the connection stays", async () => {
    const name = target.name("private-fast");
    const [listener, client] = [await joined(target.client(), name), target.client()];
    const sender = await joined(client, name);
    const refused = next<Refused>(client.connection, "error");
    const got = await heard(listener, "client-x", async () => {
      for (let i = 0; i < 30; i++) sender.trigger("client-x", { i });
      expect((await refused).data?.code).toBe(4301);
      await flushed(target.rest, listener);
    });
    expect(got.length).toBeGreaterThan(0);
    expect(got.length).toBeLessThanOrEqual(15);
    expect(client.connection.state).toBe("connected");
  });
  it("of another sender comes through while one is refused: each connection has ten of its own", async () => {
    const name = target.name("private-two");
    const [listener, fast, slow] = [await joined(target.client(), name), target.client(), await joined(target.client(), name)];
    const sender = await joined(fast, name);
    const refused = next<Refused>(fast.connection, "error");
    for (let i = 0; i < 30; i++) sender.trigger("client-fast", { i });
    expect((await refused).data?.code).toBe(4301);
    const got = await heard(listener, "client-slow", async () => {
      for (let i = 0; i < 5; i++) slow.trigger("client-slow", i);
      // What one connection sends comes in its order: once the last has come, or been refused, all have.
      await Promise.race([new Promise<void>((resolve) => void listener.bind("client-slow", (i: number) => i === 4 && resolve())), next(slow.pusher.connection, "error")]);
      await flushed(target.rest, listener);
    });
    expect(got).toEqual([0, 1, 2, 3, 4]);
  });
  it("larger than 10 kB does not arrive", async () => {
    const name = target.name("private-large");
    const [listener, sender] = [await joined(target.client(), name), await joined(target.client(), name)];
    const got = await heard(listener, "client-x", async () => {
      sender.trigger("client-x", "x".repeat(10_241));
      await flushed(target.rest, sender);
      await flushed(target.rest, listener);
    });
    expect(got).toEqual([]);
  });
});
