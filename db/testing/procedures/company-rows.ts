import { foundGroup, joinGroup } from "@/server/identity/company-groups";
import { askForPerson } from "@/server/jobs/named-people";
import { createCalendar } from "@/server/policy/calendars";
import { type CompanyUser, fresh } from "../world/people";
import type { Row } from "./rows";
import type { Setting } from "./setting";

const reason = "Because of the test";
const foundedGroup = async (s: Setting) => (await foundGroup.call(s.as.owner, { name: `Group ${fresh()}` })).groupId;
const named = async (s: Setting, by: CompanyUser) => (await askForPerson.call(by.ctx, { jobId: await s.world.job(by), fullName: "Known Person", email: `known.${fresh()}@example.com` })).namedPersonId;
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
  "jobs.namedPeople": { as: "company_finance", prepare: async (s) => ({ input: { jobId: await s.world.job(s.company) } }), foreign: (s) => ({ jobId: s.away.pausedJobId }) },
  "jobs.askForPerson": { as: "company", prepare: async (s) => ({ input: { jobId: await s.world.job(s.company), fullName: "Known Person", email: s.home.person.email } }), foreign: (s) => ({ jobId: s.away.pausedJobId }) },
  "jobs.withdrawNamedPerson": {
    as: "company", prepare: async (s) => ({ input: { namedPersonId: await named(s, s.company) } }),
    foreign: (s) => ({ namedPersonId: s.asked.namedPersonId }),
  },
  "applications.standing": { as: "company", prepare: (s) => ({ input: { applicationId: s.home.applicationId } }), foreign: (s) => ({ applicationId: s.away.offer.applicationId }) },
  "identity.workingDays": { as: "company_finance", prepare: () => ({ input: {} }) },
  "identity.chooseWorkingDays": { as: "company", prepare: () => ({ input: { timeZone: "UTC", calendarId: "cal_standard" } }), noForeign: { calendarId: "calendars are everybody's" } },
};
