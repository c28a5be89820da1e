import { mutation, reading, router } from "../kernel/trpc";
import { applicationDetail, applicationList, applicationPage } from "./application-list";
import { makeOffer, withdrawOffer } from "./make-offer";
import { offerCost } from "./offer-cost";
import { rejectApplication, startReview, withdrawApplication } from "./review-application";
import { submissionStanding } from "./submission-standing";
import { previewSubmission, submitCandidate } from "./submit-candidate";

export const applicationsRouter = router({
  list: reading(applicationList),
  page: reading(applicationPage),
  detail: reading(applicationDetail),
  standing: reading(submissionStanding),
  preview: reading(previewSubmission),
  offerCost: reading(offerCost),
  submit: mutation(submitCandidate),
  startReview: mutation(startReview),
  reject: mutation(rejectApplication),
  withdraw: mutation(withdrawApplication),
  makeOffer: mutation(makeOffer),
  withdrawOffer: mutation(withdrawOffer),
});
