import { limits } from "@/server/kernel/limits";
import { makeDigests, releaseHeldMails } from "@/server/notifications";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const waitingMail = jobs.createFunction(
  { id: "waiting-mail", name: "Waiting mail: send what quiet hours held, and the daily mails that are due", triggers: [{ cron: "*/5 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Waiting mail") },
  async ({ step, runId }) => {
    let [released, digests] = [0, 0];
    for (let set = 1, left = true; left; set++) {
      const { looked } = await step.run(`release-held-mails-${set}`, () => releaseHeldMails.call(jobContext("waiting-mail", runId), { limit: limits.rowsPerClaim }));
      released += looked;
      left = looked === limits.rowsPerClaim;
    }
    for (let set = 1, left = true; left; set++) {
      const { looked } = await step.run(`make-digests-${set}`, () => makeDigests.call(jobContext("waiting-mail", runId), { limit: limits.digestsPerClaim }));
      digests += looked;
      left = looked === limits.digestsPerClaim;
    }
    return { released, digests };
  },
);
