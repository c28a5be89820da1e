// Proves: a file that came with a message is opened by the two of its conversation, and by nobody else; a file of no message is not there. Would miss: what the link itself lets through (files.db.test.ts).
import { afterAll, beforeAll, expect, it } from "vitest";
import { sentFile } from "@/db/testing/procedures/setting";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh } from "@/db/testing/world/people";
import { messageFile } from "./message-file";
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
