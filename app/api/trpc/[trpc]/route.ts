import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { after } from "next/server";
import { env } from "@/server/env";
import { limits } from "@/server/kernel/limits";
import { readBody } from "@/server/kernel/read-body";
import { bodyTooLong } from "@/server/kernel/trpc";
import { keyIn, requestContext } from "@/server/request-context";
import { appRouter } from "@/server/router";

/** Only our own pages and holders of keys may change anything: JSON, from our origin or with a key. */
function refusal(request: Request): Response | null {
  if (request.headers.get("content-encoding")) return new Response("compressed bodies are not read", { status: 415 });
  if (request.method !== "POST") return null;
  if (!request.headers.get("content-type")?.startsWith("application/json")) return new Response("send application/json", { status: 415 });
  // A browser sends no key by itself, as it does cookies: a foreign page gains nothing by asking with one.
  if (keyIn(request.headers) !== null) return null;
  const origin = request.headers.get("origin");
  return origin === new URL(env().APP_URL).origin ? null : new Response("this origin may not call", { status: 403 });
}

/** A request whose body is there and no longer than it may be, whatever its length was said to be; null = it is longer, and was not read to its end. */
async function bounded(request: Request): Promise<Request | null> {
  if (request.method !== "POST") return request;
  const body = await readBody(request, limits.formBodyBytes);
  return body && new Request(request.url, { method: request.method, headers: request.headers, body: new Uint8Array(body), signal: request.signal });
}

async function handle(request: Request): Promise<Response> {
  const refused = refusal(request);
  if (refused) return refused;
  const req = await bounded(request);
  return req ? fetchRequestHandler({ endpoint: "/api/trpc", req, router: appRouter, createContext: () => requestContext(request.headers, after), maxBatchSize: limits.batchedCalls }) : bodyTooLong();
}

export { handle as GET, handle as POST };
