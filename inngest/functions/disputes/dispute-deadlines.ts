import { settleDisputes } from "@/server/disputes";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const disputeDeadlines = jobs.createFunction(
  { id: "dispute-deadlines", name: "Dispute deadlines: warn a day before, write down what silence and time have decided", triggers: [{ cron: "30 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Dispute deadlines") },
  ({ step, runId }) => step.run("settle-disputes", () => settleDisputes.call(jobContext("dispute-deadlines", runId), {})),
);
