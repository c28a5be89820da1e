import { z } from "zod";
import { retryAfterMs } from "./durations";
import type { JobError, Run } from "./types";

const text = z.string().catch("");
const errorSchema = z.preprocess((value) => (typeof value === "object" && value !== null ? value : { message: String(value) }), z.object({ name: text.transform((name) => name || "Error"), message: text, error: text, stack: z.string().optional().catch(undefined) }))
  .transform(({ name, message, error, stack }): JobError => ({ name, message: message || error || "unknown error", stack }));

const opSchema = z.object({
  op: z.string(), id: z.string(), name: z.string().optional(), displayName: z.string().nullish(), data: z.unknown().optional(), error: z.unknown().optional(),
  opts: z.object({ timeout: z.string().optional(), if: z.string().optional(), function_id: z.string().optional(), payload: z.object({ data: z.record(z.string(), z.unknown()).nullish() }).optional() }).nullish(),
});
export type Op = z.output<typeof opSchema>;

/** What the app said. `away`: it was not reached, so nothing can have happened. `rejected` with a `pauseMs` of null: pause as usual. */
export type Answer =
  | { kind: "completed"; output: unknown }
  | { kind: "ops"; ops: Op[]; pauseMs: number | null }
  | { kind: "rejected"; error: JobError; retriable: boolean; pauseMs: number | null }
  | { kind: "away" };

const headers = { "content-type": "application/json", "x-inngest-server-kind": "dev" };
const longestCallMs = 300_000;

/** Asks the app to go on with a run, or to run one of its steps, over the SDK's protocol. Throws never. */
export async function askApp(of: { appUrl: string; run: Run; step: string; attempt: number; maxAttempts: number; signal: AbortSignal; now: () => number }): Promise<Answer> {
  const { run } = of;
  const body = {
    version: 2, event: run.event, events: [run.event], steps: run.memos,
    ctx: { run_id: run.id, fn_id: run.functionId, attempt: of.attempt, max_attempts: of.maxAttempts, disable_immediate_execution: run.waits.length > 1, use_api: false, qi_id: `${run.id}:${of.step}`, stack: { stack: run.order, current: run.order.length } },
  };
  try {
    const url = `${of.appUrl}?fnId=${encodeURIComponent(run.functionId)}&stepId=${of.step}`;
    const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body), signal: AbortSignal.any([of.signal, AbortSignal.timeout(longestCallMs)]) });
    return read(response, await response.text(), of.now());
  } catch (cause) {
    if (cause instanceof Error && isRefused(cause)) return { kind: "away" };
    return { kind: "rejected", error: { name: "ConnectionLost", message: `The app did not finish its answer: ${reason(cause)}` }, retriable: true, pauseMs: null };
  }
}

/** Asks the app to register its functions here. Out: what is wrong, or null. */
export async function askToRegister(appUrl: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(appUrl, { method: "PUT", headers, signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]) });
    const said = z.object({ message: z.string() }).safeParse(await response.json().catch(() => null));
    return response.ok ? null : `The app did not register its functions (${response.status}): ${said.data?.message ?? "no reason given"}`;
  } catch (cause) {
    return `The app does not answer: ${reason(cause)}`;
  }
}

function read(response: Response, raw: string, now: number): Answer {
  const pauseMs = retryAfterMs(response.headers.get("retry-after"), now);
  const body = parsed(raw);
  if (!response.headers.has("x-inngest-sdk")) return { kind: "rejected", error: { name: "NotTheSdk", message: `The app answered ${response.status} without the SDK: ${raw.slice(0, 200)}` }, retriable: true, pauseMs };
  if (response.status === 200) return { kind: "completed", output: body };
  const ops = z.array(opSchema).safeParse([body].flat());
  if (response.status === 206 && ops.success) return { kind: "ops", ops: ops.data, pauseMs };
  return { kind: "rejected", error: errorOf(body), retriable: response.headers.get("x-inngest-no-retry") !== "true", pauseMs };
}

export const errorOf = (value: unknown): JobError => errorSchema.parse(value);

function parsed(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}

const isRefused = (cause: Error): boolean => cause.cause instanceof Error && "code" in cause.cause && cause.cause.code === "ECONNREFUSED";
const reason = (cause: unknown): string => (cause instanceof Error ? (cause.cause instanceof Error ? cause.cause.message : cause.message) : String(cause));
