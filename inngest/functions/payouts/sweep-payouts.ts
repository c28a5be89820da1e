import { relayEvents } from "@/server/events";
import { limits } from "@/server/kernel/limits";
import { claimDueSchedules, completePaidPlacements } from "@/server/payouts";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const sweepPayouts = jobs.createFunction(
  {
    id: "payout-sweep",
    name: "Payout sweep: claim due schedules in sets, one event each",
    triggers: [{ cron: "*/5 * * * *" }, { event: "clock/moved" }, { event: "payouts/hold.released" }, { event: "payouts/payee.ready" }],
    concurrency: { limit: 1 },
    retries: 3,
    onFailure: tellOfFailure("Payout sweep"),
  },
  async ({ step, runId }) => {
    await step.run("close-placements-paid-in-full", () => completePaidPlacements.call(jobContext("payout-sweep", runId), {}));
    let total = 0;
    for (let set = 1; ; set++) {
      const { claimed } = await step.run(`claim-due-schedules-${set}`, () => claimDueSchedules.call(jobContext("payout-sweep", runId), { limit: limits.rowsPerClaim }));
      total += claimed;
      if (claimed > 0) await step.run(`send-due-events-${set}`, () => relayEvents.call(jobContext("payout-sweep", runId), {}));
      if (claimed < limits.rowsPerClaim) return { claimed: total };
    }
  },
);
