import { mutation, reading, router } from "../kernel/trpc";
import { calendarDetail, calendarList, changeCalendar, createCalendar } from "./calendars";
import { clockDetail } from "./clock-detail";
import { moveClock } from "./move-clock-flow";
import { policyHistory, policyInForce } from "./policy-detail";
import { previewPolicy } from "./preview-policy";
import { policyVersionDetail, policyVersionList } from "./policy-versions";
import { publishPolicy } from "./publish-policy";

export const policyRouter = router({
  inForce: reading(policyInForce),
  history: reading(policyHistory),
  preview: reading(previewPolicy),
  versions: reading(policyVersionList),
  version: reading(policyVersionDetail),
  publish: mutation(publishPolicy),
  clock: reading(clockDetail),
  moveClock: mutation(moveClock),
  calendars: reading(calendarList),
  calendar: reading(calendarDetail),
  createCalendar: mutation(createCalendar),
  changeCalendar: mutation(changeCalendar),
});
