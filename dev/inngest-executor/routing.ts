import { randomBytes } from "node:crypto";
import { parseCron } from "./cron";
import { holds, valueOf } from "./expressions";
import { discover, type JobEvent, type JobFunction, type Run } from "./types";

export const failedEvent = "inngest/function.failed";
const cronEvent = "inngest/scheduled.timer";

/** A run that waits for its first call. */
export function newRun(fn: JobFunction, event: JobEvent, now: number, parent: Run["parent"] = null): Run {
  return {
    id: `run_${now.toString(36)}${randomBytes(8).toString("hex")}`, functionId: fn.id, event, state: "queued", queuedAt: now, startedAt: null, endedAt: null,
    memos: {}, order: [], names: {}, waits: [{ kind: "call", step: discover, attempt: 0, at: now }], spans: [], output: null, error: null, parent,
  };
}

/** One run for each function that an event starts, however many of its triggers match. */
export function runsFor(functions: readonly JobFunction[], event: JobEvent, now: number): Run[] {
  return functions
    .filter((fn) => fn.triggers.some((one) => "event" in one && one.event === event.name && (one.expression === undefined || holds(one.expression, { event }))))
    .map((fn) => newRun(fn, event, now));
}

/** The runs that a minute starts. Their events' ids name function, schedule and minute, so that no restart fires one twice. */
export function runsAt(functions: readonly JobFunction[], minute: Date): Run[] {
  const now = minute.getTime();
  return functions.flatMap((fn) =>
    fn.triggers.flatMap((one) => ("cron" in one && parseCron(one.cron).matches(minute) ? [newRun(fn, { id: `cron:${fn.id}:${one.cron}:${minute.toISOString()}`, name: cronEvent, data: { cron: one.cron }, ts: now }, now)] : [])),
  );
}

/** Throws when a function asks for something that could not be done later: better at registration than in a run. */
export function checkFunctions(functions: readonly JobFunction[]): void {
  for (const fn of functions) {
    for (const one of fn.triggers) {
      if ("cron" in one) parseCron(one.cron);
      else if (one.expression !== undefined) holds(one.expression, {});
    }
    for (const one of fn.concurrency) if (one.key !== undefined) valueOf(one.key, {});
  }
}
