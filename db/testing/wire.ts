import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { z } from "zod";
import type { Ctx } from "@/server/kernel/command";
import type { ProcedureMeta } from "@/server/kernel/trpc";
import { appRouter } from "@/server/router";

export type ProcedureInfo = { name: string; type: "query" | "mutation"; meta: ProcedureMeta };

type Served = { _def: { type: "query" | "mutation"; meta?: Partial<ProcedureMeta> } };
const isServed = (procedure: unknown): procedure is Served => typeof procedure === "function" && "_def" in procedure;

/** Every procedure that the router serves. Fails for one without its gate and schemas. */
export const procedures: readonly ProcedureInfo[] = Object.entries<unknown>(appRouter._def.procedures).map(([name, procedure]) => {
  if (!isServed(procedure)) throw new Error(`${name} is not a procedure: is a router loaded lazily?`);
  const { type, meta } = procedure._def;
  if (!meta?.gate || !meta.input || !meta.output) throw new Error(`${name} has no gate or no schemas: make it with reading() or mutation().`);
  return { name, type, meta: { gate: meta.gate, input: meta.input, output: meta.output } };
});

const typeOf = new Map(procedures.map((procedure) => [procedure.name, procedure.type]));

const refusal = z.object({ code: z.string(), message: z.string(), remedy: z.string(), field: z.string().nullable(), details: z.record(z.string(), z.unknown()), fieldErrors: z.array(z.object({ path: z.string(), message: z.string() })) });
const failed = z.object({ error: z.object({ message: z.string(), data: z.object({ refusal: refusal.nullable() }) }) });
const done = z.object({ result: z.object({ data: z.unknown().optional() }) });

/** What a browser would read: the status, the very bytes, and what they say. `refusal` null on an error = "something went wrong". */
export type Answer = { status: number; body: string; ok: boolean; data: unknown; refusal: z.output<typeof refusal> | null };

/** Calls a procedure as an actor over HTTP, without a socket: what comes back is what goes over the wire. */
export async function wire(ctx: Ctx, name: string, input: unknown): Promise<Answer> {
  const url = `http://test/api/trpc/${name}`;
  const text = JSON.stringify(input);
  const request = typeOf.get(name) === "query" ? new Request(text === undefined ? url : `${url}?input=${encodeURIComponent(text)}`) : new Request(url, { method: "POST", headers: { "content-type": "application/json" }, ...(text === undefined ? {} : { body: text }) });
  const response = await fetchRequestHandler({ endpoint: "/api/trpc", req: request, router: appRouter, createContext: () => ctx });
  const body = await response.text();
  const read: unknown = JSON.parse(body);
  const success = done.safeParse(read);
  if (success.success) return { status: response.status, body, ok: true, data: success.data.result.data, refusal: null };
  return { status: response.status, body, ok: false, data: null, refusal: failed.parse(read).error.data.refusal };
}
