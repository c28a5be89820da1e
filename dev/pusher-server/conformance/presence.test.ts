// Proves: members of a presence channel see who is there, who comes and who goes, a person with two connections being one; their own events carry their id.
// Would miss: the limit of members, which the hosted service sets by plan.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { joined, next, startTarget, type Target } from "./target";

let target: Target;
beforeAll(async () => {
  target = await startTarget();
});
afterAll(() => target.stop());

type Members = { count: number; me: { id: string; info: unknown }; get(id: string): { id: string; info: unknown } | null };
const usersOf = async (name: string): Promise<string[]> => ((await (await target.rest.get({ path: `/channels/${name}/users` })).json()) as { users: { id: string }[] }).users.map(({ id }) => id).toSorted();

describe("a presence channel", () => {
  it("tells a newcomer who is there, and the others who came", async () => {
    const name = target.name("presence-room");
    const first = await joined(target.client({ id: "ann", info: { name: "Ann" } }), name);
    const added = next<{ id: string; info: unknown }>(first, "pusher:member_added");
    const second = target.client({ id: "bob", info: { name: "Bob" } }).subscribe(name);
    const members = await next<Members>(second, "pusher:subscription_succeeded");
    expect(members.count).toBe(2);
    expect(members.me).toEqual({ id: "bob", info: { name: "Bob" } });
    expect(members.get("ann")).toEqual({ id: "ann", info: { name: "Ann" } });
    expect(await added).toEqual({ id: "bob", info: { name: "Bob" } });
    expect(await usersOf(name)).toEqual(["ann", "bob"]);
  });
  it("counts a person with two connections once, and tells that they left when the last is gone", async () => {
    const name = target.name("presence-twice");
    const watcher = await joined(target.client({ id: "watcher" }), name);
    const came: string[] = [];
    watcher.bind("pusher:member_added", ({ id }: { id: string }) => void came.push(id));
    const [one, two] = [target.client({ id: "ann" }), target.client({ id: "ann" })];
    await joined(one, name);
    await joined(two, name);
    expect(await usersOf(name)).toEqual(["ann", "watcher"]);
    one.disconnect();
    await joined(target.client({ id: "bob" }), name);
    const gone = next<{ id: string }>(watcher, "pusher:member_removed");
    two.disconnect();
    expect(await gone).toMatchObject({ id: "ann" });
    expect(came).toEqual(["ann", "bob"]);
    expect(await usersOf(name)).toEqual(["bob", "watcher"]);
  });
  it("says who sent a client event", async () => {
    const name = target.name("presence-typing");
    const [ann, bob] = [await joined(target.client({ id: "ann" }), name), await joined(target.client({ id: "bob" }), name)];
    const typed = new Promise<unknown[]>((resolve) => void ann.bind("client-typing", (...heard: unknown[]) => resolve(heard)));
    bob.trigger("client-typing", { on: true });
    expect(await typed).toEqual([{ on: true }, { user_id: "bob" }]);
  });
  it("takes a signed-in user as its member when the signature names nobody", async () => {
    const name = target.name("presence-signed-in");
    const client = target.client({ id: "ann" }, { signedIn: true });
    client.config.channelAuthorizer = ({ channelName, socketId }, done) => done(null, target.rest.authorizeChannel(socketId, channelName));
    await joined(client, name);
    expect(await usersOf(name)).toEqual(["ann"]);
  });
});
