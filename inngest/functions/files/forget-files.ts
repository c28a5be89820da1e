import { forgetUnattachedFiles } from "@/server/files";
import { limits } from "@/server/kernel/limits";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const forgetFiles = jobs.createFunction(
  { id: "unattached-files", name: "Unattached files: forget what was sent and not put to use for a day", triggers: [{ cron: "40 4 * * *" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Unattached files") },
  async ({ step, runId }) => {
    let total = 0;
    for (let set = 1; ; set++) {
      const { forgotten } = await step.run(`forget-files-${set}`, () => forgetUnattachedFiles.call(jobContext("unattached-files", runId), { limit: limits.rowsPerClaim }));
      total += forgotten;
      if (forgotten < limits.rowsPerClaim) return { forgotten: total };
    }
  },
);
