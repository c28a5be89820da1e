// Proves: the races of messages fail once what they prove is taken away (I-27), so that their green runs mean something: a message from many tabs is many without its unique key, and messages share
// numbers without the trigger that numbers them under the connection's lock, and one is written after a block when that trigger asks for no active connection. Would miss: a harness that fails for another reason as well; the findings are compared by their words.
import { expect, it } from "vitest";
import { controlName, controls } from "@/db/testing/controls";
import { blockAmongMessages, byTable, fiftyIntoOne, manyTabs } from "@/db/testing/races/message-races";
import { warm } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";

async function inAWorld(work: (world: World) => Promise<void>): Promise<void> {
  const world = await makeWorld(24);
  try {
    await warm(world.db, 24);
    await work(world);
  } finally {
    await world.close();
  }
}

it(controlName(controls.sentOnce), () =>
  inAWorld(async (world) => {
    expect((await manyTabs(world, await world.connected(), byTable)).findings).toEqual([]);
    await world.database.ownerSql`alter table marketplace_messages drop constraint marketplace_messages_sent_once`;
    const { inFlight, findings } = await manyTabs(world, await world.connected(), byTable);
    expect(inFlight).toBeGreaterThan(1);
    expect(findings).toEqual(["8 answers", "8 messages"]);
  }), 60_000);

it(controlName(controls.numbered), () =>
  inAWorld(async (world) => {
    expect((await fiftyIntoOne(world, await world.connected(), byTable)).findings).toEqual([]);
    // Numbered by what is there, and nobody waits for the row that all would wait for.
    await world.database.ownerSql`alter table marketplace_messages drop constraint marketplace_messages_in_sequence cascade`;
    await world.database.ownerSql.unsafe(`create or replace function app.message_in_sequence() returns trigger language plpgsql security definer set search_path = public, app, pg_temp as $$
      begin
        select coalesce(max(seq), 0) + 1 into new.seq from marketplace_messages where connection_id = new.connection_id;
        return new;
      end $$`);
    await world.database.ownerSql`drop trigger message_marks on marketplace_messages`;
    const { inFlight, findings } = await fiftyIntoOne(world, await world.connected(), byTable);
    expect(inFlight).toBeGreaterThan(1);
    expect(findings.some((finding) => /^number \d+ stands at \d+$/.test(finding))).toBe(true);
  }), 60_000);

it(controlName(controls.sentWhileActive), () =>
  inAWorld(async (world) => {
    const [trigger] = await world.database.ownerSql<{ body: string }[]>`select pg_get_functiondef('app.message_in_sequence'::regproc) as body`;
    const open = trigger?.body.replace(" and state = 'active'", "") ?? "";
    expect(open).not.toBe(trigger?.body);
    expect((await blockAmongMessages(world, await world.connected(), byTable)).findings).toEqual([]);
    await world.database.ownerSql.unsafe(open);
    const findings: string[] = [];
    for (let round = 0; round < 20 && findings.length === 0; round++) findings.push(...(await blockAmongMessages(world, await world.connected(), byTable)).findings);
    expect(findings).toEqual(["written after the block"]);
  }), 60_000);
