import { wakeImports } from "@/server/imports";
import { jobs } from "../../client";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const wakeStillImports = jobs.createFunction(
  { id: "still-imports", name: "Still imports: start lists anew whose run was lost", triggers: [{ cron: "*/2 * * * *" }, { event: "clock/moved" }], concurrency: { limit: 1 }, retries: 3, onFailure: tellOfFailure("Still imports") },
  async ({ step, runId }) => step.run("wake-still-imports", () => wakeImports.call(jobContext("still-imports", runId), {})),
);
