// Proves: a conversation is laid out as a PDF with its own fonts, in letters that the usual fonts lack too, over more pages than one, and only for its two. Would miss: what the pages look like.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { said } from "@/db/testing/world/requests-to-connect";
import { deleteMessage } from "./change-message";
import { exportThreadPdf } from "./export-thread";

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});
afterAll(() => world.close());

it("is a PDF of all that was said, for its two alone", async () => {
  const { connectionId, recruiter, person } = await world.connected({ person: await world.candidate({ name: "Zoë Łukasiewicz-Ковалёва" }) });
  const { messageId } = await said(recruiter, connectionId, "gone");
  await deleteMessage.call(recruiter.ctx, { messageId });
  for (const body of ["Γειά σου, Привет, שלום, مرحبا", "an emoji 🎉 and 漢字", `${"a long paragraph of words ".repeat(300)}`]) await said(person, connectionId, body);
  const file = await exportThreadPdf.call(person.ctx, { connectionId });
  const bytes = Buffer.from(file.pdf, "base64");
  expect(file.name).toMatch(/^conversation-\d{4}-\d\d-\d\d\.pdf$/);
  expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
  expect(createHash("sha256").update(bytes).digest("hex")).toBe(file.sha256);
  const text = bytes.toString("latin1");
  expect(text).toContain("DejaVuSans");
  expect(text.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1);
  await expect(exportThreadPdf.call((await world.recruiter()).ctx, { connectionId })).rejects.toMatchObject({ code: "not_found" });
});
