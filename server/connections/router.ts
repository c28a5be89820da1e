import { mutation, reading, router } from "../kernel/trpc";
import { acceptConnection, declineConnection, withdrawConnection } from "./answer-request";
import { askAgain, askCandidate, askRecruiter } from "./ask-connection";
import { connectionDetail, connectionWith } from "./connection-detail";
import { connectionList, requestsWaiting } from "./connection-list";
import { decideMaskReport } from "./decide-mask-report";
import { maskReportList } from "./mask-report-list";
import { openProfile } from "./open-profile";
import { blockCandidate, disconnect, unblockCandidate } from "./end-connection";
import { reportMask } from "./report-mask";

export const connectionsRouter = router({
  list: reading(connectionList),
  waiting: reading(requestsWaiting),
  detail: reading(connectionDetail),
  with: reading(connectionWith),
  askRecruiter: mutation(askRecruiter),
  askCandidate: mutation(askCandidate),
  askAgain: mutation(askAgain),
  accept: mutation(acceptConnection),
  decline: mutation(declineConnection),
  withdraw: mutation(withdrawConnection),
  disconnect: mutation(disconnect),
  openProfile: mutation(openProfile),
  blockCandidate: mutation(blockCandidate),
  unblockCandidate: mutation(unblockCandidate),
  reportMask: mutation(reportMask),
  maskReports: reading(maskReportList),
  decideMaskReport: mutation(decideMaskReport),
});
