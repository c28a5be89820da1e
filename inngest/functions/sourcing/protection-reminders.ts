import { limits } from "@/server/kernel/limits";
import { tellEndingClaims } from "@/server/sourcing";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const remindOfProtection = jobs.createFunction(
  { id: "protection-reminders", name: "Protection reminders: warn 7 days and 1 day before the end, tell what is over", triggers: [{ cron: "10 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Protection reminders") },
  async ({ step, runId }) => {
    let total = 0;
    for (let set = 1; ; set++) {
      const { told } = await step.run(`tell-ending-claims-${set}`, () => tellEndingClaims.call(jobContext("protection-reminders", runId), { limit: limits.endsToldAtOnce }));
      total += told;
      if (told < limits.endsToldAtOnce) return { told: total };
    }
  },
);
