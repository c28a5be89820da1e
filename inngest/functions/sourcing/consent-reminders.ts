import { limits } from "@/server/kernel/limits";
import { tellEndingRights } from "@/server/sourcing";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const remindOfConsents = jobs.createFunction(
  { id: "consent-reminders", name: "Consent reminders: tell both sides 7 days and 1 day before a right to represent ends", triggers: [{ cron: "20 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Consent reminders") },
  async ({ step, runId }) => {
    let total = 0;
    for (let set = 1; ; set++) {
      const { told } = await step.run(`tell-ending-rights-${set}`, () => tellEndingRights.call(jobContext("consent-reminders", runId), { limit: limits.rowsPerClaim }));
      total += told;
      if (told < limits.rowsPerClaim) return { told: total };
    }
  },
);
