// Proves: a calendar of working days is versioned, changed by one at a time, and chosen by a company together with its time zone; nobody but the platform changes it.
// Would miss: a holiday that is wrong in the world.
import { afterAll, beforeAll, expect, it } from "vitest";
import { makeWorld, type World } from "@/db/testing/world";
import { fresh, type Someone } from "@/db/testing/world/people";
import { businessCalendarOf, chooseWorkingDays, myWorkingDays } from "../identity/working-days";
import { calendarDetail, calendarInForce, calendarList, changeCalendar, createCalendar } from "./calendars";

let world: World;
let owner: Someone;
beforeAll(async () => {
  world = await makeWorld();
  owner = await world.person({ platformRole: "owner" });
});
afterAll(() => world.close());

const made = async () => (await createCalendar.call(owner.ctx, { name: `Calendar ${fresh()}`, weekend: [7, 6], holidays: [{ day: "2027-12-25", name: "Christmas" }, { day: "2027-01-01", name: "New Year" }] })).calendarId;

it("starts with Monday to Friday for everybody", async () => {
  const company = await world.company({ timeZone: "Asia/Tokyo" });
  expect(await businessCalendarOf(world.db, company.companyId)).toEqual({ timeZone: "Asia/Tokyo", calendarId: "cal_standard", calendarVersion: 1, weekend: new Set([6, 7]), holidays: new Set() });
  expect((await calendarList.call(company.ctx, {})).calendars[0]).toMatchObject({ calendarId: "cal_standard", weekend: [6, 7] });
});

it("keeps every version, in order of the days, and refuses what was edited from an older one", async () => {
  const calendarId = await made();
  expect((await calendarInForce(world.db, calendarId))?.holidays.map((one) => one.day)).toEqual(["2027-01-01", "2027-12-25"]);
  const change = (basedOnVersion: number) => changeCalendar.call(owner.ctx, { calendarId, basedOnVersion, weekend: [5, 6], holidays: [], reason: "They rest on Fridays" });
  expect(await change(1)).toEqual({ version: 2 });
  await expect(change(1)).rejects.toMatchObject({ code: "calendar_changed" });
  const tries = await Promise.allSettled(Array.from({ length: 6 }, () => change(2)));
  expect(tries.filter((one) => one.status === "fulfilled")).toHaveLength(1);
  for (const one of tries) if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "calendar_changed" });
  expect((await calendarDetail.call(owner.ctx, { calendarId })).versions.map((one) => [one.version, one.weekend])).toEqual([[3, [5, 6]], [2, [5, 6]], [1, [6, 7]]]);
  await expect(world.database.ownerSql`update business_calendar_versions set holidays = '[]'`).rejects.toThrow();
});

it("takes each name once, each day once, and leaves a working day", async () => {
  const name = `Calendar ${fresh()}`;
  await createCalendar.call(owner.ctx, { name, weekend: [], holidays: [] });
  await expect(createCalendar.call(owner.ctx, { name, weekend: [], holidays: [] })).rejects.toMatchObject({ code: "calendar_name_taken", field: "name" });
  for (const wrong of [{ weekend: [6, 6] }, { weekend: [1, 2, 3, 4, 5, 6, 7] }, { weekend: [0] }, { holidays: [{ day: "2027-02-30", name: "Never" }] }, { holidays: [{ day: "2027-01-01", name: "One" }, { day: "2027-01-01", name: "Two" }] }]) {
    await expect(createCalendar.call(owner.ctx, { name: `Calendar ${fresh()}`, weekend: [], holidays: [], ...wrong })).rejects.toMatchObject({ code: "invalid_input" });
  }
  const summer = Array.from({ length: 70 }, (_, i) => ({ day: new Date(Date.parse("2027-06-01") + i * 86_400_000).toISOString().slice(0, 10), name: "A long summer" }));
  await expect(createCalendar.call(owner.ctx, { name: `Calendar ${fresh()}`, weekend: [6, 7], holidays: summer })).rejects.toMatchObject({ code: "calendar_without_work" });
  await expect(world.database.ownerSql`insert into business_calendar_versions (calendar_id, version, weekend, holidays, reason, created_by, created_at) values ('cal_standard', 9, '{1,2,3,4,5,6,7}', '[]', 'x', 'x', app.now())`).rejects.toMatchObject({ constraint_name: "business_calendar_versions_weekend" });
});

it("is chosen by those who hire at a company, for their own", async () => {
  const company = await world.company();
  const calendarId = await made();
  await chooseWorkingDays.call(company.ctx, { timeZone: "Europe/Berlin", calendarId });
  expect(await myWorkingDays.call(company.ctx, {})).toEqual({ timeZone: "Europe/Berlin", calendarId });
  expect(await calendarDetail.call(owner.ctx, { calendarId })).toMatchObject({ usedBy: 1, users: [{ organizationId: company.companyId, kind: "company" }] });
  await expect(chooseWorkingDays.call(company.ctx, { timeZone: "Europe/Berlin", calendarId: "cal_never" })).rejects.toMatchObject({ code: "no_such_calendar", field: "calendarId" });
  await expect(chooseWorkingDays.call(company.ctx, { timeZone: "Mars/Olympus", calendarId })).rejects.toMatchObject({ code: "invalid_input" });
  const finance = await world.companyMember(company, "finance");
  await expect(chooseWorkingDays.call(finance.ctx, { timeZone: "UTC", calendarId })).rejects.toMatchObject({ code: "not_allowed" });
});
