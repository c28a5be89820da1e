import { mutation, reading, router } from "../kernel/trpc";
import { policyHistory, policyInForce } from "./policy-detail";
import { publishPolicy } from "./publish-policy";

export const policyRouter = router({ inForce: reading(policyInForce), history: reading(policyHistory), publish: mutation(publishPolicy) });
