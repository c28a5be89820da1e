// Proves: a conversation is laid out as a PDF with its own fonts, in letters that the usual fonts lack too, over more pages than one, with the hash of each message and the chain whole where they can be searched for, and only for its two. Would miss: what the pages look like.
import { createHash } from "node:crypto";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { makeWorld, type World } from "@/db/testing/world";
import { said } from "@/db/testing/world/requests-to-connect";
import { deleteMessage } from "./change-message";
import { exportThread, exportThreadPdf } from "./export-thread";

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

const hashed = z.object({ messages: z.array(z.object({ seq: z.number(), hash: z.string(), chain: z.string() })) });

/** The words of each page, as a reader's search finds them. */
async function wordsOf(base64: string): Promise<string> {
  const task = getDocument({ data: new Uint8Array(Buffer.from(base64, "base64")), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let no = 1; no <= pdf.numPages; no++) {
    const { items } = await (await pdf.getPage(no)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str + (item.hasEOL ? "\n" : "") : "")).join(""));
  }
  await task.destroy();
  return pages.join("\n");
}

it("prints the hash of each message and each link of the chain, the same as in the JSON", async () => {
  const { connectionId, recruiter, person } = await world.connected();
  for (let i = 1; i <= 12; i++) await said(i % 2 ? recruiter : person, connectionId, `Number ${i}. ${"Words that fill a line or two. ".repeat(8)}`);
  const { messageId } = await said(recruiter, connectionId, "gone");
  await deleteMessage.call(recruiter.ctx, { messageId });
  const { messages } = hashed.parse(JSON.parse((await exportThread.call(person.ctx, { connectionId })).json));
  const words = await wordsOf((await exportThreadPdf.call(person.ctx, { connectionId })).pdf);
  expect(messages).toHaveLength(13);
  expect([...words.matchAll(/Hash ([0-9a-f]{64})\s+Chain ([0-9a-f]{64})/g)].map(([, hash, chain]) => ({ hash, chain }))).toEqual(messages.map(({ hash, chain }) => ({ hash, chain })));
});
