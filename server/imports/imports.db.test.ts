// Proves: a list is checked without any effect and then brought by the rules of adding by hand, each row with its reason; it can be paused, resumed, cancelled and left out
// of; a run that is lost is started anew and one that comes to nothing is given up; nobody else sees any of it. Would miss: a process that dies in a set (the crash
// test) and what two do at once (the race).
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { checkedList, moveAll, peopleList } from "@/db/testing/world/lists";
import type { Recruiter } from "@/db/testing/world/people";
import { linkCandidate } from "../candidates/link-candidate";
import { receiveFile } from "../files";
import { limits } from "../kernel/limits";
import { addCandidate } from "../sourcing/add-candidate";
import { importDetail, importRowList } from "./import-detail";
import { importList } from "./import-list";
import { moveImport } from "./move-import";
import { openList } from "./open-list-flow";
import { refusedRows } from "./refused-rows";
import { cancelImport, checkImport, pauseImport, resumeImport, startImport } from "./run-import";
import { wakeImports } from "./wake-imports";

let world: World;
let providers: Providers;
let recruiter: Recruiter;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  recruiter = await world.recruiter();
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const checked = (csv: string, who = recruiter) => checkedList(world.system, who, csv);
const move = (importId: string) => moveAll(world.system, importId);
const detail = (importId: string, who = recruiter) => importDetail.call(who.ctx, { importId });
const verdicts = async (importId: string, who = recruiter) => (await importRowList.call(who.ctx, { importId })).rows.map((row) => row.verdict);
const people = peopleList;
const total = async (table: string) => (await world.db.execute<{ n: number }>(sql`select count(*)::int as n from ${sql.identifier(table)}`))[0]?.n;

