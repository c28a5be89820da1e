import { list, one, post, type RestRoute } from "../kernel/rest";
import { acceptObjection } from "./accept-objection";
import { addDisputeEvidence, disputeEvidenceFile } from "./add-dispute-evidence";
import { answerDispute, withdrawDispute } from "./answer-dispute";
import { appealDispute } from "./appeal-dispute";
import { contestClaim } from "./contest-claim";
import { decisionPreview } from "./decision-preview";
import { disputeDetail } from "./dispute-detail";
import { disputePage } from "./dispute-page";
import { objectToSubmission } from "./object-to-submission";
import { submissionObjection } from "./objection-window";
import { precedentList } from "./precedent-list";
import { reportSubmission } from "./report-submission";

const dispute = { ids: { id: "disputeId" } } as const;

export const disputeRoutes: readonly RestRoute[] = [
  list("/disputes", disputePage, "Cases in which you are a side."),
  one("/disputes/{id}", disputeDetail, "One case with what both sides bring, its deadlines and its decisions.", { ...dispute, lift: "dispute" }),
  post("/disputes", contestClaim, "Contest somebody's claim on a person, with proof.", { rename: { disputeId: "id" }, creates: "disputes" }),
  post("/disputes/{id}/evidence", addDisputeEvidence, "Add proof to a case.", { ...dispute, rename: { evidenceId: "id" } }),
  post("/disputes/{id}/answer", answerDispute, "Answer, as the other side.", dispute),
  post("/disputes/{id}/withdraw", withdrawDispute, "Take your case back.", dispute),
  post("/disputes/{id}/accept", acceptObjection, "Accept a company's objection, as the recruiter. The submission ends at once.", dispute),
  post("/disputes/{id}/appeal", appealDispute, "Appeal a decision, once and in time. Somebody else of the platform decides anew.", dispute),
  one("/disputes/{id}/decision-preview", decisionPreview, "What a decision would move if it were carried out now, and what is contested. For the platform.", dispute),
  one("/dispute-evidence/{id}/file", disputeEvidenceFile, "Where the file of a piece of proof can be fetched, with the same key, for five minutes.", { ids: { id: "evidenceId" } }),
  one("/precedents", precedentList, "Final cases whose decision was published: no name, no id and no day."),
  one("/applications/{id}/objection", submissionObjection, "Whether the company may still object to a submission, until when, and what became of its objection.", { ids: { id: "applicationId" } }),
  post("/applications/{id}/objections", objectToSubmission, "Object to a submission, as the company, with proof of two-way contact before it.", { ids: { id: "applicationId" }, rename: { disputeId: "id" }, creates: "disputes" }),
  post("/applications/{id}/reports", reportSubmission, "Report, as the candidate, a submission that you never allowed.", { ids: { id: "applicationId" }, rename: { disputeId: "id" }, creates: "disputes" }),
];
