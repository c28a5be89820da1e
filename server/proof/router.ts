import { mutation, reading, router } from "../kernel/trpc";
import { proofList } from "./proof-list";
import { liftStop, runProofNow } from "./run-proof-flow";

export const proofRouter = router({ list: reading(proofList), run: mutation(runProofNow), liftStop: mutation(liftStop) });
