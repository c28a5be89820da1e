import { settleDisputes, tellObjectionWindows } from "@/server/disputes";
import { limits } from "@/server/kernel/limits";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const disputeDeadlines = jobs.createFunction(
  { id: "dispute-deadlines", name: "Dispute deadlines: warn a day before, also of the time to object, write down what silence and time have decided", triggers: [{ cron: "30 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Dispute deadlines") },
  async ({ step, runId }) => {
    const total = { settled: 0, warned: 0, objections: 0 };
    for (let set = 1; ; set++) {
      const { told } = await step.run(`tell-objection-windows-${set}`, () => tellObjectionWindows.call(jobContext("dispute-deadlines", runId), { limit: limits.rowsPerClaim }));
      total.objections += told;
      if (told < limits.rowsPerClaim) break;
    }
    for (let set = 1; ; set++) {
      const { settled, warned, failed } = await step.run(`settle-disputes-${set}`, () => settleDisputes.call(jobContext("dispute-deadlines", runId), {}));
      total.settled += settled;
      total.warned += warned;
      // What failed is due again at once: it waits for the next run.
      if (settled + warned === 0) return { ...total, failed };
    }
  },
);
