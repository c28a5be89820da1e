import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { after } from "next/server";
import { env } from "@/server/env";
import { limits } from "@/server/kernel/limits";
import { keyIn, requestContext } from "@/server/request-context";
import { appRouter } from "@/server/router";

/** Only our own pages and holders of keys may change anything: JSON, from our origin or with a key, of bounded size. */
function refusal(request: Request): Response | null {
  if (request.headers.get("content-encoding")) return new Response("compressed bodies are not read", { status: 415 });
  if (Number(request.headers.get("content-length") ?? "0") > limits.requestBodyBytes) return new Response("too large", { status: 413 });
  if (request.method !== "POST") return null;
  if (!request.headers.get("content-type")?.startsWith("application/json")) return new Response("send application/json", { status: 415 });
  // A browser sends no key by itself, as it does cookies: a foreign page gains nothing by asking with one.
  if (keyIn(request.headers) !== null) return null;
  const origin = request.headers.get("origin");
  return origin === new URL(env().APP_URL).origin ? null : new Response("this origin may not call", { status: 403 });
}

function handle(request: Request): Promise<Response> | Response {
  return refusal(request) ?? fetchRequestHandler({ endpoint: "/api/trpc", req: request, router: appRouter, createContext: () => requestContext(request.headers, after), maxBatchSize: limits.batchedCalls });
}

export { handle as GET, handle as POST };
