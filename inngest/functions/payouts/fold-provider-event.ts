import { foldProviderEvent } from "@/server/payouts";
import { jobs } from "../../client";
import { read } from "../../events";
import { jobContext } from "../../job-context";
import { tellOfFailure } from "../../tell-of-failure";

export const foldStripeEvent = jobs.createFunction(
  { id: "provider-webhook", name: "Provider webhook: fold one provider event into our state", triggers: [{ event: "stripe/event.received" }], concurrency: { limit: 5 }, retries: 8, onFailure: tellOfFailure("Provider webhook") },
  async ({ event, step, runId }) => {
    const { stripeEventId } = read("stripe/event.received", event);
    return step.run("read-the-object-anew-and-fold-it-in", () => foldProviderEvent.call(jobContext("provider-webhook", runId), { stripeEventId }));
  },
);
