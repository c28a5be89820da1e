import { carryOutErasure, dueErasures } from "@/server/erasure";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const carryOutErasures = jobs.createFunction(
  { id: "erasures", name: "Erasures: forget people whose wait is over", triggers: [{ cron: "50 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Erasures") },
  async ({ step, runId }) => {
    const { erasureIds } = await step.run("due-erasures", () => dueErasures.call(jobContext("erasures", runId), {}));
    let erased = 0;
    for (const erasureId of erasureIds) {
      const { result } = await step.run(`carry-out-${erasureId}`, () => carryOutErasure.call(jobContext("erasures", runId), { erasureId }));
      if (result === "erased") erased += 1;
    }
    return { due: erasureIds.length, erased };
  },
);
