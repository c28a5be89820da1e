// Proves: what was kept of a message is read word for word by its two, with its files, and is in their export, whatever was done to the message since; not by a third, and not once the platform removed
// the message. Would miss: how it looks (talking.spec.ts), and what the case of a removed message shows (server/moderation).
import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sentFile } from "@/db/testing/procedures/setting";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { Someone } from "@/db/testing/world/people";
import { fresh } from "@/db/testing/world/people";
import { type Connected, said } from "@/db/testing/world/requests-to-connect";
import { deleteMessage, editMessage } from "./change-message";
import { eraseMessagesOf } from "./erase-messages";
import { exportThread, exportThreadPdf } from "./export-thread";
import { keepMessage } from "./keep-message";
import { keptMessage } from "./kept-message";
import { messageFile } from "./message-file";
import { removeMessage } from "./remove-message";
import { sendMessage } from "./send-message";

let world: World;
let providers: Providers;
let stranger: Someone;
let pair: Connected;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  stranger = (await world.connected()).recruiter;
});
beforeEach(async () => {
  pair = await world.connected();
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const missing = { code: "not_found" };
const words = "You have the role.\n\nWe pay 140,000.";
async function keptByThePerson() {
  const fileId = await sentFile(world, pair.recruiter.userId, "message");
  const { messageId } = await sendMessage.call(pair.recruiter.ctx, { connectionId: pair.connectionId, clientId: `client-${fresh()}`, body: words, fileIds: [fileId] });
  return { fileId, messageId, pin: await keepMessage.call(pair.person.ctx, { messageId }) };
}

it("is read by both with its files, and exported, after its writer changed and deleted the message", async () => {
  const { fileId, messageId, pin } = await keptByThePerson();
  await editMessage.call(pair.recruiter.ctx, { messageId, body: "You have no role" });
  await deleteMessage.call(pair.recruiter.ctx, { messageId });
  const { kept } = await keptMessage.call(pair.person.ctx, { messageId });
  expect(kept).toMatchObject({ mine: true, at: pin.keptAt, words, hash: pin.hash, files: [{ fileId, name: "reply.pdf" }] });
  expect(createHash("sha256").update(kept.text).digest("hex")).toBe(pin.hash);
  expect((await keptMessage.call(pair.recruiter.ctx, { messageId })).kept).toEqual({ ...kept, mine: false });
  for (const by of [pair.recruiter, pair.person]) {
    expect((await messageFile.call(by.ctx, { messageId, fileId })).href).toContain(fileId);
    expect(JSON.parse((await exportThread.call(by.ctx, { connectionId: pair.connectionId })).json)).toMatchObject({ messages: [{ body: null, kept: { by: pair.person.name, text: kept.text, hash: pin.hash } }] });
    expect((await exportThreadPdf.call(by.ctx, { connectionId: pair.connectionId })).pdf).not.toBe("");
  }
});

it("is read after its writer's account was erased", async () => {
  const { fileId, messageId } = await keptByThePerson();
  await world.db.transaction(async (tx) => eraseMessagesOf(tx, pair.recruiter.userId, await world.now()));
  expect((await keptMessage.call(pair.person.ctx, { messageId })).kept).toMatchObject({ words, files: [{ fileId }] });
});

it("is nothing of a third's, nor of a message that was not kept", async () => {
  const { fileId, messageId } = await keptByThePerson();
  await deleteMessage.call(pair.recruiter.ctx, { messageId });
  await expect(keptMessage.call(stranger.ctx, { messageId })).rejects.toMatchObject(missing);
  await expect(messageFile.call(stranger.ctx, { messageId, fileId })).rejects.toMatchObject(missing);
  const plain = await said(pair.recruiter, pair.connectionId);
  await expect(keptMessage.call(pair.person.ctx, { messageId: plain.messageId })).rejects.toMatchObject(missing);
});

it("is with the platform alone once that removed the message", async () => {
  const { fileId, messageId } = await keptByThePerson();
  await world.db.transaction(async (tx) => removeMessage(tx, { messageId, now: await world.now() }));
  for (const by of [pair.recruiter, pair.person]) {
    await expect(keptMessage.call(by.ctx, { messageId })).rejects.toMatchObject(missing);
    await expect(messageFile.call(by.ctx, { messageId, fileId })).rejects.toMatchObject(missing);
    expect((await exportThread.call(by.ctx, { connectionId: pair.connectionId })).json).not.toContain("140,000");
  }
});
