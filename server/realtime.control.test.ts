// Proves: the harnesses of live connections see it when their mechanism is gone: each way of comparing a channel's name less than exactly lets one of the attacks
// in (T13), and without its trigger an older state stands over a newer one, and a suspension is told to nobody. Would miss: a second mechanism behind the first.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { channelAttacks } from "@/db/testing/channel-attacks";
import { makeWorld, type World } from "@/db/testing/world";
import { presenceOf } from "./identity";
import { notePresence } from "./identity/note-presence";

const [own, theirs] = ["private-user-usr_01maya", "private-user-usr_01victim"];

describe("the attacks on channels", () => {
  it.each<[string, (asked: string) => boolean]>([
    ["its beginning", (asked) => asked.startsWith(own)],
    ["its end", (asked) => asked.endsWith(own)],
    ["a part of it", (asked) => asked.includes(own)],
    ["any case", (asked) => asked.toLowerCase() === own],
    ["what is left without spaces", (asked) => asked.trim() === own],
    ["one of a list", (asked) => asked.split(/[,;]/).includes(own)],
    ["what it is decoded to", (asked) => { try { return decodeURIComponent(asked) === own; } catch { return false; } }],
    ["its user under any prefix", (asked) => asked.split("-").at(-1) === own.split("-").at(-1)],
    ["its form", (asked) => /^private-user-\w+$/.test(asked)],
    ["a line of it", (asked) => new RegExp(`^${own}$`, "m").test(asked)],
  ])("get in where a name is compared by %s", (_, opens) => {
    expect(channelAttacks(own, theirs).filter(opens)).not.toEqual([]);
  });
  it("never say one's own channel", () => {
    expect(channelAttacks(own, theirs)).not.toContain(own);
  });
});

describe("without its trigger", () => {
  let world: World;
  beforeAll(async () => {
    world = await makeWorld();
  });
  afterAll(() => world.close());

  it("an older state stands over a newer one", async () => {
    const { userId } = await world.person();
    await notePresence.call(world.system, { online: [userId], offline: [], at: new Date().toISOString() });
    await world.database.ownerSql`drop trigger user_presence_newest on user_presence`;
    await world.database.sql`update user_presence set online_since = null, changed_at = changed_at - interval '1 second' where user_id = ${userId}`;
    expect((await presenceOf(world.db, [userId])).get(userId)?.onlineSince).toBeNull();
  });
  it("a suspension is told to nobody", async () => {
    const told = async (userId: string) => (await world.db.execute(sql`select 1 from marketplace_events where type = 'identity/user.suspended' and data ->> 'userId' = ${userId}`)).length;
    const [before, after] = [(await world.person()).userId, (await world.person()).userId];
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${before}`;
    await world.database.ownerSql`drop trigger user_suspended on users`;
    await world.database.ownerSql`update users set suspended_at = app.now() where id = ${after}`;
    expect([await told(before), await told(after)]).toEqual([1, 0]);
  });
});
