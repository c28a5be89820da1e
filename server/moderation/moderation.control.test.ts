// Proves: the tests of mutes and suspensions fail on "who is muted writes to nobody" and "a long suspension is two admins'" (I-37) once the lock, the CHECK and the trigger are gone, so that their green runs mean
// something. Would miss: a harness that fails for another reason as well; the outcomes are compared by their words.
import { expect, it } from "vitest";
import { controlName, controls } from "@/db/testing/controls";
import { byTable } from "@/db/testing/races/message-races";
import { duringMute } from "@/db/testing/races/mute-race";
import { makeWorld, type World } from "@/db/testing/world";
import { reportPerson } from "./report-person";

async function inAWorld(work: (world: World) => Promise<void>): Promise<void> {
  const world = await makeWorld();
  try {
    await work(world);
  } finally {
    await world.close();
  }
}

it(controlName(controls.mutedWrites), () => inAWorld(async (world) => {
  const by = await world.person({ platformRole: "support" });
  const sentDuringMute = async (waits: boolean) => {
    const { reportId, recruiter, connectionId } = await world.reportedMessage();
    return duringMute(world, { reportId, muted: recruiter, by, waits }, () => byTable(world, { by: recruiter, connectionId, clientId: `client-${reportId}`, body: "x" }));
  };
  expect(await sentDuringMute(true)).toBe("muted_says_nothing");
  const [trigger] = await world.database.ownerSql<{ body: string }[]>`select pg_get_functiondef('app.muted_says_nothing'::regproc) as body`;
  const unlocked = trigger?.body.replace("where id = who for share;", "where id = who;") ?? "";
  expect(unlocked).not.toBe(trigger?.body);
  await world.database.ownerSql.unsafe(unlocked);
  expect(await sentDuringMute(false)).toBe("written");
}), 60_000);

it(controlName(controls.longSuspensions), () => inAWorld(async (world) => {
  const by = await world.person({ platformRole: "support" });
  const { reportId, recruiter } = await world.reportedMessage();
  const alone = () => world.database.ownerSql`
    insert into moderation_actions (id, report_id, user_id, kind, reason, state, policy_version, decided_by, decided_at, began_at, appeal_until)
    values ('mda_alone', ${reportId}, ${recruiter.userId}, 'suspend', 'x', 'in_force', 1, ${by.userId}, app.now(), app.now(), app.now())`;
  await expect(alone()).rejects.toMatchObject({ constraint_name: "moderation_actions_two_for_long" });
  await world.database.ownerSql`alter table moderation_actions drop constraint moderation_actions_two_for_long`;
  await alone();
  const { actor } = (await world.refreshed(recruiter)).ctx;
  expect(actor).toMatchObject({ suspended: true });
}), 60_000);

it(controlName(controls.longSuspensionsInParts), () => inAWorld(async (world) => {
  const by = await world.person({ platformRole: "support" });
  const { reportId, recruiter, person, connectionId } = await world.reportedMessage();
  const { reportId: another } = await reportPerson.call(person.ctx, { connectionId, reason: "spam" });
  const alone = (id: string, of: string) => world.database.ownerSql`
    insert into moderation_actions (id, report_id, user_id, kind, days, reason, state, policy_version, decided_by, decided_at, began_at, until, appeal_until)
    values (${id}, ${of}, ${recruiter.userId}, 'suspend', 30, 'x', 'in_force', 1, ${by.userId}, app.now(), app.now(), app.now() + interval '720 hours', app.now())`;
  await alone("mda_first", reportId);
  await world.passTime({ days: 29 });
  await expect(alone("mda_on", another)).rejects.toMatchObject({ constraint_name: "moderation_suspends_alone" });
  await world.database.ownerSql`drop trigger moderation_suspends_alone on moderation_actions`;
  await alone("mda_on", another);
  await world.passTime({ days: 29 });
  expect((await world.refreshed(recruiter)).ctx.actor).toMatchObject({ suspended: true });
}), 60_000);
