import { mutation, router } from "../kernel/trpc";
import { linkCandidate } from "./link-candidate";

export const candidatesRouter = router({ link: mutation(linkCandidate) });
