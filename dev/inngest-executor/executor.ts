import { askApp, type Answer, errorOf, type Op } from "./ask-app";
import { backoffMs, endOf } from "./durations";
import { holds } from "./expressions";
import { LimitsInUse } from "./limits-in-use";
import { checkFunctions, failedEvent, newRun, runsAt, runsFor } from "./routing";
import type { Store } from "./store";
import { discover, type JobError, type JobEvent, type JobFunction, type Memo, type Run, type Wait } from "./types";

type Call = Extract<Wait, { kind: "call" }>;

const never = Number.MAX_SAFE_INTEGER;
const awayPauseMs = 500;
const minuteMs = 60_000;
const stopPatienceMs = 5_000;

/** Starts runs, asks the app to take them further, and remembers what came of it. Every change is on disk before anything follows from it. */
export class Executor {
  private readonly limits = new LimitsInUse();
  private readonly calling = new Map<Wait, Promise<void>>();
  private readonly aborted = new AbortController();
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private minute: NodeJS.Timeout | undefined;

  constructor(readonly store: Store, private readonly appUrl: string, private readonly now: () => number) {
    this.waitForMinute();
    this.goOn();
  }

  /** Takes the app's functions. Throws, and keeps the old ones, when one asks for what the executor cannot do. */
  register(functions: JobFunction[]): void {
    checkFunctions(functions);
    if (JSON.stringify(functions) !== JSON.stringify(this.store.functions)) this.store.write({ functions });
    const late = this.store.unrouted;
    if (late.length > 0) this.store.write({ unrouted: [], runs: late.flatMap((event) => this.route(event)) });
    this.goOn();
  }

  /** Takes events; one whose id is known starts nothing again. Resolves when they are on disk. */
  async accept(events: JobEvent[]): Promise<void> {
    const fresh = [...new Map(events.filter((event) => !this.store.seen.has(event.id)).map((event) => [event.id, event])).values()];
    const seen = fresh.map((event): [string, number] => [event.id, this.now()]);
    if (this.store.functions.length === 0) this.store.write({ seen, unrouted: [...this.store.unrouted, ...fresh] });
    else if (fresh.length > 0) this.store.write({ seen, runs: fresh.flatMap((event) => this.route(event)) });
    await this.store.flushed();
    this.goOn();
  }

  /** Starts no more calls, gives those under way a moment to end, and closes the journal. A call that was cut off is made again after the next start. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    clearTimeout(this.minute);
    const patience = setTimeout(() => this.aborted.abort(), stopPatienceMs);
    await Promise.all(this.calling.values());
    clearTimeout(patience);
    await this.store.close();
  }

  /** The runs that an event starts, and those that waited for it. */
  private route(event: JobEvent): Run[] {
    const woken: Run[] = [];
    for (const run of this.store.open.values()) {
      for (const wait of run.waits) {
        if (wait.kind !== "event" || wait.event !== event.name || (wait.condition !== null && !holds(wait.condition, { event: run.event, async: event }))) continue;
        this.settle(run, wait, { type: "data", data: event });
        woken.push(run);
      }
    }
    return [...woken, ...runsFor(this.store.functions, event, this.now())];
  }

  /** Does all that is due, and sets the timer for what comes next. */
  private goOn(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    let next = never;
    for (const run of this.store.open.values()) {
      for (const wait of run.waits) {
        if (this.calling.has(wait)) continue;
        if (wait.at > this.now()) next = Math.min(next, wait.at);
        else if (wait.kind === "call") this.tryCall(run, wait);
        else this.waited(run, wait);
      }
    }
    if (next < never) this.timer = setTimeout(() => this.goOn(), Math.min(next - this.now(), minuteMs));
  }

  /** A sleep is over, or what was waited for did not come in time. */
  private waited(run: Run, wait: Exclude<Wait, Call>): void {
    const memo: Memo = wait.kind === "invoke" ? { type: "error", error: errorOf("The invoked function did not end in time.") } : { type: "data", data: null };
    this.settle(run, wait, memo);
    this.store.write({ runs: [run] });
    setImmediate(() => this.goOn());
  }

  private tryCall(run: Run, wait: Call): void {
    const fn = this.store.functions.find((one) => one.id === run.functionId);
    if (!fn || (wait.step === discover && run.waits.some((other) => other.kind === "call" && other.step === discover && this.calling.has(other)))) return;
    const leave = this.limits.take(fn, run);
    if (!leave) return;
    if (run.state === "queued") {
      run.state = "running";
      run.startedAt = this.now();
      this.store.write({ runs: [run] });
    }
    const from = this.now();
    const asked = askApp({ appUrl: this.appUrl, run, step: wait.step, attempt: wait.attempt, maxAttempts: fn.retries + 1, signal: this.aborted.signal, now: this.now }).then((answer) => {
      this.calling.delete(wait);
      leave();
      if (this.aborted.signal.aborted || !run.waits.includes(wait)) return;
      const changed = this.take(fn, run, wait, answer, from);
      if (changed.length > 0) this.store.write({ runs: changed });
      this.goOn();
    });
    this.calling.set(wait, asked);
  }

  /** What an answer changes. Out: the runs to write, in one line, so that no crash can part them. */
  private take(fn: JobFunction, run: Run, wait: Call, answer: Answer, from: number): Run[] {
    switch (answer.kind) {
      case "away":
        wait.at = this.now() + awayPauseMs;
        return [];
      case "completed":
        return this.end(run, { state: "completed", output: answer.output });
      case "rejected":
        // A function that ends by its step's failure has shown it already.
        if (answer.retriable || run.spans.at(-1)?.error !== answer.error.message || run.spans.at(-1)?.step === discover) run.spans.push({ step: wait.step, name: run.names[wait.step] ?? "Function", from, to: this.now(), attempt: wait.attempt, outcome: "error", error: answer.error.message });
        return answer.retriable && this.again(fn, wait, answer.pauseMs) ? [run] : this.end(run, { state: "failed", error: answer.error });
      case "ops":
        try {
          return [...new Set([run, ...answer.ops.flatMap((op) => this.takeOp(fn, run, wait, op, answer.pauseMs, from))])];
        } catch (cause) {
          return this.end(run, { state: "failed", error: errorOf(cause) });
        }
    }
  }

