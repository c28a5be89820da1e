// Proves (I-37): of a mute and a message or a request at the same moment one sees the other, by the command and around it: nothing is sent once the mute is there, and nothing deadlocks; of two admins who
// decide the same at once one does. Would miss: a mute that is written around its table.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { byTable } from "@/db/testing/races/message-races";
import { duringMute } from "@/db/testing/races/mute-race";
import { deadlocksOf, fulfilled, together, warm } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import type { Someone } from "@/db/testing/world/people";
import { said } from "@/db/testing/world/requests-to-connect";
import { askRecruiter } from "../connections/ask-connection";
import { Refusal } from "../kernel/errors";
import { mutePerson } from "./act-on-report";
import { reportPerson } from "./report-person";
import { suspendPerson } from "./suspend-person";

const reason = "Insults in three messages, after a warning.";
let world: World;
let admin: Someone;
let another: Someone;
let deadlocks: number;
beforeAll(async () => {
  world = await makeWorld(24);
  [admin, another] = [await world.person({ platformRole: "support" }), await world.person({ platformRole: "owner" })];
  await warm(world.db, 24);
  deadlocks = await deadlocksOf(world.db);
});
afterAll(async () => {
  expect(await deadlocksOf(world.db)).toBe(deadlocks);
  await world.close();
});
const codes = (results: readonly PromiseSettledResult<unknown>[]) => results.flatMap((one) => (one.status === "rejected" ? [one.reason instanceof Refusal ? one.reason.code : String(one.reason)] : []));
describe("at the same moment", () => {
  it.each(["the command", "around it"])("a message by %s waits for a mute that is not committed yet, and is refused", async (how) => {
    const { reportId, recruiter, connectionId } = await world.reportedMessage();
    const send = (): Promise<unknown> => (how === "the command" ? said(recruiter, connectionId) : byTable(world, { by: recruiter, connectionId, clientId: `client-${reportId}`, body: "x" }));
    expect(await duringMute(world, { reportId, muted: recruiter, by: admin, waits: true }, send)).toBe(how === "the command" ? "muted" : "muted_says_nothing");
    expect(await world.db.execute(sql`select 1 from marketplace_messages where connection_id = ${connectionId}`)).toHaveLength(1);
  });
  it("a request to connect waits for it too", async () => {
    const [{ person, connectionId, recruiter }, other] = [await world.connected(), await world.recruiter()];
    const { reportId } = await reportPerson.call(recruiter.ctx, { connectionId, reason: "spam" });
    expect(await duringMute(world, { reportId, muted: person, by: admin, waits: true }, () => askRecruiter.call(person.ctx, { recruiterId: other.recruiterId }))).toBe("muted");
    expect(await world.db.execute(sql`select 1 from marketplace_connections where recruiter_id = ${other.recruiterId}`)).toHaveLength(0);
  });
  it("a mute and many messages: those that were first are there, the others are refused, and after it none is sent", async () => {
    let refusals = 0;
    for (let round = 0; round < 6; round++) {
      const { reportId, connectionId, recruiter, person } = await world.reportedMessage();
      const { results, inFlight } = await together(9, (i): Promise<unknown> => (i === 3 ? mutePerson.call(admin.ctx, { reportId, days: 1, reason }) : said(i % 2 ? person : recruiter, connectionId)));
      expect(inFlight).toBeGreaterThan(1);
      expect(results[3]?.status).toBe("fulfilled");
      for (const code of codes(results)) expect(code).toBe("muted");
      refusals += codes(results).length;
      const [row] = await world.db.execute<{ n: number; last: number }>(sql`select (select count(*)::int from marketplace_messages m where m.connection_id = c.id) as n, c.last_seq as last from marketplace_connections c where c.id = ${connectionId}`);
      expect(row).toEqual({ n: 9 - codes(results).length, last: 9 - codes(results).length });
      await expect(said(recruiter, connectionId)).rejects.toMatchObject({ code: "muted" });
    }
    expect(refusals).toBeGreaterThan(0);
  });
  it("of two admins who decide the same one does, and the other is told", async () => {
    const { reportId, recruiter } = await world.reportedMessage();
    const { results } = await together(6, (i) => suspendPerson.call((i % 2 ? admin : another).ctx, { reportId, days: 5, reason }));
    expect(fulfilled(results)).toHaveLength(1);
    expect(new Set(codes(results))).toEqual(new Set(["decided_already"]));
    expect(await world.db.execute(sql`select 1 from moderation_actions where user_id = ${recruiter.userId}`)).toHaveLength(1);
  });
});
