import { removeDiscardedFiles } from "@/server/files";
import { limits } from "@/server/kernel/limits";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const removeFiles = jobs.createFunction(
  { id: "discarded-files", name: "Discarded files: remove the bytes of what is kept no longer", triggers: [{ cron: "45 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Discarded files") },
  async ({ step, runId }) => {
    let total = 0;
    for (let set = 1; ; set++) {
      const { removed } = await step.run(`remove-files-${set}`, () => removeDiscardedFiles.call(jobContext("discarded-files", runId), { limit: limits.rowsPerClaim }));
      total += removed;
      if (removed < limits.rowsPerClaim) return { removed: total };
    }
  },
);
