import { checkPresence } from "@/server/identity";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const correctPresence = jobs.createFunction(
  { id: "presence-check", name: "Presence check: correct who is thought to be online", triggers: [{ cron: "*/5 * * * *" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Presence check") },
  async ({ step, runId }) => step.run("check-presence", () => checkPresence.call(jobContext("presence-check", runId), {})),
);
