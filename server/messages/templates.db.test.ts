// Proves: a person keeps templates of their own, as many as is allowed and each name once for a purpose, whatever is kept at once; what is too long, or has a variable that does not exist, is refused at its field, by the
// database too; another's template answers as one that never was; and a note with an open variable does not go out, while a message may say what it wants. Would miss: how they are filled in (template-variables.test.ts).
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fulfilled, together } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { said } from "@/db/testing/world/requests-to-connect";
import { askCandidate } from "../connections/ask-connection";
import { limits } from "../kernel/limits";
import { addTemplate, changeTemplate, ownTemplates, removeTemplate } from "./templates";

let world: World;
beforeAll(async () => {
  world = await makeWorld(24);
});
afterAll(() => world.close());

const refusedAt = (path: string, message: string | RegExp) => ({ code: "invalid_input", fieldErrors: [{ path, message: typeof message === "string" ? message : expect.stringMatching(message) }] });
const hello = { purpose: "note", name: "Hello", body: "Hello {{first_name}}" } as const;

describe("a template", () => {
  it("is kept, changed and removed by its owner, candidate or recruiter, and says what is filled in of them", async () => {
    const [recruiter, candidate] = [await world.recruiter({ name: "Renata Quill" }), await world.candidate({ name: "Cosmo Vane" })];
    for (const { ctx } of [recruiter, candidate]) {
      const { templateId } = await addTemplate.call(ctx, { purpose: "message", name: " Times ", body: "  When, {{first_name}}?\r\n{{my_name}} " });
      expect((await ownTemplates.call(ctx, {})).templates).toMatchObject([{ templateId, purpose: "message", name: "Times", body: "When, {{first_name}}?\n{{my_name}}" }]);
      await world.passTime({ hours: 1 });
      await changeTemplate.call(ctx, { templateId, name: "Dates", body: "On which day?" });
      const [changed] = (await ownTemplates.call(ctx, {})).templates;
      expect(changed).toMatchObject({ name: "Dates", body: "On which day?" });
      expect(changed && changed.changedAt > changed.createdAt).toBe(true);
      await removeTemplate.call(ctx, { templateId });
      await expect(removeTemplate.call(ctx, { templateId })).rejects.toMatchObject({ code: "not_found" });
      expect((await ownTemplates.call(ctx, {})).templates).toEqual([]);
    }
    expect((await ownTemplates.call(recruiter.ctx, {})).writer).toMatchObject({ name: "Renata Quill", firmName: expect.stringMatching(/./) });
    expect((await ownTemplates.call(candidate.ctx, {})).writer).toEqual({ name: "Cosmo Vane", firmName: null });
  });
  it("of another is not there", async () => {
    const [owner, other] = [await world.recruiter(), await world.candidate()];
    const { templateId } = await addTemplate.call(owner.ctx, hello);
    expect((await ownTemplates.call(other.ctx, {})).templates).toEqual([]);
    await expect(changeTemplate.call(other.ctx, { templateId, name: "Mine", body: "Mine" })).rejects.toMatchObject({ code: "not_found" });
    await expect(removeTemplate.call(other.ctx, { templateId })).rejects.toMatchObject({ code: "not_found" });
    expect((await ownTemplates.call(owner.ctx, {})).templates).toMatchObject([hello]);
  });
  it("has a name, a text that fits what it is for, and variables that there are", async () => {
    const { ctx } = await world.recruiter();
    await expect(addTemplate.call(ctx, { ...hello, name: " " })).rejects.toMatchObject(refusedAt("name", "Give it a name."));
    await expect(addTemplate.call(ctx, { ...hello, name: "x".repeat(81) })).rejects.toMatchObject(refusedAt("name", "Use at most 80 letters."));
    await expect(addTemplate.call(ctx, { ...hello, body: "\u200b \n" })).rejects.toMatchObject(refusedAt("body", "Write something."));
    await expect(addTemplate.call(ctx, { ...hello, body: "Hello {{firstname}}" })).rejects.toMatchObject(refusedAt("body", /^There is no \{\{firstname\}\}\. You can use \{\{first_name\}\}, .*\{\{company\}\}\.$/));
    await expect(addTemplate.call(ctx, { ...hello, body: "é".repeat(301) })).rejects.toMatchObject(refusedAt("body", "A note has at most 300 letters."));
    await expect(addTemplate.call(ctx, { ...hello, purpose: "message", body: "x".repeat(10_001) })).rejects.toMatchObject(refusedAt("body", "Use at most 10,000 letters."));
    const { templateId } = await addTemplate.call(ctx, { ...hello, body: "🙂".repeat(300) });
    await addTemplate.call(ctx, { ...hello, purpose: "message", body: "x".repeat(10_000) });
    await expect(changeTemplate.call(ctx, { templateId, name: "Hello", body: "x".repeat(301) })).rejects.toMatchObject(refusedAt("body", "A note has at most 300 letters."));
    await expect(changeTemplate.call(ctx, { templateId, name: "Hello", body: "{{dog}}" })).rejects.toMatchObject(refusedAt("body", /^There is no \{\{dog\}\}/));
  });
  it("is kept within its length and purpose by the database too", async () => {
    const { ctx, userId } = await world.recruiter();
    const { templateId } = await addTemplate.call(ctx, hello);
    const set = (field: "purpose" | "name" | "body", value: string) => world.database.ownerSql`update message_templates set ${world.database.ownerSql({ [field]: value })} where id = ${templateId} and user_id = ${userId}`;
    await expect(set("body", "x".repeat(301))).rejects.toMatchObject({ constraint_name: "message_templates_body_length" });
    await expect(set("body", "")).rejects.toMatchObject({ constraint_name: "message_templates_body_length" });
    await expect(set("name", "x".repeat(81))).rejects.toMatchObject({ constraint_name: "message_templates_name_length" });
    await expect(set("purpose", "poem")).rejects.toMatchObject({ constraint_name: "message_templates_purpose_known" });
    await set("purpose", "message");
    await set("body", "x".repeat(10_000));
    await expect(set("body", "x".repeat(10_001))).rejects.toMatchObject({ constraint_name: "message_templates_body_length" });
  });
  it("has a name of its own for its purpose, also when two tabs take one at once", async () => {
    const { ctx } = await world.recruiter();
    const { results } = await together(4, () => addTemplate.call(ctx, hello));
    expect(fulfilled(results)).toHaveLength(1);
    for (const one of results) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "template_name_taken", field: "name" });
    const { templateId } = await addTemplate.call(ctx, { ...hello, purpose: "message" });
    await addTemplate.call(ctx, { ...hello, purpose: "message", name: "Other" });
    await expect(changeTemplate.call(ctx, { templateId, name: "Other", body: "Hello" })).rejects.toMatchObject({ code: "template_name_taken", field: "name" });
    await addTemplate.call((await world.recruiter()).ctx, hello);
  });
  it("is one of a limited number, whatever is kept at once", async () => {
    const { ctx } = await world.recruiter();
    const { results } = await together(limits.ownTemplates + 4, (i) => addTemplate.call(ctx, { ...hello, name: `Hello ${i}` }));
    expect(fulfilled(results)).toHaveLength(limits.ownTemplates);
    await expect(addTemplate.call(ctx, { ...hello, name: "One more" })).rejects.toMatchObject({ code: "templates_enough" });
    const [first] = (await ownTemplates.call(ctx, {})).templates;
    await removeTemplate.call(ctx, { templateId: first?.templateId ?? "" });
    await addTemplate.call(ctx, { ...hello, name: "One more" });
  });
});