  /** One operation of the SDK. Throws at what the executor does not do. */
  private takeOp(fn: JobFunction, run: Run, wait: Call, op: Op, pauseMs: number | null, from: number): Run[] {
    const name = op.displayName ?? op.name ?? op.id;
    const known = op.id in run.memos || run.waits.some((one) => one !== wait && one.step === op.id);
    const span = (outcome: "done" | "error", error: string | null) => void run.spans.push({ step: op.id, name, from, to: this.now(), attempt: wait.attempt, outcome, error });
    const add = (more: Wait) => {
      run.waits = [...run.waits.filter((one) => one !== wait), ...(known ? [] : [more])];
    };
    run.names[op.id] = name;
    switch (op.op) {
      case "RunComplete":
        return this.end(run, { state: "completed", output: op.data });
      case "StepRun":
        span("done", null);
        this.settle(run, wait, { type: "data", data: op.data ?? null }, op.id);
        return [];
      case "StepError":
      case "StepFailed": {
        const error = errorOf(op.error ?? op.data);
        span("error", error.message);
        if (op.op === "StepFailed" || !this.again(fn, wait, pauseMs)) this.settle(run, wait, { type: "error", error }, op.id);
        return [];
      }
      case "StepPlanned":
        add({ kind: "call", step: op.id, attempt: 0, at: this.now() });
        return [];
      case "Sleep":
        add({ kind: "sleep", step: op.id, at: endOf(op.name ?? "", this.now()) });
        return [];
      case "WaitForEvent":
        if (op.opts?.if) holds(op.opts.if, {});
        add({ kind: "event", step: op.id, at: endOf(op.opts?.timeout ?? "", this.now()), event: op.name ?? "", condition: op.opts?.if ?? null });
        return [];
      case "InvokeFunction": {
        const invoked = this.store.functions.find((one) => one.id === op.opts?.function_id);
        if (!invoked) throw new Error(`There is no function ${op.opts?.function_id ?? "without an id"} to invoke.`);
        const event = { id: `invoke:${run.id}:${op.id}`, name: "inngest/function.invoked", data: op.opts?.payload?.data ?? {}, ts: this.now() };
        const child = newRun(invoked, event, this.now(), { runId: run.id, step: op.id });
        add({ kind: "invoke", step: op.id, at: op.opts?.timeout ? endOf(op.opts.timeout, this.now()) : never, runId: child.id });
        return known ? [] : [child];
      }
      default:
        throw new Error(`The local executor does not do ${op.op} ("${name}"). Use the Inngest dev server for it.`);
    }
  }

  /** Sets a call to be made again. Out: false when no attempt is left. */
  private again(fn: JobFunction, wait: Call, pauseMs: number | null): boolean {
    if (wait.attempt >= fn.retries) return false;
    wait.at = this.now() + (pauseMs ?? backoffMs(wait.attempt));
    wait.attempt++;
    return true;
  }

  /** A step has its result: the wait for it ends, and the app is to be asked what comes next. */
  private settle(run: Run, wait: Wait, memo: Memo, step = wait.step): void {
    run.waits = run.waits.filter((one) => one !== wait);
    if (!(step in run.memos)) run.order.push(step);
    run.memos[step] = memo;
    if (wait.kind !== "call") run.spans.push({ step, name: run.names[step] ?? step, from: run.spans.at(-1)?.to ?? run.startedAt ?? run.queuedAt, to: this.now(), attempt: 0, outcome: "waited", error: null });
    if (!run.waits.some((one) => one.kind === "call" && one.step === discover && !this.calling.has(one))) run.waits.push({ kind: "call", step: discover, attempt: 0, at: this.now() });
  }

  /** A run is over: who invoked it goes on; its failure is an event, for the functions that handle failures. */
  private end(run: Run, result: { state: "completed"; output: unknown } | { state: "failed"; error: JobError }): Run[] {
    Object.assign(run, result, { endedAt: this.now(), waits: [] });
    const touched = [run];
    const parent = run.parent && this.store.open.get(run.parent.runId);
    const waiting = parent?.waits.find((one) => one.kind === "invoke" && one.runId === run.id);
    if (parent && waiting) {
      this.settle(parent, waiting, result.state === "completed" ? { type: "data", data: result.output } : { type: "error", error: result.error });
      touched.push(parent);
    }
    if (result.state === "failed") touched.push(...this.route({ id: `failed:${run.id}`, name: failedEvent, data: { function_id: run.functionId, run_id: run.id, error: result.error, event: run.event }, ts: this.now() }));
    return touched;
  }

  /** Fires schedules at each full minute. A minute in which nothing ran here is not made up for, as on the real server. */
  private waitForMinute(): void {
    const next = (Math.floor(this.now() / minuteMs) + 1) * minuteMs;
    this.minute = setTimeout(() => {
      this.waitForMinute();
      const runs = runsAt(this.store.functions, new Date(next)).filter((run) => !this.store.seen.has(run.event.id));
      if (runs.length > 0) this.store.write({ runs, seen: runs.map((run): [string, number] => [run.event.id, this.now()]) });
      this.goOn();
    }, next - this.now());
  }
}
