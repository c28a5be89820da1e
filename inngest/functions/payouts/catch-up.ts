import { catchUp } from "@/server/payouts";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const catchUpLostWork = jobs.createFunction(
  { id: "catch-up", name: "Catch up: do what a lost run left undone", triggers: [{ cron: "*/15 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Catch up") },
  async ({ step, runId }) => step.run("fold-bill-and-share-what-was-left", () => catchUp.call(jobContext("catch-up", runId), {})),
);
