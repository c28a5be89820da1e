import { mutation, reading, router } from "../kernel/trpc";
import { mutePerson, rejectReport, removeReported, warnPerson } from "./act-on-report";
import { appealDecision, decideAppeal } from "./appeal-decision";
import { decisionDetail } from "./decision-detail";
import { liftAction } from "./lift-action";
import { myReports } from "./my-reports";
import { reportDetail } from "./report-detail";
import { reportMessage } from "./report-message";
import { reportPerson } from "./report-person";
import { reportQueue, reportsWaiting } from "./report-queue";
import { openReportedFile } from "./reported-files";
import { approveSuspension, suspendPerson, turnDownSuspension, withdrawSuspension } from "./suspend-person";

export const moderationRouter = router({
  reportMessage: mutation(reportMessage),
  reportPerson: mutation(reportPerson),
  mine: reading(myReports),
  queue: reading(reportQueue),
  waiting: reading(reportsWaiting),
  detail: reading(reportDetail),
  openFile: mutation(openReportedFile),
  reject: mutation(rejectReport),
  warn: mutation(warnPerson),
  mute: mutation(mutePerson),
  removeMessage: mutation(removeReported),
  suspend: mutation(suspendPerson),
  approveSuspension: mutation(approveSuspension),
  turnDownSuspension: mutation(turnDownSuspension),
  withdrawSuspension: mutation(withdrawSuspension),
  lift: mutation(liftAction),
  decision: reading(decisionDetail),
  appeal: mutation(appealDecision),
  decideAppeal: mutation(decideAppeal),
});
