import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { z } from "zod";
import type { Executor } from "./executor";
import { runPage, runsPage } from "./pages";
import { registration, type Run } from "./types";

const bodyBytes = 4 * 1_048_576;
const rowsShown = 60;
const local = /^(127\.0\.0\.1|localhost)(:\d+)?$/;

const sentEvents = z.preprocess((body) => (Array.isArray(body) ? body : [body]), z.array(z.object({ id: z.string().optional(), name: z.string().min(1), data: z.record(z.string(), z.unknown()).default({}), ts: z.number().optional() })));

/** The SDK's two addresses, the runs as JSON (`/v1/events/:id/runs` as on the real server), and the pages. */
export async function answer(executor: Executor, trouble: () => string | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", "http://executor");
  const json = (value: unknown, status = 200) => void response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
  // A page elsewhere on the web must not reach this by a name that it makes point here.
  if (!local.test(request.headers.host ?? "")) return json({ status: 403, error: "This address answers on this machine alone." }, 403);
  const [, first = "", second = "", third = "", fourth = ""] = url.pathname.split("/").map(decodeURIComponent);
  const { store } = executor;

  if (request.method === "POST" && first === "e" && second !== "") {
    const seed = String(request.headers["x-inngest-event-id-seed"] ?? randomUUID());
    const read = sentEvents.safeParse(await bodyOf(request));
    if (!read.success) return json({ ids: [], status: 400, error: z.prettifyError(read.error) }, 400);
    // The SDK's own retry of a request repeats its seed, and so names the same events.
    const events = read.data.map((event, at) => ({ id: event.id ?? createHash("sha256").update(`${seed}:${at}`).digest("hex").slice(0, 32), name: event.name, data: event.data, ts: event.ts ?? Date.now() }));
    await executor.accept(events);
    return json({ ids: events.map((event) => event.id), status: 200 });
  }
  if ((request.method === "POST" || request.method === "PUT") && url.pathname === "/fn/register") {
    const read = registration.safeParse(await bodyOf(request));
    if (!read.success) return json({ status: 400, error: `The local executor does not do all that these functions ask for:\n${z.prettifyError(read.error)}` }, 400);
    try {
      executor.register(read.data.functions);
      return json({ status: 200, error: "Successfully registered" });
    } catch (cause) {
      return json({ status: 400, error: cause instanceof Error ? cause.message : String(cause) }, 400);
    }
  }
  if (request.method !== "GET" && request.method !== "HEAD") return json({ status: 405, error: "Method not allowed" }, 405);

  if (first === "health") return json({ status: 200, message: "OK" });
  if (first === "v1" && second === "events" && fourth === "runs") return json({ data: [...store.runs.values()].filter((run) => run.event.id === third).map((run) => asServer(run)) });
  const asked = (name: string, value: string) => ["", value].includes(url.searchParams.get(name) ?? "");
  const newest = [...store.runs.values()].filter((one) => asked("function", one.functionId) && asked("state", one.state)).toReversed();
  const run = store.runs.get(second);
  if (first === "runs" && second === "") return json({ runs: newest });
  if (first === "runs") return run ? json(run) : json({ status: 404, error: "There is no such run." }, 404);
  if (first === "" || first === "run") {
    const page = first === "" ? runsPage({ functions: store.functions, all: [...store.runs.values()], shown: newest.slice(0, rowsShown), more: Math.max(0, newest.length - rowsShown), filter: url.searchParams, trouble: trouble(), now: Date.now() }) : runPage({ functions: store.functions, run: run ?? null, now: Date.now() });
    return void response.writeHead(page.status, page.headers).end(page.body);
  }
  return json({ status: 404, error: "There is nothing at this address." }, 404);
}

const serverWords = { queued: "Queued", running: "Running", completed: "Completed", failed: "Failed" } as const;
const asServer = (run: Run) => ({ run_id: run.id, function_id: run.functionId, event_id: run.event.id, status: serverWords[run.state], run_started_at: new Date(run.startedAt ?? run.queuedAt).toISOString(), ended_at: run.endedAt === null ? null : new Date(run.endedAt).toISOString(), output: run.error ?? run.output });

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > bodyBytes) throw new Error("The request is too large.");
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString("utf8"));
  } catch {
    return null;
  }
}
