import { mutation, reading, router } from "../kernel/trpc";
import { addDisputeEvidence, disputeEvidenceFile } from "./add-dispute-evidence";
import { answerDispute, withdrawDispute } from "./answer-dispute";
import { appealDispute } from "./appeal-dispute";
import { contestClaim } from "./contest-claim";
import { decideDispute } from "./decide-dispute";
import { decisionPreview } from "./decision-preview";
import { disputeDetail } from "./dispute-detail";
import { disputeQueue, myDisputes, submissionDisputes } from "./dispute-list";
import { precedentList } from "./precedent-list";
import { reportSubmission } from "./report-submission";

export const disputesRouter = router({
  mine: reading(myDisputes),
  ofSubmission: reading(submissionDisputes),
  queue: reading(disputeQueue),
  detail: reading(disputeDetail),
  contestClaim: mutation(contestClaim),
  reportSubmission: mutation(reportSubmission),
  addEvidence: mutation(addDisputeEvidence),
  evidenceFile: reading(disputeEvidenceFile),
  answer: mutation(answerDispute),
  withdraw: mutation(withdrawDispute),
  appeal: mutation(appealDispute),
  preview: reading(decisionPreview),
  decide: mutation(decideDispute),
  precedents: reading(precedentList),
});
