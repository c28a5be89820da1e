import { sql } from "drizzle-orm";
import { z } from "zod";
import { constraintErrors } from "@/db/constraint-errors";
import { type Actor, actorName } from "./actor";
import { clockOf, type Database, transaction, type Tx } from "./database";
import { type Details, type ErrorCatalogue, Refusal, refuseKernel } from "./errors";
import type { Gate } from "./gates";
import { limits } from "./limits";
import { type EventDraft, writeEvents } from "./outbox";

/** What every call carries. `committed` is told of which types the new events are after the commit, and must not throw. */
export type Ctx = { db: Database; actor: Actor; requestId: string; committed?: (types: readonly string[]) => Promise<void>; once?: Once };

/**
 * Makes a command that is called again have its effect once. Both are asked inside the command's own transaction: what is remembered and what was done
 * stand or fall together. `before` throws to end the call when it was answered already.
 */
export type Once = { before(tx: Tx, now: Date): Promise<void>; after(tx: Tx, now: Date, output: unknown): Promise<void> };

type Refuse<E extends ErrorCatalogue> = (code: keyof E & string, details?: Details) => never;
export type CommandEnv<S, E extends ErrorCatalogue> = { tx: Tx; scope: S; now: Date; actor: Actor; emit(event: EventDraft): void; refuse: Refuse<E> };
export type QueryEnv<S, E extends ErrorCatalogue> = { db: Database; scope: S; actor: Actor; now(): Promise<Date>; refuse: Refuse<E> };

type Parts<I extends z.ZodType, O extends z.ZodType, S, E extends ErrorCatalogue> = { input: I; output: O; allow: Gate<S>; errors: E };
export type Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, S = unknown, E extends ErrorCatalogue = ErrorCatalogue> = Parts<I, O, S, E> & {
  kind: "command";
  /** Whether a call is one transaction. A flow is several. */
  atomic: boolean;
  /** Whether `once` of its context can hold a call to one effect: a command, and a flow whose last command answers what the flow answers. */
  repeatable: boolean;
  /** Authorizes, validates, runs in one transaction, writes the outbox. Throws Refusal; anything else is our fault. */
  call(ctx: Ctx, input: z.input<I>): Promise<z.output<O>>;
};
export type Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType, S = unknown, E extends ErrorCatalogue = ErrorCatalogue> = Parts<I, O, S, E> & {
  kind: "query";
  call(ctx: Ctx, input: z.input<I>): Promise<z.output<O>>;
};

/**
 * Declares a restartable sequence of commands and outside calls. It opens no transaction of its own. One that says `repeatable` calls its last command, whose output is
 * its own, with `last`: what went before it leaves nothing that anybody sees, so the call has its effect there, and once.
 */
export function flow<I extends z.ZodType, O extends z.ZodType, S, E extends ErrorCatalogue>(
  def: Parts<I, O, S, E> & { repeatable?: true; run(env: { ctx: Ctx; last: Ctx; scope: S; refuse: Refuse<E> }, input: z.output<I>): Promise<z.input<O>> },
): Command<I, O, S, E> {
  const { run, repeatable = false, ...parts } = def;
  return {
    ...parts,
    kind: "command",
    atomic: false,
    repeatable,
    async call({ once, ...ctx }, raw) {
      if (once && !repeatable) throw new Error("This flow is no single transaction: it cannot be held to one effect from outside.");
      const scope = def.allow.admit(ctx.actor);
      const last = once ? { ...ctx, once } : ctx;
      return def.output.parse(await run({ ctx, last, scope, refuse: refuser(def.errors) }, readInput(def.input, raw)));
    },
  };
}

/** Declares a write: the only way to open a transaction. */
export function command<I extends z.ZodType, O extends z.ZodType, S, E extends ErrorCatalogue>(
  def: Parts<I, O, S, E> & { run(env: CommandEnv<S, E>, input: z.output<I>): Promise<z.input<O>> },
): Command<I, O, S, E> {
  const { run, ...parts } = def;
  return {
    ...parts,
    kind: "command",
    atomic: true,
    repeatable: true,
    async call(ctx, raw) {
      const scope = def.allow.admit(ctx.actor);
      const input = readInput(def.input, raw);
      const done = await withRetries(() =>
        transaction(ctx.db, async (tx) => {
          const now = await beginAs(tx, ctx.actor);
          await ctx.once?.before(tx, now);
          const events: EventDraft[] = [];
          const result = await run({ tx, scope, now, actor: ctx.actor, emit: (event) => void events.push(event), refuse: refuser(def.errors) }, input);
          const output = def.output.parse(result);
          await writeEvents(tx, events, ctx.actor, now);
          await ctx.once?.after(tx, now, output);
          return { output, types: events.map(({ type }) => type) };
        }),
      ).catch((cause: unknown) => {
        throw asRefusal(cause, def.errors) ?? cause;
      });
      if (done.types.length > 0) await ctx.committed?.(done.types);
      return done.output;
    },
  };
}

