import { mutation, reading, router } from "../kernel/trpc";
import { askErasure, myErasure, takeErasureBack } from "./ask-erasure";
import { askErasureFor, eraseNow, erasureList } from "./erase-by-admin";

export const erasureRouter = router({
  mine: reading(myErasure),
  ask: mutation(askErasure),
  takeBack: mutation(takeErasureBack),
  list: reading(erasureList),
  askFor: mutation(askErasureFor),
  eraseNow: mutation(eraseNow),
});
