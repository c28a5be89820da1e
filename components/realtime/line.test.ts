// Proves: a browser's line to the push server says what it hears, comes back after a restart, after being ended on purpose and after a sleep, and then has the
// page read anew; it stays closed once the app signs nothing more. Would miss: a browser's own network, and what React makes of it.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import Pusher from "pusher";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type PusherServer, startPusherServer } from "../../dev/pusher-server";
import { type LineState, openLine } from "./line";

const app = { appId: "app", key: "key", secret: "secret" };
let server: PusherServer;
let rest: Pusher;
let signer: Server;
/** What the app answers to who asks for a signature; 200 signs. */
let answers = 200;
const opened: { close(): void }[] = [];

beforeEach(async () => {
  answers = 200;
  server = await startPusherServer({ port: 0, ...app });
  rest = new Pusher({ ...app, host: "127.0.0.1", port: String(server.port), useTLS: false });
  signer = createServer((request, response) => {
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      const form = new URLSearchParams(body);
      const socketId = form.get("socket_id") ?? "";
      if (answers !== 200) return response.writeHead(answers).end();
      response.end(JSON.stringify(request.url === "/user" ? rest.authenticateUser(socketId, { id: "usr_1" }) : rest.authorizeChannel(socketId, form.get("channel_name") ?? "")));
    });
  });
  await new Promise<void>((resolve) => void signer.listen(0, "127.0.0.1", resolve));
});
afterEach(async () => {
  for (const one of opened.splice(0)) one.close();
  signer.closeAllConnections();
  await new Promise((resolve) => signer.close(resolve));
  await server.stop();
});

function open() {
  const address = `http://127.0.0.1:${(signer.address() as AddressInfo).port}`;
  const heard = { states: [] as LineState[], told: [] as string[], resumed: 0, signedOut: 0 };
  const line = openLine({ key: app.key, host: "127.0.0.1", port: server.port, tls: false, cluster: "x" }, "usr_1", {
    onState: (state) => void heard.states.push(state), onTold: (told) => void heard.told.push(told.type), onResumed: () => void (heard.resumed += 1), onSignedOut: () => void (heard.signedOut += 1),
  }, { channel: `${address}/channel`, user: `${address}/user` });
  opened.push(line);
  return { line, heard };
}
const tell = (type: string) => rest.trigger("private-user-usr_1", "told", { type, eventId: "1" });
const until = (check: () => unknown) => vi.waitFor(check, { timeout: 10_000, interval: 10 });

describe("a line", () => {
  it("is connected once it listens to its user's channel, and gives on what is told there", async () => {
    const { heard } = open();
    await until(() => expect(heard.states).toEqual(["connected"]));
    await tell("sourcing/claim.started");
    await until(() => expect(heard.told).toEqual(["sourcing/claim.started"]));
    expect(heard.resumed).toBe(0);
  });
  it("comes back when it was ended on purpose, if the app signs it again, and says that something may have been missed", async () => {
    const { heard } = open();
    await until(() => expect(heard.states).toEqual(["connected"]));
    await until(async () => {
      await rest.terminateUserConnections("usr_1");
      expect(heard.states).toContain("connecting");
    });
    await until(() => expect(heard).toMatchObject({ resumed: 1 }));
    await tell("a/b.c");
    await until(() => expect(heard.told).toEqual(["a/b.c"]));
  });
  it.each([401, 403])("stays closed when the app refuses to sign it (%i)", async (status) => {
    const { heard } = open();
    await until(() => expect(heard.states).toEqual(["connected"]));
    answers = status;
    await until(async () => {
      await rest.terminateUserConnections("usr_1");
      expect(heard).toMatchObject({ signedOut: 1 });
    });
    expect(heard.states.at(-1)).toBe("unavailable");
    const { channels } = (await (await rest.get({ path: "/channels" })).json()) as { channels: object };
    expect(channels).toEqual({});
  });
  it("asks again when the app cannot answer, and says meanwhile that nothing comes", async () => {
    answers = 500;
    const { heard } = open();
    await until(() => expect(heard.states.at(-1)).toBe("unavailable"));
    answers = 200;
    await until(() => expect(heard.states.at(-1)).toBe("connected"));
    expect(heard.signedOut).toBe(0);
  });
  it("comes back when the push server was restarted, and when it is renewed after a sleep", async () => {
    const { line, heard } = open();
    await until(() => expect(heard.states).toEqual(["connected"]));
    const { port } = server;
    await server.stop();
    server = await startPusherServer({ port, ...app });
    await until(() => expect(heard).toMatchObject({ resumed: 1 }));
    line.renew();
    await until(() => expect(heard).toMatchObject({ resumed: 2 }));
    expect(heard.states.at(-1)).toBe("connected");
  }, 30_000);
});
