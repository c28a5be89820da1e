// Proves: the official server library triggers to one and to a hundred channels, in batches, past one socket, asks what is occupied and by how many, and is refused when
// it signs wrongly, sends too much or names what cannot be. Would miss: what another library sends that this one never does.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { flushed, heard, joined, next, startTarget, type Target } from "./target";

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.stop());

const get = async (path: string, params: Record<string, string> = {}) => (await target.rest.get({ path, params })).json() as Promise<unknown>;
/** The library's types want text here, and it would then send that text as a JSON string. */
const post = (path: string, body: object): Promise<unknown> => Reflect.apply(target.rest.post, target.rest, [{ path, body }]);

describe("a trigger", () => {
  it("goes to each of a hundred channels once", async () => {
    const names = Array.from({ length: 100 }, (_, i) => target.name(`many-${i}`));
    const client = target.client();
    const channels = await Promise.all([0, 50, 99].map((i) => joined(client, names[i] ?? "")));
    const got = channels.map((channel) => heard(channel, "told", () => next(channel, "flushed")));
    await target.rest.trigger(names, "told", { n: 1 });
    await target.rest.trigger(names, "flushed", {});
    expect(await Promise.all(got)).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 1 }]]);
  });
  it("passes by the socket that caused it", async () => {
    const name = target.name("echo");
    const [cause, other] = [target.client(), target.client()];
    const [a, b] = [await joined(cause, name), await joined(other, name)];
    const told = next(b, "told");
    const got = await heard(a, "told", async () => {
      await target.rest.trigger(name, "told", {}, { socket_id: cause.connection.socket_id });
      await told;
      await flushed(target.rest, a);
    });
    expect(got).toEqual([]);
  });
  it("takes a batch of ten, and refuses eleven", async () => {
    const name = target.name("batch");
    const channel = await joined(target.client(), name);
    const batch = (length: number) => Array.from({ length }, (_, n) => ({ channel: name, name: "told", data: { n } }));
    const got = await heard<{ n: number }>(channel, "told", async () => {
      await target.rest.triggerBatch(batch(10));
      await flushed(target.rest, channel);
    });
    expect(got.map(({ n }) => n).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    await expect(target.rest.triggerBatch(batch(11))).rejects.toMatchObject({ status: 400 });
  });
  it("of more than 10 kB is refused with 413, of exactly 10 kB is not", async () => {
    const channel = await joined(target.client(), target.name("size"));
    const told = next<string>(channel, "told");
    await target.rest.trigger(channel.name, "told", "x".repeat(10_240));
    expect(await told).toHaveLength(10_240);
    await expect(target.rest.trigger(channel.name, "told", "x".repeat(10_241))).rejects.toMatchObject({ status: 413 });
  });
  it.each([
    ["101 channels", { name: "told", data: "{}", channels: Array.from({ length: 101 }, (_, i) => `many-${i}`) }],
    ["a channel with a space", { name: "told", data: "{}", channels: ["with space"] }],
    ["a channel with a slash", { name: "told", data: "{}", channels: ["a/b"] }],
    ["a channel's name of 165 letters", { name: "told", data: "{}", channels: ["c".repeat(165)] }],
    ["an event's name of 201 letters", { name: "e".repeat(201), data: "{}", channels: ["c"] }],
    ["no event's name", { data: "{}", channels: ["c"] }],
    ["a socket's id that is none", { name: "told", data: "{}", channels: ["c"], socket_id: "one" }],
  ])("to %s is refused with 400", async (_, body) => {
    await expect(post("/events", body)).rejects.toMatchObject({ status: 400 });
  });
  it("signed by another secret is refused with 401", async () => {
    await expect(target.forger.trigger(target.name("x"), "told", {})).rejects.toMatchObject({ status: 401 });
    await expect(target.forger.get({ path: "/channels" })).rejects.toMatchObject({ status: 401 });
  });
});

describe("a question", () => {
  it("which channels are occupied is answered, with their users where they have some", async () => {
    const [room, chat] = [target.name("presence-asked"), target.name("private-asked")];
    await joined(target.client({ id: "ann" }), room);
    await joined(target.client({ id: "bob" }), room);
    await joined(target.client(), chat);
    expect(await get("/channels", { filter_by_prefix: "presence-asked", info: "user_count" })).toEqual({ channels: { [room]: { user_count: 2 } } });
    const { channels } = (await get("/channels", { filter_by_prefix: "private-" })) as { channels: Record<string, unknown> };
    expect(channels).toHaveProperty(chat);
    expect(channels).not.toHaveProperty(room);
    expect(await get(`/channels/${room}`, { info: "user_count" })).toMatchObject({ occupied: true, user_count: 2 });
    expect(await get(`/channels/${chat}`)).toMatchObject({ occupied: true });
    expect(await get(`/channels/${target.name("nobody-here")}`)).toMatchObject({ occupied: false });
    expect(await get(`/channels/${room}/users`)).toEqual({ users: expect.arrayContaining([{ id: "ann" }, { id: "bob" }]) });
  });
  it("for the users of what has none is refused with 400", async () => {
    await expect(get(`/channels/${target.name("private-asked")}/users`)).rejects.toMatchObject({ status: 400 });
    await expect(get("/channels", { filter_by_prefix: "private-", info: "user_count" })).rejects.toMatchObject({ status: 400 });
  });
  it("for what is not there is answered with 404", async () => {
    await expect(get("/nothing-here")).rejects.toMatchObject({ status: 404 });
  });
});
