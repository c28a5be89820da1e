import { mutation, reading, router } from "../kernel/trpc";
import { hiddenEmployerList } from "./hidden-employer-list";
import { allowCompany, hideFromEmployer, stateCurrentEmployer, stopHiding } from "./hide-employer";
import { linkCandidate } from "./link-candidate";
import { setAvailability } from "./set-availability";

export const candidatesRouter = router({
  link: mutation(linkCandidate),
  setAvailability: mutation(setAvailability),
  hiddenEmployers: reading(hiddenEmployerList),
  stateCurrentEmployer: mutation(stateCurrentEmployer),
  hideFromEmployer: mutation(hideFromEmployer),
  stopHiding: mutation(stopHiding),
  allowCompany: mutation(allowCompany),
});
