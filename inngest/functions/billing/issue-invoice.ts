import { issueInvoice } from "@/server/billing";
import { jobs } from "../../client";
import { read } from "../../events";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const billStartedPlacement = jobs.createFunction(
  {
    id: "issue-invoice",
    name: "Issue invoice: bill a placement whose start is confirmed",
    triggers: [{ event: "placements/placement.started" }],
    concurrency: { limit: 1, key: "event.data.placementId" },
    retries: 8,
    onFailure: tellOfFailure("Issue invoice"),
  },
  async ({ event, step, runId }) => {
    const { placementId } = read("placements/placement.started", event);
    return step.run("draft-issue-and-record-the-invoice", () => issueInvoice.call(jobContext("issue-invoice", runId), { placementId }));
  },
);
