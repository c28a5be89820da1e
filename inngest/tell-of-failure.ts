import type { Context, FailureEventArgs } from "inngest";
import { z } from "zod";
import { recordFailedRun } from "@/server/events";
import { jobContext } from "./job-context";

const told = z.object({ eventId: z.string() });

/** What a function does when its last retry has failed: it is written down, and the platform's people are told. */
export const tellOfFailure = (job: string) => ({ event, error, step, runId }: FailureEventArgs & Pick<Context.Any, "step" | "runId">) =>
  step.run("write-down-the-failure", () => {
    const { function_id: functionId, run_id: failedRun, event: cause } = event.data;
    return recordFailedRun.call(jobContext(job, runId), { functionId, job, runId: failedRun, error: error.message, cause: cause.name, eventId: told.safeParse(cause.data).data?.eventId ?? null });
  });
