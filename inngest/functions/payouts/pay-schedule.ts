import { paySchedule } from "@/server/payouts";
import { jobs } from "../../client";
import { read } from "../../events";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const payDueSchedule = jobs.createFunction(
  {
    id: "pay-schedule",
    name: "Pay schedule: check conditions, write intent, transfer, record, audit",
    triggers: [{ event: "payouts/schedule.due" }],
    concurrency: [{ limit: 1, key: "event.data.payeeId" }, { limit: 10 }],
    retries: 4,
    onFailure: tellOfFailure("Pay schedule"),
  },
  async ({ event, step, runId }) => {
    const { scheduleId, claimNo } = read("payouts/schedule.due", event);
    return step.run("check-conditions-transfer-and-record", () => paySchedule.call(jobContext("pay-schedule", runId), { scheduleId, claimNo }));
  },
);
