import { list, one, post, type RestRoute } from "../kernel/rest";
import { applicationDetail, applicationPage } from "./application-list";
import { makeOffer, withdrawOffer } from "./make-offer";
import { rejectApplication, startReview, withdrawApplication } from "./review-application";
import { submitCandidate } from "./submit-candidate";

const application = { ids: { id: "applicationId" } } as const;

export const applicationRoutes: readonly RestRoute[] = [
  list("/applications", applicationPage, "Submissions by you, to your company, or of you."),
  one("/applications/{id}", applicationDetail, "One submission as your side sees it.", { ...application, lift: "application" }),
  post("/applications", submitCandidate, "Submit a person for a role. It starts or uses your protection, or needs their right to represent.", { rename: { applicationId: "id" }, creates: "applications" }),
  post("/applications/{id}/start-review", startReview, "Take a submission into review.", application),
  post("/applications/{id}/reject", rejectApplication, "Turn a submission down, with the reason that the recruiter reads.", application),
  post("/applications/{id}/withdraw", withdrawApplication, "Take your submission back.", application),
  post("/applications/{id}/offers", makeOffer, "Make an offer.", { ...application, rename: { offerId: "id" } }),
  post("/applications/{id}/withdraw-offer", withdrawOffer, "Take an offer back that nobody has answered.", application),
];