/** Declares a read. Its scope must be part of its WHERE clause. */
export function query<I extends z.ZodType, O extends z.ZodType, S, E extends ErrorCatalogue>(
  def: Parts<I, O, S, E> & { run(env: QueryEnv<S, E>, input: z.output<I>): Promise<z.input<O>> },
): Query<I, O, S, E> {
  const { run, ...parts } = def;
  return {
    ...parts,
    kind: "query",
    async call(ctx, raw) {
      const scope = def.allow.admit(ctx.actor);
      const input = readInput(def.input, raw);
      return def.output.parse(await run({ db: ctx.db, scope, actor: ctx.actor, now: () => clockOf(ctx.db), refuse: refuser(def.errors) }, input));
    },
  };
}

function readInput<I extends z.ZodType>(schema: I, raw: unknown): z.output<I> {
  const read = schema.safeParse(raw);
  if (!read.success) return refuseKernel("invalid_input", {}, read.error.issues.flatMap(fieldErrorsOf));
  const unkept = withUnkeptText(read.data, []);
  if (unkept.length > 0) return refuseKernel("invalid_input", {}, unkept.map((path) => ({ path, message: "Remove the invisible character." })));
  return read.data;
}

/** A field that nobody knows is named by its own path, not by that of the object it is in. */
function fieldErrorsOf(issue: z.core.$ZodIssue): { path: string; message: string }[] {
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({ path: [...issue.path, key].join("."), message: "There is no such field." }));
  return [{ path: issue.path.join("."), message: issue.message }];
}

/** Paths of texts that the database cannot keep: NUL ends a text in it, half a surrogate pair is no character. */
function withUnkeptText(value: unknown, path: readonly string[]): string[] {
  if (typeof value === "string") return /\0|\p{Surrogate}/u.test(value) ? [path.join(".")] : [];
  // Bytes are no text, and have a million entries each.
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => (key.includes("\0") ? [path.join(".")] : withUnkeptText(part, [...path, key])));
}

function refuser<E extends ErrorCatalogue>(errors: E): Refuse<E> {
  return (code, details) => {
    const definition = errors[code];
    if (!definition) throw new Error(`${code} is not a declared error of this command.`);
    throw new Refusal(code, definition, details);
  };
}

/** One round trip: who acts, how long anything may take, and what time it is. */
async function beginAs(tx: Tx, actor: Actor): Promise<Date> {
  const [row] = await tx.execute<{ now: string }>(sql`select set_config('app.actor', ${actorName(actor)}, true),
    set_config('statement_timeout', ${String(limits.statementTimeoutMs)}, true), set_config('lock_timeout', ${String(limits.lockTimeoutMs)}, true), app.now() as now`);
  if (!row) throw new Error("The database did not tell the time.");
  return new Date(row.now);
}

const RETRIED = new Set(["40001", "40P01"]);

async function withRetries<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (cause) {
      const code = databaseError(cause)?.code;
      if (!code || !RETRIED.has(code) || attempt >= limits.transactionTries) throw cause;
      await new Promise((resolve) => setTimeout(resolve, attempt * 15 + (attempt * 7919) % 13));
    }
  }
}

type DatabaseError = { code: string; constraint: string | undefined };

/** The SQLSTATE and constraint behind an error, however the driver wrapped it; null = not from the database. */
export function databaseError(cause: unknown): DatabaseError | null {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ("code" in error && typeof error.code === "string" && /^[0-9A-Z]{5}$/.test(error.code)) {
      const constraint = "constraint_name" in error && typeof error.constraint_name === "string" ? error.constraint_name : undefined;
      return { code: error.code, constraint };
    }
  }
  return null;
}

function asRefusal(cause: unknown, errors: ErrorCatalogue): Refusal | null {
  const constraint = databaseError(cause)?.constraint;
  const code = constraint ? constraintErrors[constraint] : undefined;
  const definition = code ? errors[code] : undefined;
  return code && definition ? new Refusal(code, definition) : null;
}
