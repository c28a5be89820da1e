import { runProof } from "@/server/proof";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const dailyProof = jobs.createFunction(
  { id: "daily-proof", name: "Daily proof: reconcile, publish audit head", triggers: [{ cron: "TZ=UTC 15 3 * * *" }], concurrency: { limit: 1 }, retries: 2, onFailure: tellOfFailure("Daily proof") },
  async ({ step, runId }) =>
    step.run("compare-the-books-and-publish-the-head", async () => {
      const { id, outcome, audit } = await runProof.call(jobContext("daily-proof", runId), {});
      return { id, outcome, audit };
    }),
);
