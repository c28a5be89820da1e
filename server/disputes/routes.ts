import { list, one, post, type RestRoute } from "../kernel/rest";
import { addDisputeEvidence } from "./add-dispute-evidence";
import { answerDispute, withdrawDispute } from "./answer-dispute";
import { contestClaim } from "./contest-claim";
import { disputeDetail } from "./dispute-detail";
import { disputePage } from "./dispute-page";
import { reportSubmission } from "./report-submission";

const dispute = { ids: { id: "disputeId" } } as const;

export const disputeRoutes: readonly RestRoute[] = [
  list("/disputes", disputePage, "Cases in which you are a side."),
  one("/disputes/{id}", disputeDetail, "One case with what both sides bring, its deadlines and its decisions.", { ...dispute, lift: "dispute" }),
  post("/disputes", contestClaim, "Contest somebody's claim on a person, with proof.", { rename: { disputeId: "id" }, creates: "disputes" }),
  post("/disputes/{id}/evidence", addDisputeEvidence, "Add proof to a case.", { ...dispute, rename: { evidenceId: "id" } }),
  post("/disputes/{id}/answer", answerDispute, "Answer, as the other side.", dispute),
  post("/disputes/{id}/withdraw", withdrawDispute, "Take your case back.", dispute),
  post("/applications/{id}/reports", reportSubmission, "Report, as the candidate, a submission that you never allowed.", { ids: { id: "applicationId" }, rename: { disputeId: "id" }, creates: "disputes" }),
];
