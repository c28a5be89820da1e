import { mutation, reading, router } from "../kernel/trpc";
import { acceptOffer, declineOffer } from "./accept-offer";
import { confirmStart } from "./confirm-start";
import { placementDetail, placementList } from "./placement-list";
import { collaboratorDetail, collaboratorList, placementPage } from "./placement-pages";

export const placementsRouter = router({
  list: reading(placementList), page: reading(placementPage), detail: reading(placementDetail), collaborators: reading(collaboratorList), collaborator: reading(collaboratorDetail),
  acceptOffer: mutation(acceptOffer), declineOffer: mutation(declineOffer), confirmStart: mutation(confirmStart),
});
