import { Inngest } from "inngest";
import { assertOutsideTransaction } from "../kernel/database";
import { limits } from "../kernel/limits";

/** The client of the job runner: Inngest Cloud, a self-hosted server, or the local one, by environment. */
export const jobs = new Inngest({ id: "fairsplit", checkpointing: false, fetch: bounded });

/** What is asked of the runner ends by itself when it does not answer. */
function bounded(...[input, init]: Parameters<typeof fetch>): Promise<Response> {
  const late = AbortSignal.timeout(limits.jobsTimeoutMs);
  return fetch(input, { ...init, signal: init?.signal ? AbortSignal.any([init.signal, late]) : late });
}

export type JobEvent = { id?: string; name: string; data: Record<string, unknown> };

/** Hands events to the job runner; ids make a repeated hand-over harmless. Throws when it does not answer. */
export async function sendJobs(events: JobEvent[]): Promise<void> {
  assertOutsideTransaction("The job runner");
  if (events.length > 0) await jobs.send(events);
}
