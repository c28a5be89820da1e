import { limits } from "@/server/kernel/limits";
import { forgetOldMessages } from "@/server/messages";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const keepMessagesAsLong = jobs.createFunction(
  { id: "retention", name: "Retention: remove what the policy keeps no longer of messages", triggers: [{ cron: "15 4 * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Retention") },
  async ({ step, runId }) => {
    let total = 0;
    for (let set = 1; ; set++) {
      const { removed } = await step.run(`forget-old-messages-${set}`, () => forgetOldMessages.call(jobContext("retention", runId), { limit: limits.rowsPerClaim }));
      total += removed;
      if (removed < limits.rowsPerClaim) return { removed: total };
    }
  },
);
