import { list, one, post, type RestRoute } from "../kernel/rest";
import { acceptOffer, declineOffer } from "./accept-offer";
import { confirmStart } from "./confirm-start";
import { placementDetail } from "./placement-list";
import { collaboratorDetail, collaboratorList, placementPage } from "./placement-pages";

const placement = { ids: { id: "placementId" } } as const;

export const placementRoutes: readonly RestRoute[] = [
  list("/placements", placementPage, "Placements in which you take part."),
  one("/placements/{id}", placementDetail, "One placement: terms, split, guarantee and what has happened.", { ...placement, lift: "placement" }),
  post("/placements/{id}/confirm-start", confirmStart, "Confirm that the person has started.", placement),
  post("/offers/{id}/accept", acceptOffer, "Accept an offer, as the candidate. It makes the placement.", { ids: { id: "offerId" }, rename: { placementId: "id" }, creates: "placements" }),
  post("/offers/{id}/decline", declineOffer, "Decline an offer, as the candidate.", { ids: { id: "offerId" } }),
  list("/placement-collaborators", collaboratorList, "Recruiters on placements that your firm shares in."),
  one("/placement-collaborators/{id}", collaboratorDetail, "One recruiter on one placement.", { ids: { id: "collaboratorId" }, lift: "collaborator" }),
];
