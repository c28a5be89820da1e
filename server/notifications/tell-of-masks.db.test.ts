// Proves: that a note is said to be hidden by mistake is told to the platform's people, once; what was decided, to who said so alone, while the screens of both read themselves anew and are not told who it was.
// Would miss: what a browser makes of it (the journey of the bell).
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type Providers, startProviders } from "@/db/testing/providers";
import { makeWorld, type World } from "@/db/testing/world";
import type { Someone } from "@/db/testing/world/people";
import { leavingAtOnce } from "../after-commit";
import { decideMaskReport } from "../connections/decide-mask-report";
import { maskReportList } from "../connections/mask-report-list";
import { reportMask } from "../connections/report-mask";
import { tellMoves } from ".";
import { myNotifications } from "./my-notifications";

let world: World;
let providers: Providers;
let admin: Someone;
beforeAll(async () => {
  world = await makeWorld();
  providers = await startProviders(world.database.appUrl);
});
beforeEach(async () => {
  admin = await world.person({ platformRole: "support" });
});
afterAll(async () => {
  await world.close();
  await providers.stop();
});

const newsOf = async ({ ctx }: Pick<Someone, "ctx">) => (await myNotifications.call(ctx, {})).notifications.map(({ title, href }) => [title, href]);
const pushedTo = (userId: string) => providers.pushes.filter((push) => push.includes(`private-user-${userId}`));
async function asked() {
  const made = await world.askedByCandidate({ note: "Reference 4155550142 of the role" });
  await tellMoves.call(world.system, {});
  return made;
}
async function decide(connectionId: string, outcome: "shown" | "left") {
  const report = (await maskReportList.call(admin.ctx, {})).reports.find((one) => one.connectionId === connectionId);
  await decideMaskReport.call(leavingAtOnce(admin.ctx), { connectionId, askedAt: report?.askedAt ?? "", outcome });
}

it("admins are told of a report, once", async () => {
  const { connectionId, recruiter, person } = await asked();
  const before = [await newsOf(recruiter), await newsOf(person)];
  for (const { ctx } of [recruiter, recruiter, person]) await reportMask.call(leavingAtOnce(ctx), { connectionId });
  expect(await newsOf(admin)).toEqual([["A note is said to be hidden by mistake", "/admin/moderation"]]);
  expect(pushedTo(admin.userId)).toHaveLength(1);
  expect([await newsOf(recruiter), await newsOf(person)]).toEqual(before);
});

it.each([
  ["recruiter", "shown", "The note is shown in full now", "portal"], ["recruiter", "left", "What is hidden in the note stays hidden", "portal"],
  ["person", "shown", "The note is shown in full now", "marketplace"], ["person", "left", "What is hidden in the note stays hidden", "marketplace"],
] as const)("the %s who said so reads that it is %s; the other's screen alone knows", async (by, outcome, title, area) => {
  const made = await asked();
  const other = made[by === "person" ? "recruiter" : "person"];
  await reportMask.call(leavingAtOnce(made[by].ctx), { connectionId: made.connectionId });
  const before = await newsOf(other);
  providers.pushes.length = 0;
  await decide(made.connectionId, outcome);
  expect((await newsOf(made[by]))[0]).toEqual([title, `/${area}/connections/${made.connectionId}`]);
  expect(await newsOf(other)).toEqual(before);
  for (const { userId } of [made[by], other]) expect(pushedTo(userId).join()).toContain("connections/mask.decided");
  expect(providers.pushes.join()).not.toMatch(new RegExp(`"(userId|area|outcome)|${made[by].name}`));
});