describe("a list", () => {
  it("in which its owner stands as a candidate brings the others, and says so in that row", async () => {
    const self = await world.recruiter();
    await linkCandidate.call(self.ctx, {});
    const importId = await checked(`Name,Email\n${self.name},${self.email}\nBy Them,by.them@self.example.com`, self);
    expect(await verdicts(importId, self)).toEqual(["refused", "new"]);
    await startImport.call(self.ctx, { importId, leaveOutSimilar: false });
    await move(importId);
    const { rows } = await importRowList.call(self.ctx, { importId });
    expect(rows.map((row) => [row.verdict, row.reason])).toEqual([["refused", "This is you."], ["added", null]]);
  });

  it("is looked at without any effect, then brought, each row with its reason", async () => {
    const [mine, theirs, near] = [await world.claimed(recruiter), await world.claimed(await world.recruiter({ name: "Zebulon Holder" })), await world.claimed(await world.colleague(recruiter))];
    const csv = [
      "Name,Email,Phone", "Ada Byron,ada@mixed.example.com,", `${mine.fullName},${mine.email},`, `Somebody,${theirs.email},`, `Somebody near,${near.email},`, "A. Byron,ADA@mixed.example.com,", "Nobody,,",
      `${mine.fullName},other@mixed.example.com,`, "Grace,grace@mixed.example.com,call me", "=cmd|' /C calc'!A0,formula@mixed.example.com,",
    ].join("\n");
    const before = [await total("candidates"), await total("candidate_sourcers"), await total("candidate_dossiers")];
    const importId = await checked(csv);
    expect([await total("candidates"), await total("candidate_sourcers"), await total("candidate_dossiers")]).toEqual(before);
    expect(await verdicts(importId)).toEqual(["new", "yours", "protected", "protected", "same", "invalid", "perhaps", "new", "invalid"]);
    expect(await detail(importId)).toMatchObject({ state: "checked", rows: 9, counts: { new: 2, perhaps: 1, yours: 1, same: 1, protected: 2, invalid: 2, added: 0 } });

    await startImport.call(recruiter.ctx, { importId, leaveOutSimilar: true });
    expect(await move(importId)).toBe(1);
    const { rows } = await importRowList.call(recruiter.ctx, { importId });
    expect(rows.map((row) => row.verdict)).toEqual(["added", "yours", "protected", "protected", "same", "invalid", "left_out", "added", "invalid"]);
    expect(rows.map((row) => row.reason)).toEqual([
      null, "You have this person already.", expect.stringMatching(/^Another recruiter protects this person until \d{4}-/), expect.stringMatching(/of your firm, protects/), "The same person as row 2.", "There is no e-mail, phone number or LinkedIn profile.",
      expect.stringMatching(/^Left out/), "Without what can't be read: “call me” is no phone number.", expect.stringMatching(/holds a formula/),
    ]);
    expect(JSON.stringify(rows)).not.toContain("Zebulon");
    expect(rows.map((row) => row.candidateId !== null)).toEqual([true, true, false, false, false, false, false, true, false]);
    expect(await detail(importId)).toMatchObject({ state: "done", counts: { added: 2, left_out: 1 } });
    expect([await total("candidates"), await total("candidate_sourcers"), await total("candidate_dossiers")]).toEqual(before.map((count) => (count ?? 0) + 2));
    await expect(addCandidate.call(recruiter.ctx, { fullName: "Ada", email: "ada@mixed.example.com" })).rejects.toMatchObject({ code: "already_yours" });
    const [claim] = await world.db.execute(sql`select c.tier, c.policy_version, extract(epoch from upper(c."window") - lower(c."window"))::int / 86400 as days, e.kind, e.created_by from candidate_sourcers c join sourcer_evidence e on e.claim_id = c.id where c.candidate_id = ${rows[0]?.candidateId}`);
    expect(claim).toEqual({ tier: "identified", policy_version: 1, days: 30, kind: "identified", created_by: `user:${recruiter.userId}` });
    const events = await world.db.execute<{ type: string }>(sql`select type from marketplace_events where data ->> 'importId' = ${importId} order by occurred_at, id`);
    expect(events.map((event) => event.type).toSorted()).toEqual(["imports/import.checked", "imports/import.done", "imports/import.due", "imports/import.due"]);
  });

  it("gives back what was not added as a file that no spreadsheet runs", async () => {
    const importId = await checked('Name,Email,Notes\n=1+1,a@refused.example.com,"+41,5"\nBo,bo@refused.example.com,\nCy,,@x');
    await startImport.call(recruiter.ctx, { importId });
    await move(importId);
    const { csv, rows, name } = await refusedRows.call(recruiter.ctx, { importId });
    expect({ rows, name }).toEqual({ rows: 2, name: "people - not added.csv" });
    expect(csv.split("\r\n")).toEqual(["\uFEFFRow,Why it was not added,Name,Email,Notes", `2,The column Name holds a formula: “=1+1”.,"'=1+1",a@refused.example.com,"'+41,5"`, `4,The column Notes holds a formula: “@x”.,Cy,,"'@x"`]);
  });

  it("may be checked again with other columns, until it is begun", async () => {
    const importId = await checked("Name,Email,Private\nAnn,none,ann@private.example.com\nBea,bo@work.example.com,");
    const { mapping } = await detail(importId);
    expect(await verdicts(importId)).toEqual(["invalid", "new"]);
    await expect(checkImport.call(recruiter.ctx, { importId, mapping: { ...mapping, email: 3 } })).rejects.toMatchObject({ code: "mapping_unknown_column" });
    await expect(checkImport.call(recruiter.ctx, { importId, mapping: { ...mapping, fullName: null } })).rejects.toMatchObject({ code: "mapping_without_name" });
    await expect(checkImport.call(recruiter.ctx, { importId, mapping: { ...mapping, email: null } })).rejects.toMatchObject({ code: "mapping_without_key" });
    await checkImport.call(recruiter.ctx, { importId, mapping: { ...mapping, email: 2 } });
    await move(importId);
    expect(await verdicts(importId)).toEqual(["new", "invalid"]);
    await startImport.call(recruiter.ctx, { importId });
    await expect(checkImport.call(recruiter.ctx, { importId, mapping })).rejects.toMatchObject({ code: "changed_meanwhile" });
    expect(await move(importId)).toBe(1);
  });
});

