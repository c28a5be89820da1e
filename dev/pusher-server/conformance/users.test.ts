// Proves: a connection that signs in is its user's: it hears what is sent to the user, and is ended with all of theirs, and with nobody else's, when the app says so.
// Would miss: watchlists, which the product does not use.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joined, next, startTarget, type Target } from "./target";

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.stop());

/** Signs in, and waits until the server says so. */
async function signedIn(id: string) {
  const client = target.client({ id });
  await next(client.connection, "connected");
  const done = new Promise<void>((resolve) => void client.connection.bind("message", ({ event }: { event: string }) => event === "pusher:signin_success" && resolve()));
  client.signin();
  await done;
  return client;
}

describe("a user", () => {
  it("hears what is sent to them on each of their connections, and not what is sent to another", async () => {
    const [ann, bob] = [target.name("ann"), target.name("bob")];
    const [one, two, other] = [await signedIn(ann), await signedIn(ann), await signedIn(bob)];
    const toOther: unknown[] = [];
    other.user.bind("told", (data: unknown) => void toOther.push(data));
    const told = [next(one.user, "told"), next(two.user, "told")];
    await Promise.all([one, two, other].map((client) => expect.poll(() => client.user.serverToUserChannel?.subscribed).toBe(true)));
    await target.rest.sendToUser(ann, "told", { n: 1 });
    expect(await Promise.all(told)).toEqual([{ n: 1 }, { n: 1 }]);
    expect(toOther).toEqual([]);
  });
  it("loses every connection when the app ends them; another's stay", async () => {
    const [ann, bob] = [target.name("ann-ended"), target.name("bob-stays")];
    const [one, two, other] = [await signedIn(ann), await signedIn(ann), await signedIn(bob)];
    const ended = [one, two].map((client) => next(client.connection, "disconnected"));
    await target.rest.terminateUserConnections(ann);
    await Promise.all(ended);
    await joined(other, target.name("still-here"));
    expect(other.connection.state).toBe("connected");
  });
  it("signed by another secret gets no connection", async () => {
    const client = target.client({ id: target.name("thief"), forged: true });
    await next(client.connection, "connected");
    const refused = next<{ data?: { code?: number } }>(client.connection, "error");
    client.signin();
    expect((await refused).data?.code).toBe(4009);
  });
});
