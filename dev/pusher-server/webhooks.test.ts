// Proves: the app is told, signed and in order, what happens in the channels; a short absence is not told; what the app did not take comes again with the same time.
// The official library reads what is sent. Would miss: what the hosted service batches, which it does not document.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Pusher from "pusher";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PusherServer, startPusherServer } from ".";
import { connectByHand, until } from "./testing/by-hand";

const app = { appId: "app", key: "key", secret: "secret" };
type Delivery = { headers: Record<string, string>; rawBody: string };
let deliveries: Delivery[] = [];
/** How many deliveries the app still answers with an error. */
let failing = 0;
let receiver: Server;
let server: PusherServer;
let rest: Pusher;

beforeEach(async () => {
  deliveries = [];
  failing = 0;
  receiver = createServer((request, response) => {
    let rawBody = "";
    request.on("data", (part: Buffer) => (rawBody += part.toString()));
    request.on("end", () => {
      deliveries.push({ headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])), rawBody });
      response.writeHead(failing > 0 ? 503 : 200).end();
      failing -= 1;
    });
  });
  await new Promise<void>((resolve) => void receiver.listen(0, "127.0.0.1", resolve));
  server = await startPusherServer({ port: 0, ...app, webhooks: { url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`, graceMs: 400, firstRetryMs: 20 } });
  rest = new Pusher({ ...app, host: "127.0.0.1", port: String(server.port), useTLS: false });
});
afterEach(async () => {
  await server.stop();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

const events = () => deliveries.flatMap((delivery) => rest.webhook(delivery).getEvents());
async function join(channel: string, channelData?: object) {
  const connection = await connectByHand(server.port, "/app/key?protocol=7");
  const signed = rest.authorizeChannel(connection.id, channel, channelData === undefined ? undefined : { user_id: "", ...channelData });
  connection.send("pusher:subscribe", { channel, ...signed });
  await until(() => expect(connection.events()).toContain("pusher_internal:subscription_succeeded"));
  return connection;
}

describe("the app", () => {
  it("is told by signed requests that the official library takes, several events in one", async () => {
    const [ann] = [await join("presence-room", { user_id: "ann" }), await join("presence-room", { user_id: "bob" })];
    ann.send("client-typing", { on: true }, "presence-room");
    await until(() => expect(events()).toHaveLength(4));
    expect(events()).toEqual([
      { name: "channel_occupied", channel: "presence-room" }, { name: "member_added", channel: "presence-room", user_id: "ann" }, { name: "member_added", channel: "presence-room", user_id: "bob" },
      { name: "client_event", channel: "presence-room", event: "client-typing", data: '{"on":true}', socket_id: ann.id, user_id: "ann" },
    ]);
    for (const delivery of deliveries) expect(rest.webhook(delivery).isValid()).toBe(true);
    const [first] = deliveries;
    expect(first && rest.webhook({ ...first, rawBody: `${first.rawBody} ` }).isValid()).toBe(false);
    expect(first?.headers).toMatchObject({ "content-type": "application/json", "x-pusher-key": "key" });
  });
  it("is told of a departure once nobody has come back, and of none when somebody has", async () => {
    const first = await join("private-a");
    await until(() => expect(events()).toHaveLength(1));
    first.close();
    await until(() => expect(first.closedWith()).not.toBeNull());
    const second = await join("private-a");
    const other = await join("private-b");
    other.close();
    await until(() => expect(events()).toContainEqual({ name: "channel_vacated", channel: "private-b" }));
    expect(events().filter((event) => event.channel === "private-a")).toEqual([{ name: "channel_occupied", channel: "private-a" }]);
    second.close();
    await until(() => expect(events()).toContainEqual({ name: "channel_vacated", channel: "private-a" }));
  });
  it("is told that a member is gone with the last of their connections, and not with an earlier one", async () => {
    const [desk, phone, bob] = [await join("presence-room", { user_id: "ann" }), await join("presence-room", { user_id: "ann" }), await join("presence-room", { user_id: "bob" })];
    desk.close();
    bob.close();
    await until(() => expect(events()).toContainEqual({ name: "member_removed", channel: "presence-room", user_id: "bob" }));
    expect(events()).not.toContainEqual({ name: "member_removed", channel: "presence-room", user_id: "ann" });
    phone.close();
    await until(() => expect(events()).toContainEqual({ name: "member_removed", channel: "presence-room", user_id: "ann" }));
    expect(events().at(-1)).toEqual({ name: "channel_vacated", channel: "presence-room" });
  });
  it("is told who is gone with a server that stops, also of those whose grace was running", async () => {
    await join("presence-room", { user_id: "ann" });
    const early = await join("private-a");
    early.close();
    await until(() => expect(early.closedWith()).not.toBeNull());
    await server.stop();
    expect(events().slice(-3)).toEqual([{ name: "channel_vacated", channel: "private-a" }, { name: "member_removed", channel: "presence-room", user_id: "ann" }, { name: "channel_vacated", channel: "presence-room" }]);
  });
  it("is told again what it did not take, under the same time, and later things after it", async () => {
    failing = 3;
    await join("private-a");
    await until(() => expect(deliveries).toHaveLength(2));
    await join("private-b");
    await until(() => expect(events().filter((event) => event.channel === "private-b")).toHaveLength(1));
    const times = deliveries.map((delivery) => rest.webhook(delivery).getTime().getTime());
    expect(new Set(deliveries.slice(0, 4).map((delivery) => delivery.rawBody)).size).toBe(1);
    expect(times.at(-1)).toBeGreaterThan(times[0] ?? Number.POSITIVE_INFINITY);
    expect(deliveries).toHaveLength(5);
  });
});
