import { mutation, reading, router } from "../kernel/trpc";
import { acceptOffer, declineOffer } from "./accept-offer";
import { confirmStart } from "./confirm-start";
import { placementDetail, placementList } from "./placement-list";

export const placementsRouter = router({ list: reading(placementList), detail: reading(placementDetail), acceptOffer: mutation(acceptOffer), declineOffer: mutation(declineOffer), confirmStart: mutation(confirmStart) });
