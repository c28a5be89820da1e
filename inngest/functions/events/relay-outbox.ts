import { relayEvents, relayStuck } from "@/server/events";
import { endRevoked } from "@/server/identity";
import { pushTalk, tellMoves } from "@/server/notifications";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const relayOutbox = jobs.createFunction(
  { id: "outbox-relay", name: "Outbox relay: send unpublished marketplace events", triggers: [{ cron: "* * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Outbox relay") },
  async ({ step, runId }) => ({
    ...(await step.run("tell-what-moved", () => tellMoves.call(jobContext("outbox-relay", runId), {}))),
    ...(await step.run("send-unpublished-events", () => relayEvents.call(jobContext("outbox-relay", runId), {}))),
    ...(await step.run("push-what-was-said", () => pushTalk.call(jobContext("outbox-relay", runId), {}))),
    ...(await step.run("end-what-was-revoked", () => endRevoked.call(jobContext("outbox-relay", runId), {}))),
    ...(await step.run("send-stuck-events", () => relayStuck.call(jobContext("outbox-relay", runId), {}))),
  }),
);
