import { z } from "zod";

export type JobEvent = { id: string; name: string; data: Record<string, unknown>; ts: number };
export type JobError = { name: string; message: string; stack?: string | undefined };

/** What stands in `steps` when the app is asked to go on: the memo that keeps a step from running again. */
export type Memo = { type: "data"; data: unknown } | { type: "error"; error: JobError };

/** What a run waits for. All of it is on disk, so that a run goes on after any restart. */
export type Wait =
  | { kind: "call"; step: string; attempt: number; at: number }
  | { kind: "sleep"; step: string; at: number }
  | { kind: "event"; step: string; at: number; event: string; condition: string | null }
  | { kind: "invoke"; step: string; at: number; runId: string };

/** One thing that happened in a run, for its page. */
export type Span = { step: string; name: string; from: number; to: number; attempt: number; outcome: "done" | "error" | "waited"; error: string | null };

export type RunState = "queued" | "running" | "completed" | "failed";

export type Run = {
  id: string;
  functionId: string;
  event: JobEvent;
  state: RunState;
  queuedAt: number;
  startedAt: number | null;
  endedAt: number | null;
  memos: Record<string, Memo>;
  /** The order in which steps completed; the SDK replays them in it. */
  order: string[];
  names: Record<string, string>;
  waits: Wait[];
  spans: Span[];
  output: unknown;
  error: JobError | null;
  /** The step of another run that waits for this one. */
  parent: { runId: string; step: string } | null;
};

/** Asks the app to find out what comes next, rather than to run one step. */
export const discover = "step";

const trigger = z.union([z.strictObject({ event: z.string().regex(/^[^*]+$/, "no wildcards"), expression: z.string().optional() }), z.strictObject({ cron: z.string(), jitter: z.string().optional() })]);
const concurrency = z.strictObject({ limit: z.number().int().positive(), key: z.string().optional(), scope: z.enum(["fn", "env", "account"]).optional() });

/** A function as the SDK registers it. What is not listed here is refused: an option that is silently ignored would pass here and behave otherwise on the real server. */
const registered = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    triggers: z.array(trigger),
    steps: z.record(z.string(), z.object({ retries: z.object({ attempts: z.number().int().min(0).optional() }).optional() })),
    concurrency: z.union([z.number().int().positive(), concurrency, z.array(concurrency)]).optional(),
  })
  .transform((fn) => ({
    id: fn.id,
    name: fn.name,
    triggers: fn.triggers,
    retries: fn.steps[discover]?.retries?.attempts ?? 3,
    concurrency: fn.concurrency === undefined ? [] : typeof fn.concurrency === "number" ? [{ limit: fn.concurrency }] : [fn.concurrency].flat(),
  }));

export const registration = z.object({ functions: z.array(registered) });
export type JobFunction = z.output<typeof registered>;
