import { forgetAnswers } from "@/server/access";
import { limits } from "@/server/kernel/limits";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const forgetKeptAnswers = jobs.createFunction(
  { id: "kept-answers", name: "Kept answers: forget what programs were answered more than a day ago", triggers: [{ cron: "25 * * * *" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Kept answers") },
  async ({ step, runId }) => {
    let total = 0;
    for (let set = 1; ; set++) {
      const { forgotten } = await step.run(`forget-answers-${set}`, () => forgetAnswers.call(jobContext("kept-answers", runId), { limit: limits.rowsPerClaim }));
      total += forgotten;
      if (forgotten < limits.rowsPerClaim) return { forgotten: total };
    }
  },
);
