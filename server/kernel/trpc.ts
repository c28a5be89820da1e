import { initTRPC, TRPCError } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import type { z } from "zod";
import type { Command, Ctx, Query } from "./command";
import { type ErrorCatalogue, Refusal, refuseKernel } from "./errors";
import { log } from "./log";

/** How a declaration is known to the matrix test, the fuzz and documents. */
export type ProcedureMeta = { gate: string; input: z.ZodType; output: z.ZodType };

/** What a client learns of a refusal. */
export type WireRefusal = { code: string; message: string; remedy: string; field: string | null; details: Record<string, string | number>; fieldErrors: { path: string; message: string }[] };

const STATUS = { 400: "BAD_REQUEST", 401: "UNAUTHORIZED", 403: "FORBIDDEN", 404: "NOT_FOUND", 409: "CONFLICT", 422: "UNPROCESSABLE_CONTENT", 429: "TOO_MANY_REQUESTS", 503: "SERVICE_UNAVAILABLE" } as const;

const t = initTRPC
  .context<Ctx>()
  .meta<ProcedureMeta>()
  .create({
    errorFormatter({ shape, error, ctx }) {
      const refusal = error.cause instanceof Refusal ? wireRefusal(error.cause) : null;
      const known = refusal !== null || error.code !== "INTERNAL_SERVER_ERROR";
      return {
        ...shape,
        message: known ? shape.message : "Something went wrong on our side.",
        data: { code: shape.data.code, httpStatus: shape.data.httpStatus, path: shape.data.path, refusal, requestId: ctx?.requestId ?? null },
      };
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** What a client reads of a body that was not read to its end, in the form of any other refusal. */
export function bodyTooLong(): Response {
  const refusal: WireRefusal = { code: "too_large", message: "This is more than can be sent at once.", remedy: "Shorten it, or send it in parts.", field: null, details: {}, fieldErrors: [] };
  return Response.json({ error: { message: refusal.message, code: TRPC_ERROR_CODES_BY_KEY.PAYLOAD_TOO_LARGE, data: { code: "PAYLOAD_TOO_LARGE", httpStatus: 413, path: null, refusal, requestId: null } } }, { status: 413 });
}

function wireRefusal(refusal: Refusal): WireRefusal {
  return { code: refusal.code, message: refusal.message, remedy: refusal.remedy, field: refusal.field ?? null, details: { ...refusal.details }, fieldErrors: [...refusal.fieldErrors] };
}

const base = t.procedure.use(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = result.error.cause;
  if (cause instanceof Refusal) throw new TRPCError({ code: STATUS[cause.definition.status], message: cause.message, cause });
  if (result.error.code === "INTERNAL_SERVER_ERROR") log.error({ err: cause ?? result.error, path, requestId: ctx.requestId }, "procedure failed");
  return result;
});

/** Input is read inside the declaration, after its gate: a stranger learns nothing from validation. */
const unread = <I extends z.ZodType>() => (raw: unknown) => raw as z.input<I>;

/** Serves a command as a tRPC mutation; a key that only reads gets no further. */
export const mutation = <I extends z.ZodType, O extends z.ZodType, S, E extends ErrorCatalogue>(declared: Command<I, O, S, E>) =>
  base
    .meta({ gate: declared.allow.name, input: declared.input, output: declared.output })
    .input(unread<I>())
    .mutation(async ({ ctx, input }): Promise<z.output<O>> => {
      if (ctx.actor.kind === "user" && ctx.actor.key?.scope === "read") return refuseKernel("key_only_reads");
      return declared.call(ctx, input as z.input<I>);
    });

/** Serves a query as a tRPC query. */
export const reading = <I extends z.ZodType, O extends z.ZodType, S, E extends ErrorCatalogue>(declared: Query<I, O, S, E>) =>
  base
    .meta({ gate: declared.allow.name, input: declared.input, output: declared.output })
    .input(unread<I>())
    .query(({ ctx, input }): Promise<z.output<O>> => declared.call(ctx, input as z.input<I>));
