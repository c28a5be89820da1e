import { moveImport } from "@/server/imports";
import { jobs } from "../../client";
import { read } from "../../events";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const importBatches = jobs.createFunction(
  {
    id: "import-batches",
    name: "Import batches: check or bring a list of people in sets",
    triggers: [{ event: "imports/import.due" }],
    concurrency: [{ limit: 1, key: "event.data.importId" }, { limit: 2 }],
    retries: 4,
    onFailure: tellOfFailure("Import batches"),
  },
  async ({ event, step, runId }) => {
    const { importId } = read("imports/import.due", event);
    for (let set = 1; ; set++) {
      const { left } = await step.run(`next-set-${set}`, () => moveImport.call(jobContext("import-batches", runId), { importId }));
      if (!left) return { sets: set };
    }
  },
);
