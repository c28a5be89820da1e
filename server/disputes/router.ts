import { mutation, reading, router } from "../kernel/trpc";
import { acceptObjection } from "./accept-objection";
import { addDisputeEvidence, disputeEvidenceFile } from "./add-dispute-evidence";
import { answerDispute, withdrawDispute } from "./answer-dispute";
import { appealDispute } from "./appeal-dispute";
import { contestClaim } from "./contest-claim";
import { decideDispute } from "./decide-dispute";
import { decisionPreview } from "./decision-preview";
import { disputeDetail } from "./dispute-detail";
import { disputePage } from "./dispute-page";
import { disputeQueue, myDisputes, submissionDisputes } from "./dispute-list";
import { objectToSubmission } from "./object-to-submission";
import { submissionObjection } from "./objection-window";
import { precedentList } from "./precedent-list";
import { reportSubmission } from "./report-submission";

export const disputesRouter = router({
  mine: reading(myDisputes),
  ofSubmission: reading(submissionDisputes),
  page: reading(disputePage),
  queue: reading(disputeQueue),
  detail: reading(disputeDetail),
  contestClaim: mutation(contestClaim),
  objectToSubmission: mutation(objectToSubmission),
  objection: reading(submissionObjection),
  acceptObjection: mutation(acceptObjection),
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
