import { limits } from "@/server/kernel/limits";
import { releaseDueHolds } from "@/server/payouts";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const sweepHolds = jobs.createFunction(
  { id: "hold-release-sweep", name: "Hold release sweep: release holds whose conditions are met", triggers: [{ cron: "*/5 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Hold release sweep") },
  async ({ step, runId }) => {
    let total = 0;
    for (let set = 1; ; set++) {
      const { released } = await step.run(`release-due-holds-${set}`, () => releaseDueHolds.call(jobContext("hold-release-sweep", runId), { limit: limits.rowsPerClaim }));
      total += released;
      if (released < limits.rowsPerClaim) return { released: total };
    }
  },
);
