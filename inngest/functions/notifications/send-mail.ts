import { sendQueuedMail } from "@/server/notifications";
import { jobs } from "../../client";
import { read } from "../../events";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const sendMailJob = jobs.createFunction(
  { id: "send-mail", name: "Send mail: one queued mail", triggers: [{ event: "notifications/mail.queued" }], concurrency: { limit: 3 }, retries: 8, onFailure: tellOfFailure("Send mail") },
  async ({ event, step, runId }) => {
    const { mailId } = read("notifications/mail.queued", event);
    return step.run("render-and-send", () => sendQueuedMail.call(jobContext("send-mail", runId), { mailId }));
  },
);
