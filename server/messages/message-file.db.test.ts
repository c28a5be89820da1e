// Proves: a file that came with a message is opened by the two of its conversation, and by nobody else; a file of no message is not there; a picture is drawn small and harmless. Would miss: what the link itself lets through (files.db.test.ts).
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sentFile } from "@/db/testing/procedures/setting";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh } from "@/db/testing/world/people";
import { receiveFile } from "../files";
import type { Ctx } from "../kernel/command";
import { deleteMessage } from "./change-message";
import { messageFile, messagePicture } from "./message-file";
import { sendMessage } from "./send-message";

let world: World;
let providers: Providers;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

it("opens its files for its two alone", async () => {
  const { connectionId, recruiter, person } = await world.connected();
  const stranger = await world.recruiter();
  const fileId = await sentFile(world, recruiter.userId, "message");
  const { messageId } = await sendMessage.call(recruiter.ctx, { connectionId, clientId: `client-${fresh()}`, body: "", fileIds: [fileId] });
  for (const by of [recruiter, person]) expect((await messageFile.call(by.ctx, { messageId, fileId })).href).toContain(fileId);
  await expect(messageFile.call(stranger.ctx, { messageId, fileId })).rejects.toMatchObject({ code: "not_found" });
  const another = await sentFile(world, recruiter.userId, "message");
  await expect(messageFile.call(recruiter.ctx, { messageId, fileId: another })).rejects.toMatchObject({ code: "not_found" });
});

describe("a picture", () => {
  const picture = () => sharp({ create: { width: 1_600, height: 400, channels: 3, background: "#336699" } }).withExif({ IFD0: { Artist: "Somebody" } }).jpeg().toBuffer();
  const sent = async (by: { ctx: Ctx; userId: string }, connectionId: string, of: { name: string; bytes: Uint8Array }) => {
    const { fileId } = await receiveFile.call(by.ctx, { purpose: "message", ...of });
    const { messageId } = await sendMessage.call(by.ctx, { connectionId, clientId: `client-${fresh()}`, body: "", fileIds: [fileId] });
    return { messageId, fileId };
  };

  it("is drawn small and without what the camera wrote, for its two alone, as long as its message stands", async () => {
    const { connectionId, recruiter, person } = await world.connected();
    const stranger = await world.recruiter();
    const of = await sent(recruiter, connectionId, { name: "rig.jpg", bytes: await picture() });
    for (const by of [recruiter, person].map((one) => one.ctx)) {
      const drawn = await sharp((await messagePicture.call(by, of)).bytes).metadata();
      expect(drawn).toMatchObject({ format: "webp", width: 720, height: 180 });
      expect(drawn.exif).toBeUndefined();
    }
    await expect(messagePicture.call(stranger.ctx, of)).rejects.toMatchObject({ code: "not_found" });
    await deleteMessage.call(recruiter.ctx, { messageId: of.messageId });
    await expect(messagePicture.call(recruiter.ctx, of)).rejects.toMatchObject({ code: "not_found" });
  });

  it("is not there for what is none, what only begins as one, and what would fill the memory", async () => {
    const { connectionId, recruiter } = await world.connected();
    const whole = await sharp({ create: { width: 64, height: 64, channels: 3, background: "#fff" } }).png().toBuffer();
    const bomb = Buffer.from(whole);
    // The header alone says how large it is.
    bomb.writeUInt32BE(60_000, 16);
    bomb.writeUInt32BE(60_000, 20);
    for (const of of [{ name: "role.pdf", bytes: Buffer.from("%PDF-1.7\nthe role") }, { name: "cut.png", bytes: whole.subarray(0, 60) }, { name: "bomb.png", bytes: bomb }])
      await expect(messagePicture.call(recruiter.ctx, await sent(recruiter, connectionId, of))).rejects.toMatchObject({ code: "not_found" });
  });
});
