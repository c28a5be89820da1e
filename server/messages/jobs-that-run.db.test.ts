// Proves: what waits in conversations is done by the product's own functions, as a job runner registers and runs them: who has not looked is reminded by a mail that arrives, quiet hours hold it and their end sends it, what is
// wanted daily comes in one mail, and what the policy keeps no longer goes. Would miss: which runs come late or twice (remind-of-unread, mail-as-wanted and forget-old-messages look at each), and the minute of a schedule.
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type JobRunner, startJobRunner } from "@/db/testing/job-runner";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import { type Connected, said } from "@/db/testing/world/requests-to-connect";
import { saveMailSettings } from "../notifications/mail-settings";
import type { MailChoice } from "../notifications/rules/mail-classes";
import { editMessage } from "./change-message";

let world: World;
let providers: Providers;
let runner: JobRunner;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
  runner = await startJobRunner();
});
afterAll(async () => {
  await runner.stop();
  await world.close();
  await providers.stop();
});

async function later(by: Parameters<World["passTime"]>[0]): Promise<void> {
  await world.passTime(by);
  await runner.clockMoved();
}
async function wants({ person }: Connected, of: { messages: MailChoice; quiet?: boolean }): Promise<void> {
  const now = await world.now();
  const at = (ahead: number) => (((now.getUTCHours() * 60 + now.getUTCMinutes() + ahead) % 1440) + 1440) % 1440;
  await saveMailSettings.call(person.ctx, { choices: [{ mailClass: "messages", choice: of.messages }, { mailClass: "connections", choice: "never" }], timeZone: "UTC", quiet: of.quiet ? { from: at(-30), to: at(45) } : null, digestHour: (now.getUTCHours() + 3) % 24 });
}
const reminders = async ({ person }: Connected) => (await world.db.execute<{ state: string }>(sql`select state from mails where user_id = ${person.userId} and template = 'unread-messages'`)).map(({ state }) => state);
const arrived = async ({ person }: Connected) => (await providers.mailsTo(person.email)).map(({ subject }) => subject);
const soonIs = (what: () => Promise<unknown>) => expect.poll(what, { timeout: 30_000 });

it("remind by mail, hold it for quiet hours or for the day, and send it when its time has come", async () => {
  const [soon, quiet, daily] = [await world.connected(), await world.connected(), await world.connected()];
  const andAnother = await world.connected({ person: daily.person });
  await wants(soon, { messages: "at_once" });
  await wants(quiet, { messages: "at_once", quiet: true });
  await wants(daily, { messages: "daily" });
  for (const { recruiter, connectionId } of [soon, quiet, daily, andAnother]) await said(recruiter, connectionId);
  const wrote = ({ recruiter }: Connected) => [`${recruiter.name} wrote to you`];
  await later({ minutes: 11 });
  await soonIs(() => Promise.all([arrived(soon), reminders(quiet), reminders(daily)])).toEqual([wrote(soon), ["held"], ["collected", "collected"]]);
  expect([await arrived(quiet), await arrived(daily)]).toEqual([[], []]);
  await later({ minutes: 60 });
  await soonIs(() => arrived(quiet)).toEqual(wrote(quiet));
  expect(await arrived(daily)).toEqual([]);
  await later({ hours: 4 });
  await soonIs(() => arrived(daily)).toEqual(["2 things happened on Fairsplit"]);
  expect([await arrived(soon), await arrived(quiet)]).toEqual([wrote(soon), wrote(quiet)]);
});

it("forget earlier wordings when their days are over", async () => {
  const { recruiter, connectionId } = await world.connected();
  const { messageId } = await said(recruiter, connectionId, "first");
  await editMessage.call(recruiter.ctx, { messageId, body: "second" });
  const edits = async () => (await world.db.execute(sql`select 1 from message_edits where message_id = ${messageId}`)).length;
  expect(await edits()).toBe(1);
  await later({ days: 366 });
  await soonIs(edits).toBe(0);
});
