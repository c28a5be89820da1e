import { endConnections } from "@/server/identity";
import { jobs } from "../../client";
import { read } from "../../events";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const endLiveConnections = jobs.createFunction(
  { id: "live-connections", name: "Live connections: end those of a person who was signed out or suspended, or who shows more or less of themselves", triggers: [{ event: "identity/sessions.ended" }, { event: "identity/user.suspended" }, { event: "identity/talk.changed" }], concurrency: { limit: 5 }, retries: 8, onFailure: tellOfFailure("Live connections") },
  async ({ event, step, runId }) => {
    // What starts it carries the person alone, whatever it is.
    const { userId } = read("identity/sessions.ended", event);
    return step.run("end-connections", () => endConnections.call(jobContext("live-connections", runId), { userId }));
  },
);
