import { limits } from "@/server/kernel/limits";
import { remindOfUnread } from "@/server/messages";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const remindOfUnreadMessages = jobs.createFunction(
  { id: "unread-reminders", name: "Unread reminders: mail once who has not seen a message for ten minutes", triggers: [{ cron: "*/2 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Unread reminders") },
  async ({ step, runId }) => {
    let total = 0;
    for (let set = 1; ; set++) {
      const { reminded } = await step.run(`remind-of-unread-${set}`, () => remindOfUnread.call(jobContext("unread-reminders", runId), { limit: limits.rowsPerClaim }));
      total += reminded;
      if (reminded < limits.rowsPerClaim) return { reminded: total };
    }
  },
);
