// Proves: a file is kept as it was sent and named by what it is; it is put to use once, by its sender, for what it was sent for; a link opens it for one person for
// five minutes; what is not put to use is forgotten with its bytes. Would miss: a store that speaks S3 (its client is a library's).
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { Recruiter } from "@/db/testing/world/people";
import { zipOf } from "@/db/testing/zip";
import { env } from "../env";
import { transaction } from "../kernel/database";
import { attachFile, discardFiles, forgetUnattachedFiles, linkToFile, openFile, receiveFile, removeDiscardedFiles, unsafeFileBytes, unsafeFileFacts } from "./index";

let world: World;
let sender: Recruiter;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  sender = await world.recruiter();
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const pdf = (content = "reply") => new TextEncoder().encode(`%PDF-1.7\n${content}`);
const text = (content: string) => new TextEncoder().encode(content);
const word = (more: { [name: string]: string } = {}, said = {}) => zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>", ...more }, said);
const send = (more: { name?: string; bytes?: Uint8Array; purpose?: "evidence" | "import" | "message" } = {}) => receiveFile.call(sender.ctx, { purpose: "evidence", name: "reply.pdf", bytes: pdf(), ...more });
const now = async () => new Date((await world.db.execute<{ now: string }>(sql`select app.now() as now`))[0]?.now ?? "");
const attach = async (fileId: string, more: { userId?: string; purpose?: "evidence" | "import" } = {}) => {
  const at = await now();
  return transaction(world.db, (tx) => attachFile(tx, { fileId, userId: sender.userId, purpose: "evidence", now: at, ...more }));
};
const linkParts = (link: string) => {
  const url = new URL(link, "http://here");
  return { fileId: url.pathname.split("/").at(-1) ?? "", until: url.searchParams.get("until") ?? "", signature: url.searchParams.get("signature") ?? "" };
};
const kept = async () => (await readdir(env().FILES_DIR, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).length;
/** Sends what is refused, and finds neither a row nor a byte of it. */
async function refusedFile(more: Parameters<typeof send>[0], code: string): Promise<void> {
  const before = [(await world.db.execute(sql`select id from files`)).length, await kept()];
  await expect(send(more)).rejects.toMatchObject({ code });
  expect([(await world.db.execute(sql`select id from files`)).length, await kept()]).toEqual(before);
}

it("is kept byte for byte under its hash, and named without its folders", async () => {
  const sent = await send({ name: "C:\\mails\\reply\u202e.pdf" });
  expect(sent).toMatchObject({ name: "reply.pdf", mediaType: "application/pdf", bytes: pdf().length, sha256: createHash("sha256").update(pdf()).digest("hex") });
  expect(Buffer.from(await unsafeFileBytes(world.db, sent.fileId)).equals(pdf())).toBe(true);
  expect((await unsafeFileFacts(world.db, [sent.fileId])).get(sent.fileId)).toMatchObject({ name: "reply.pdf" });
});

const attacks: [string, { name?: string; bytes?: Uint8Array }, string][] = [
  ["that is empty", { bytes: new Uint8Array() }, "file_empty"],
  ["that is too large", { bytes: new Uint8Array(20_971_521) }, "file_too_large"],
  ["that says PDF and is a web page", { bytes: text("<html><script>1</script>") }, "file_not_what_it_says"],
  ["that is a picture with script behind a comment", { name: "badge.svg", bytes: text("<!-- --><svg onload=alert(1)>") }, "file_kind_refused"],
  ["that is a PDF and would be opened as a page", { name: "offer.html", bytes: pdf() }, "file_not_what_it_says"],
  ["that is text and would be run", { name: "setup.bat", bytes: text("@echo off\r\ndel *.*") }, "file_not_what_it_says"],
  ["that hides what would be run behind dots", { name: "reply.pdf.bat. .", bytes: text("@echo off") }, "file_not_what_it_says"],
  ["that is a document and would be run", { name: "letter.jar", bytes: word() }, "file_not_what_it_says"],
  ["that is an archive of programs with the letters of a document", { name: "letter.docx", bytes: zipOf({ "Main.class": "word/document.xml" }) }, "file_not_what_it_says"],
  ["that is a PDF and an archive, as the latter", { name: "letter.docx", bytes: Uint8Array.from([...pdf(), ...word()]) }, "file_not_what_it_says"],
  ["that is a document of 4 GB in a few bytes", { name: "letter.docx", bytes: word({}, { unpacked: 0x7f_ff_ff_ff }) }, "file_unpacks_too_large"],
  ["without an ending", { name: "reply" }, "file_not_what_it_says"],
  ["without a name", { name: "../.." }, "invalid_input"],
  ["of a kind that is no evidence", { name: "run", bytes: Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0]) }, "file_kind_refused"],
];
const names: [string, string][] = [["../../reply.pdf", "reply.pdf"], [".reply.pdf", "reply.pdf"], ["reply.pdf. . ", "reply.pdf"], ["..\\..\\reply.PDF", "reply.PDF"], ["a/b/..reply\ud800.pdf", "reply.pdf"]];

// Both are opened by somebody else than their sender.
describe.each(["evidence", "message"] as const)("sent as %s", (purpose) => {
  it.each(attacks)("is refused where it is a file %s, and nothing is kept", async (_, more, code) => {
    await refusedFile({ purpose, ...more }, code);
  });
  it.each(names)("named %j is kept as %s", async (name, keptAs) => {
    expect(await send({ purpose, name })).toMatchObject({ name: keptAs });
  });
});

