// Proves: many people are brought by the same rules as one: each free one is written down, claimed and kept once, each other is told why and leaves nothing behind; a
// person who is there twice is brought once; and one whom the database refuses loses nobody else in the set. Would miss: two who bring at once (the races).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { readKeys } from "../candidates";
import { transaction } from "../kernel/database";
import { currentPolicy } from "../policy";
import { bringPeople } from "./bring-people";

let world: World;
let recruiter: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  recruiter = await world.recruiter();
});
afterAll(() => world.close());

const bring = (people: { fullName: string; email?: string; phone?: string }[], who = recruiter) =>
  transaction(world.db, async (tx) => {
    await tx.execute(sql`select set_config('app.actor', 'test', true)`);
    return bringPeople(tx, { recruiterId: who.recruiterId, firmId: who.firmId, policy: await currentPolicy(tx), now: await world.now(), actorName: "test" }, people.map((fields) => ({ fields, keys: readKeys(fields) })));
  });
const counts = async () => (await world.db.execute(sql`select (select count(*)::int from candidates) as people, (select count(*)::int from candidate_keys) as keys, (select count(*)::int from candidate_sourcers) as claims, (select count(*)::int from candidate_dossiers) as dossiers`))[0];

it("says of each what it came to, and writes down those alone who are free", async () => {
  const colleague = await world.colleague(recruiter);
  const [held, near, mine] = [await world.claimed(await world.recruiter()), await world.claimed(colleague), await world.claimed(recruiter)];
  const before = (await counts()) as { people: number; keys: number; claims: number; dossiers: number };
  const brought = await bring([
    { fullName: "Ada Byron", email: "ada@sets.example.com" }, { fullName: held.fullName, email: held.email, phone: "+14155550150" }, { fullName: near.fullName, email: near.email }, { fullName: mine.fullName, email: mine.email },
    { fullName: "A. Byron", email: "ADA@sets.example.com", phone: "+14155550151" }, { fullName: "Two", email: held.email, phone: "+14155550152" }, { fullName: "Third of Ada", email: "third@sets.example.com", phone: "+14155550151" },
  ]);
  expect(brought.map((one) => one.kind)).toEqual(["claimed", "protected", "protected", "yours", "same", "protected", "same"]);
  expect([brought[1], brought[2]]).toMatchObject([{ colleague: null }, { colleague: { name: colleague.name } }]);
  expect([brought[4], brought[6]]).toEqual([{ kind: "same", at: 0 }, { kind: "same", at: 0 }]);
  expect(await counts()).toEqual({ people: before.people + 1, keys: before.keys + 1, claims: before.claims + 1, dossiers: before.dossiers + 1 });
});

it("tells of keys that belong to two people, and takes a known person who is free with the keys that are new", async () => {
  const [one, two] = await bring([{ fullName: "One", email: "one@sets.example.com" }, { fullName: "Two", email: "two@sets.example.com", phone: "+14155550153" }], await world.recruiter());
  expect([one?.kind, two?.kind]).toEqual(["claimed", "claimed"]);
  await world.passTime({ days: 31 });
  const brought = await bring([{ fullName: "Both", email: "one@sets.example.com", phone: "+14155550153" }, { fullName: "One", email: "one@sets.example.com", phone: "+14155550154" }, { fullName: "One again", phone: "+14155550154" }]);
  expect(brought).toMatchObject([{ kind: "two_people" }, { kind: "claimed", candidateId: one?.kind === "claimed" ? one.candidateId : "" }, { kind: "same", at: 1 }]);
});

it("loses nobody else when the database refuses one of the set", async () => {
  await world.database.ownerSql.unsafe(`create function refuse_blocked() returns trigger language plpgsql as $$ begin
    if exists (select 1 from candidates c where c.id = new.candidate_id and c.full_name like 'Blocked%') then raise exception 'no' using errcode = '23514', constraint = 'candidate_dossiers_once'; end if; return new; end $$;
    create trigger refuse_blocked before insert on candidate_sourcers for each row execute function refuse_blocked()`);
  const list = Array.from({ length: 23 }, (_, i) => ({ fullName: i === 5 || i === 17 ? `Blocked ${i}` : `Free ${i}`, email: `set.${i}@blocked.example.com` }));
  const brought = await bring(list);
  expect(brought.flatMap((one, i) => (one.kind === "claimed" ? [] : [[i, one]]))).toEqual([[5, { kind: "refused", code: "already_yours" }], [17, { kind: "refused", code: "already_yours" }]]);
  const [left] = await world.db.execute<{ n: number }>(sql`select count(*)::int as n from candidates where full_name like 'Blocked%'`);
  expect(left?.n).toBe(0);
  await world.database.ownerSql.unsafe("create or replace function refuse_blocked() returns trigger language plpgsql as $$ begin raise exception 'ours' using errcode = '23514', constraint = 'nobody_knows'; end $$");
  await expect(bring([{ fullName: "Fault", email: "fault@blocked.example.com" }, { fullName: "Other", email: "other@blocked.example.com" }])).rejects.toThrow();
});