it("takes over the notes that recruiters kept, none cut and none lost", async () => {
  const folder = path.join(import.meta.dirname, "../../db/migrations");
  const file = (await readdir(folder)).find((name) => name.endsWith("_templates_of_ones_own.sql")) ?? "";
  const takeOver = (await readFile(path.join(folder, file), "utf8")).split("--> statement-breakpoint").find((part) => part.includes("insert into message_templates")) ?? "";
  const { recruiterId, userId } = await world.recruiter();
  const long = `${"x".repeat(294)}{role}`;
  const rows = await world.database.ownerSql.begin(async (tx) => {
    await tx`create temporary table connection_notes (id text, recruiter_id text, name text, body text, saved_at timestamptz) on commit drop`;
    await tx`insert into connection_notes values ('cnt_01one', ${recruiterId}, 'Hello', 'Hello {first name}, {role} at {company}, {so}', app.now()), ('cnt_02two', ${recruiterId}, 'Hello', 'Again', app.now() + interval '1 hour'), ('cnt_03three', ${recruiterId}, 'Hello', ${long}, app.now())`;
    await tx.unsafe(takeOver);
    return tx<{ id: string; purpose: string; name: string; body: string }[]>`select id, purpose, name, body from message_templates where user_id = ${userId} order by id`;
  });
  expect([...rows]).toEqual([
    { id: "mtp_01one", purpose: "note", name: "Hello", body: "Hello {{first_name}}, {{role}} at {{company}}, {so}" },
    { id: "mtp_02two", purpose: "note", name: "Hello (_02two)", body: "Again" },
    { id: "mtp_03three", purpose: "message", name: "Hello", body: `${"x".repeat(294)}{{role}}` },
  ]);
});

describe("an open variable", () => {
  it("does not go out in a note; what else is in braces does", async () => {
    const { recruiter, person } = await world.acquainted();
    const ask = (note: string) => askCandidate.call(recruiter.ctx, { candidateId: person.candidateId, note });
    await expect(ask("Hello {{first_name}}, {{ Role }}?")).rejects.toMatchObject(refusedAt("note", "Fill in {{first_name}}, {{role}}, or take it out."));
    expect(await ask("Hello {you}, {{anything}}")).toMatchObject({ state: "pending" });
  });
  it("is an ordinary text in a message: people may talk about templates", async () => {
    const { recruiter, connectionId } = await world.connected();
    expect(await said(recruiter, connectionId, "Do you write {{first_name}}, or {role}?")).toMatchObject({ seq: 1 });
  });
});