it("is refused where it is a list of 4 GB in a few bytes", async () => {
  await refusedFile({ purpose: "import", name: "people.xlsx", bytes: zipOf({ "xl/workbook.xml": "<workbook/>" }, { unpacked: 0x7f_ff_ff_ff }) }, "file_unpacks_too_large");
});

it("is refused where it is a picture and a list is wanted", async () => {
  await refusedFile({ purpose: "import" }, "file_kind_refused");
});

it("says under which name it would be taken", async () => {
  await expect(send({ name: "notes.bat", bytes: text("hello") })).rejects.toMatchObject({ message: "notes.bat is not what its ending says: its content is plain text.", remedy: expect.stringMatching(/, or give it a name that ends in \.txt, .*\.$/) });
  await expect(send({ bytes: text("<html>") })).rejects.toMatchObject({ remedy: "Open the file, save it anew in the right format, and send that." });
  expect(await send({ name: "letter.docx", bytes: word() })).toMatchObject({ mediaType: expect.stringContaining("wordprocessingml") });
  expect(await send({ name: "both.pdf", bytes: Uint8Array.from([...pdf(), ...word()]) })).toMatchObject({ mediaType: "application/pdf" });
});

it("is put to use once, however many try, and only by its sender for its purpose within a day", async () => {
  const { fileId } = await send();
  const other = await world.recruiter();
  await expect(attach(fileId, { userId: other.userId })).rejects.toMatchObject({ code: "file_missing" });
  await expect(attach(fileId, { purpose: "import" })).rejects.toMatchObject({ code: "file_missing" });
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => attach(fileId)));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  await expect(world.database.sql`update files set name = 'another.pdf' where id = ${fileId}`).rejects.toThrow(/never changed/);
  await expect(world.database.sql`delete from files where id = ${fileId}`).rejects.toThrow(/is kept/);
  const late = await send();
  await world.passTime({ days: 1 });
  await expect(attach(late.fileId)).rejects.toMatchObject({ code: "file_missing" });
});

it("opens by a link for the one it was made for, while it holds", async () => {
  const { fileId } = await send();
  const link = linkParts(linkToFile({ fileId, userId: sender.userId, now: await now() }));
  expect(Buffer.from((await openFile.call(sender.ctx, link)).bytes).equals(pdf())).toBe(true);
  const other = await world.recruiter();
  for (const [ctx, asked] of [[other.ctx, link], [sender.ctx, { ...link, until: String(Number(link.until) + 1) }], [sender.ctx, { ...link, fileId: "fil_none" }]] as const) {
    await expect(openFile.call(ctx, asked)).rejects.toMatchObject({ code: "not_found" });
  }
  await world.passTime({ minutes: 6 });
  await expect(openFile.call(sender.ctx, link)).rejects.toMatchObject({ code: "not_found" });
});

it("is forgotten with its bytes when nobody puts it to use, and kept when somebody did", async () => {
  await forgetUnattachedFiles.call(world.system, { limit: 500 });
  const used = await send();
  await attach(used.fileId);
  const unused = await send();
  const before = await kept();
  expect(await forgetUnattachedFiles.call(world.system, { limit: 500 })).toEqual({ forgotten: 0 });
  await world.passTime({ days: 2 });
  expect((await forgetUnattachedFiles.call(world.system, { limit: 500 })).forgotten).toBeGreaterThanOrEqual(1);
  expect(await forgetUnattachedFiles.call(world.system, { limit: 500 })).toEqual({ forgotten: 0 });
  expect(await kept()).toBeLessThan(before);
  await expect(unsafeFileBytes(world.db, unused.fileId)).rejects.toThrow(/has nothing/);
  expect((await unsafeFileBytes(world.db, used.fileId)).length).toBe(pdf().length);
});

it("counts against the day of its sender, however many send at once", async () => {
  const many = await world.recruiter();
  await world.database.ownerSql`insert into file_quotas (user_id, day, bytes) values (${many.userId}, (app.now() at time zone 'UTC')::date, ${524_288_000 - 2 * pdf().length})`;
  const tries = await Promise.allSettled(Array.from({ length: 5 }, () => receiveFile.call(many.ctx, { purpose: "evidence", name: "reply.pdf", bytes: pdf() })));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(2);
  for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "files_sent_enough" });
});

it("that is discarded loses its name and opens no more at once, and its bytes by a job that may run again; what nothing refers to and what it was cannot be changed by it", async () => {
  const [gone, stays] = [(await send()).fileId, (await send()).fileId];
  for (const fileId of [gone, stays]) await attach(fileId);
  const link = linkParts(linkToFile({ fileId: gone, userId: sender.userId, now: await now() }));
  const before = await kept();
  for (let twice = 0; twice < 2; twice++) await transaction(world.db, async (tx) => discardFiles(tx, [gone], await now()));
  await expect(openFile.call(sender.ctx, link)).rejects.toMatchObject({ code: "not_found" });
  expect(await kept()).toBe(before);
  expect([await removeDiscardedFiles.call(world.system, { limit: 500 }), await removeDiscardedFiles.call(world.system, { limit: 500 })]).toEqual([{ removed: 1 }, { removed: 0 }]);
  expect(await kept()).toBe(before - 1);
  const rows = await world.db.execute<{ name: string; removed: boolean; hash: number }>(sql`select name, removed_at is not null as removed, length(sha256) as hash from files where id in (${gone}, ${stays}) order by name`);
  expect([...rows]).toEqual([{ name: "no longer kept", removed: true, hash: 64 }, { name: "reply.pdf", removed: false, hash: 64 }]);
  await expect(world.database.ownerSql`update files set discarded_at = app.now(), name = 'other.pdf' where id = ${stays}`).rejects.toMatchObject({ constraint_name: "file_kept" });
});
