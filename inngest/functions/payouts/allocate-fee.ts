import { allocateFee } from "@/server/payouts";
import { jobs } from "../../client";
import { read } from "../../events";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const allocatePaidFee = jobs.createFunction(
  {
    id: "allocate-fee",
    name: "Allocate fee: share a paid invoice into revenue and holds",
    triggers: [{ event: "billing/invoice.paid" }],
    concurrency: { limit: 1, key: "event.data.placementId" },
    retries: 6,
    onFailure: tellOfFailure("Allocate fee"),
  },
  async ({ event, step, runId }) => {
    const { placementId } = read("billing/invoice.paid", event);
    return step.run("hold-each-payees-part", () => allocateFee.call(jobContext("allocate-fee", runId), { placementId }));
  },
);
