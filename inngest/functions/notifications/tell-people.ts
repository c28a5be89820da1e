import { deliverEvent } from "@/server/notifications";
import { jobs } from "../../client";
import { read } from "../../events";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const tellPeople = jobs.createFunction(
  { id: "tell-people", name: "Tell people: notify and refresh everyone whom an event concerns", triggers: [{ event: "marketplace/event.told" }], concurrency: { limit: 5 }, retries: 4, onFailure: tellOfFailure("Tell people") },
  async ({ event, step, runId }) => {
    const { eventId } = read("marketplace/event.told", event);
    return step.run("write-news-and-push", () => deliverEvent.call(jobContext("tell-people", runId), { eventId }));
  },
);