describe("an import under way", () => {
  const size = limits.rowsPerClaim * 2 + 10;

  it("goes set by set, is paused between them, resumed and ended, and counts what it did", async () => {
    const importId = await checked(people("sets", size));
    await startImport.call(recruiter.ctx, { importId });
    expect(await moveImport.call(world.system, { importId })).toEqual({ left: true });
    expect(await detail(importId)).toMatchObject({ state: "running", passed: limits.rowsPerClaim, counts: { added: limits.rowsPerClaim, new: size - limits.rowsPerClaim } });
    await pauseImport.call(recruiter.ctx, { importId });
    expect(await moveImport.call(world.system, { importId })).toEqual({ left: false });
    await expect(pauseImport.call(recruiter.ctx, { importId })).rejects.toMatchObject({ code: "changed_meanwhile" });
    await addCandidate.call((await world.recruiter()).ctx, { fullName: "Quicker", email: `person.${size - 1}@sets.example.com` });
    await resumeImport.call(recruiter.ctx, { importId });
    expect(await move(importId)).toBe(2);
    expect(await detail(importId)).toMatchObject({ state: "done", counts: { added: size - 1, protected: 1, new: 0 } });
    await expect(cancelImport.call(recruiter.ctx, { importId })).rejects.toMatchObject({ code: "changed_meanwhile" });
  });

  it("keeps what was brought when it is cancelled, and brings nobody else", async () => {
    const importId = await checked(people("cancelled", size));
    await startImport.call(recruiter.ctx, { importId });
    await moveImport.call(world.system, { importId });
    await cancelImport.call(recruiter.ctx, { importId });
    expect(await moveImport.call(world.system, { importId })).toEqual({ left: false });
    expect(await detail(importId)).toMatchObject({ state: "cancelled", counts: { added: limits.rowsPerClaim } });
    expect((await refusedRows.call(recruiter.ctx, { importId })).rows).toBe(size - limits.rowsPerClaim);
    await expect(resumeImport.call(recruiter.ctx, { importId })).rejects.toMatchObject({ code: "changed_meanwhile" });
  });

  it("is started anew when its run was lost, given up when that comes to nothing, and goes on when its owner says so", async () => {
    const importId = await checked(people("still", 3));
    await startImport.call(recruiter.ctx, { importId });
    expect(await wakeImports.call(world.system, {})).toEqual({ woken: 0, givenUp: 0 });
    for (let time = 0; time < limits.importStalls; time++) {
      await world.passTime({ minutes: 3 });
      expect(await wakeImports.call(world.system, {})).toEqual({ woken: 1, givenUp: 0 });
    }
    await world.passTime({ minutes: 3 });
    expect(await wakeImports.call(world.system, {})).toEqual({ woken: 0, givenUp: 1 });
    expect(await detail(importId)).toMatchObject({ state: "failed", failure: expect.stringMatching(/our side/) });
    await resumeImport.call(recruiter.ctx, { importId });
    await move(importId);
    expect(await detail(importId)).toMatchObject({ state: "done", failure: null, counts: { added: 3 } });
  });

  it("stops for one who was suspended, or has left the firm", async () => {
    const leaver = await world.recruiter();
    const importId = await checked(people("leaver", 2), leaver);
    await startImport.call(leaver.ctx, { importId });
    await world.database.ownerSql`delete from members where user_id = ${leaver.userId}`;
    expect(await moveImport.call(world.system, { importId })).toEqual({ left: false });
    const [row] = await world.db.execute<{ state: string }>(sql`select state from imports where id = ${importId}`);
    expect(row?.state).toBe("failed");
    expect((await world.db.execute(sql`select 1 from candidate_sourcers where recruiter_id = ${leaver.recruiterId}`)).length).toBe(0);
  });
});

describe("nobody else", () => {
  it("sees an import, its rows or its file, or moves it", async () => {
    const importId = await checked(people("own", 2));
    const { mapping } = await detail(importId);
    const other = await world.colleague(recruiter);
    const attempts = [
      importDetail.call(other.ctx, { importId }), importRowList.call(other.ctx, { importId }), refusedRows.call(other.ctx, { importId }), checkImport.call(other.ctx, { importId, mapping }), startImport.call(other.ctx, { importId }),
      pauseImport.call(other.ctx, { importId }), resumeImport.call(other.ctx, { importId }), cancelImport.call(other.ctx, { importId }),
    ];
    for (const attempt of await Promise.allSettled(attempts)) expect(attempt).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
    expect((await importList.call(other.ctx, {})).imports).toEqual([]);
    expect((await importList.call(recruiter.ctx, {})).imports.length).toBeGreaterThan(5);
    const { fileId } = await receiveFile.call(recruiter.ctx, { purpose: "import", name: "people.csv", bytes: new TextEncoder().encode(people("file", 1)) });
    await expect(openList.call(other.ctx, { fileId })).rejects.toMatchObject({ code: "file_missing" });
    await openList.call(recruiter.ctx, { fileId });
    await expect(openList.call(recruiter.ctx, { fileId })).rejects.toMatchObject({ code: "file_missing" });
  });

  it("checks more rows in a day than is allowed", async () => {
    const much = await world.recruiter();
    await world.database.ownerSql`insert into import_quotas (recruiter_id, day, rows) values (${much.recruiterId}, (app.now() at time zone 'UTC')::date, 99999)`;
    await checked(people("quota", 1), much);
    await expect(checked(people("quota2", 1), much)).rejects.toMatchObject({ code: "lists_checked_enough" });
  });
});

describe("the database", () => {
  it("keeps a list as it came, lets no import go back, and no row that was added change", async () => {
    const importId = await checked(people("kept", 2));
    await startImport.call(recruiter.ctx, { importId });
    await move(importId);
    const own = world.database.sql;
    await expect(own`update imports set state = 'running', ended_at = null where id = ${importId}`).rejects.toThrow(/may not go from|transition/);
    await expect(own`update imports set recruiter_id = recruiter_id || 'x' where id = ${importId}`).rejects.toThrow(/keeps its list/);
    await expect(own`update import_rows set verdict = 'new', claim_id = null where import_id = ${importId}`).rejects.toThrow(/stays as it was/);
    await expect(own`update import_rows set cells = '[]' where import_id = ${importId}`).rejects.toThrow(/stays as it was/);
    await expect(own`delete from import_rows where import_id = ${importId}`).rejects.toThrow(/permission denied/);
  });
});
