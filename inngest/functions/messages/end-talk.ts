import { endTalk } from "@/server/messages";
import { jobs } from "../../client";
import { read } from "../../events";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const endTalkOfTwo = jobs.createFunction(
  { id: "shut-connections", name: "Shut connections: end the live connections of two who may no longer talk", triggers: [{ event: "connections/connection.shut" }], concurrency: { limit: 5 }, retries: 8, onFailure: tellOfFailure("Shut connections") },
  async ({ event, step, runId }) => {
    const { connectionId } = read("connections/connection.shut", event);
    return step.run("end-talk", () => endTalk.call(jobContext("shut-connections", runId), { connectionId }));
  },
);
