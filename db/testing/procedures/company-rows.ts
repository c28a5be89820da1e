import { foundGroup, joinGroup } from "@/server/identity/company-groups";
import { createCalendar } from "@/server/policy/calendars";
import { fresh } from "../world/people";
import type { Row } from "./rows";
import type { Setting } from "./setting";

const reason = "Because of the test";
const foundedGroup = async (s: Setting) => (await foundGroup.call(s.as.owner, { name: `Group ${fresh()}` })).groupId;
const working = { weekend: [6, 7], holidays: [{ day: "2027-01-01", name: "New Year's Day" }] };
const platform = { companyId: "the platform sees every company", groupId: "the platform's own" };

/** The rows of what companies are to each other and when they work. */
export const companyRows: Readonly<Record<string, Row>> = {
  "policy.calendars": { as: "signed_in", prepare: () => ({ input: {} }) },
  "policy.calendar": { as: "support", prepare: () => ({ input: { calendarId: "cal_standard" } }), noForeign: { calendarId: "calendars are everybody's" } },
  "policy.createCalendar": { as: "finance", prepare: () => ({ input: { name: `Calendar ${fresh()}`, ...working } }) },
  "policy.changeCalendar": {
    as: "finance", prepare: async (s) => ({ input: { calendarId: (await createCalendar.call(s.as.owner, { name: `Calendar ${fresh()}`, ...working })).calendarId, basedOnVersion: 1, ...working, reason } }),
    noForeign: { calendarId: "calendars are everybody's" },
  },
  "identity.companies": { as: "support", prepare: () => ({ input: { search: "Company" } }) },
  "identity.groups": { as: "support", prepare: () => ({ input: {} }) },
  "identity.foundGroup": { as: "finance", prepare: () => ({ input: { name: `Group ${fresh()}` } }) },
  "identity.joinGroup": { as: "finance", prepare: async (s) => ({ input: { groupId: await foundedGroup(s), companyId: (await s.world.company()).companyId, reason } }), noForeign: platform },
  "identity.leaveGroup": {
    as: "finance", async prepare(s) {
      const { companyId } = await s.world.company();
      await joinGroup.call(s.as.owner, { groupId: await foundedGroup(s), companyId, reason });
      return { input: { companyId, reason } };
    },
    noForeign: platform,
  },
  "identity.workingDays": { as: "company_finance", prepare: () => ({ input: {} }) },
  "identity.chooseWorkingDays": { as: "company", prepare: () => ({ input: { timeZone: "UTC", calendarId: "cal_standard" } }), noForeign: { calendarId: "calendars are everybody's" } },
};
