// Proves: a recruiter keeps notes of their own with variables, replaces and drops them, as many as is allowed, whatever is kept at once; nobody else sees them; and a request with a variable that was not filled in
// does not go out. Would miss: how they are filled in (filled-note.test.ts).
import { afterAll, beforeAll, expect, it } from "vitest";
import { fulfilled, together } from "@/db/testing/together";
import { makeWorld, type World } from "@/db/testing/world";
import { limits } from "../kernel/limits";
import { askCandidate } from "./ask-connection";
import { dropNote, keepNote, keptNotes } from "./kept-notes";

let world: World;
beforeAll(async () => {
  world = await makeWorld(24);
});
afterAll(() => world.close());

it("is kept under a name, replaced under the same, and dropped by its owner alone", async () => {
  const [owner, other] = [await world.recruiter(), await world.recruiter()];
  const { noteId } = await keepNote.call(owner.ctx, { name: "First word", body: "Hello {first name}, about {role} at {company}" });
  expect(await keepNote.call(owner.ctx, { name: "First word", body: "Hello {first name}" })).toEqual({ noteId });
  expect((await keptNotes.call(owner.ctx, {})).notes).toMatchObject([{ noteId, name: "First word", body: "Hello {first name}" }]);
  expect((await keptNotes.call(other.ctx, {})).notes).toEqual([]);
  await expect(dropNote.call(other.ctx, { noteId })).rejects.toMatchObject({ code: "not_found" });
  await dropNote.call(owner.ctx, { noteId });
  await expect(dropNote.call(owner.ctx, { noteId })).rejects.toMatchObject({ code: "not_found" });
  await expect(keepNote.call(owner.ctx, { name: " ", body: "" })).rejects.toMatchObject({ code: "invalid_input" });
});

it("is one of a limited number, whatever is kept at once", async () => {
  const { ctx } = await world.recruiter();
  const { results } = await together(limits.keptNotes + 4, (i) => keepNote.call(ctx, { name: `Note ${i}`, body: "Hello" }));
  expect(fulfilled(results)).toHaveLength(limits.keptNotes);
  await expect(keepNote.call(ctx, { name: "One more", body: "Hello" })).rejects.toMatchObject({ code: "notes_kept_enough" });
  const [first] = (await keptNotes.call(ctx, {})).notes;
  await keepNote.call(ctx, { name: first?.name ?? "", body: "Replaced" });
});

it("does not go out with a variable in it", async () => {
  const { recruiter, person } = await world.acquainted();
  await expect(askCandidate.call(recruiter.ctx, { candidateId: person.candidateId, note: "Hello {first name}" })).rejects.toMatchObject({ code: "invalid_input", fieldErrors: [{ path: "note", message: "Fill in {first name}, or take it out." }] });
});
