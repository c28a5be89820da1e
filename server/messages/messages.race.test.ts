// Proves: of what two say at the same moment nothing is lost, doubled or misnumbered (I-27); of a block and a message, an edit and a deletion, a mark and a message one comes first and the other knows
// of it; nothing deadlocks. Would miss: a message that is written around the command, which the triggers number all the same.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blockAmongMessages, byCommand, byTable, fiftyIntoOne, manyTabs } from "@/db/testing/races/message-races";
import { deadlocksOf, fulfilled, together, warm } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { said } from "@/db/testing/world/requests-to-connect";
import { Refusal } from "../kernel/errors";
import { deleteMessage, editMessage } from "./change-message";
import { markRead } from "./mark-read";
import { reactToMessage } from "./react-to-message";
import { messageDetail } from "./thread";

const ROUNDS = 6;
let world: World;
let deadlocks: number;
beforeAll(async () => {
  world = await makeWorld(24);
  await warm(world.db, 24);
  deadlocks = await deadlocksOf(world.db);
});
afterAll(async () => {
  expect(await deadlocksOf(world.db)).toBe(deadlocks);
  await world.close();
});
const codes = (results: readonly PromiseSettledResult<unknown>[]) => results.flatMap((one) => (one.status === "rejected" ? [one.reason instanceof Refusal ? one.reason.code : String(one.reason)] : []));

describe("at the same moment", () => {
  it.each([["by the command", byCommand], ["around it", byTable]] as const)("fifty messages into one thread, %s: no gap, none twice, each client's id once", async (_, write) => {
    const { inFlight, findings } = await fiftyIntoOne(world, await world.connected(), write);
    expect(inFlight).toBeGreaterThan(1);
    expect(findings).toEqual([]);
  });
  it.each([["by the command", byCommand], ["around it", byTable]] as const)("many tabs that send the same, %s: one message and one answer", async (_, write) => {
    for (let round = 0; round < ROUNDS; round++) {
      const { inFlight, findings } = await manyTabs(world, await world.connected(), write);
      expect(inFlight).toBeGreaterThan(1);
      expect(findings).toEqual([]);
    }
  });
  it("the same id into two threads: one of them, the other is refused", async () => {
    const recruiter = await world.recruiter();
    const [a, b] = [await world.connected({ recruiter }), await world.connected({ recruiter })];
    const { results } = await together(2, (i) => byCommand(world, { by: recruiter, connectionId: (i ? a : b).connectionId, clientId: "one-and-the-same", body: "Hello" }));
    expect(fulfilled(results)).toHaveLength(1);
    expect(codes(results)).toEqual(["client_id_used"]);
  });
  it.each([["by the command", byCommand], ["around it", byTable]] as const)("a block and messages, %s: what came before it is there, nothing after it is", async (_, write) => {
    let refused = 0;
    // Until some came after it: which come first is luck.
    for (let round = 0; round < ROUNDS || (refused === 0 && round < 5 * ROUNDS); round++) {
      const race = await blockAmongMessages(world, await world.connected(), write);
      expect(race.inFlight).toBeGreaterThan(1);
      expect(race.findings).toEqual([]);
      refused += race.refused;
    }
    expect(refused).toBeGreaterThan(0);
  }, 60_000);
  it("an edit and a deletion: it ends deleted, with nothing left of either text", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    for (let round = 0; round < ROUNDS; round++) {
      const { messageId } = await said(recruiter, connectionId, "First words");
      const { results, inFlight } = await together(4, (i): Promise<unknown> => (i === 0 ? deleteMessage.call(recruiter.ctx, { messageId }) : i === 3 ? reactToMessage.call(person.ctx, { messageId, sign: "eyes" }) : editMessage.call(recruiter.ctx, { messageId, body: `Other words ${i}` })));
      expect(inFlight).toBeGreaterThan(1);
      for (const code of codes(results)) expect(code).toBe("message_deleted");
      const { message } = await messageDetail.call(person.ctx, { messageId });
      expect(message).toMatchObject({ body: null, edits: [], reactions: [] });
    }
  });
  it("marks and messages: the mark never passes what was said and never goes back", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    for (let i = 0; i < 4; i++) await said(recruiter, connectionId);
    const { results } = await together(12, (i): Promise<unknown> => (i % 3 === 0 ? said(i % 2 ? recruiter : person, connectionId) : markRead.call(person.ctx, { connectionId, seq: (i % 4) + 1 })));
    expect(codes(results)).toEqual([]);
    const [mark] = await world.db.execute<{ ok: boolean }>(sql`select bool_and(p.read_seq <= c.last_seq and p.delivered_seq <= c.last_seq) as ok from connection_participants p join marketplace_connections c on c.id = p.connection_id where c.id = ${connectionId}`);
    expect(mark?.ok).toBe(true);
  });
});
