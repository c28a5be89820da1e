import { z } from "zod";
import type { Ctx } from "../kernel/command";
import { clockOf } from "../kernel/database";
import { Refusal, refuseKernel } from "../kernel/errors";
import { limits } from "../kernel/limits";
import { log } from "../kernel/log";
import type { RestRoute } from "../kernel/rest";
import { findRoute } from "./find-route";
import { accessRefusal, plainProblem, type Problem, problemOf, refuseAccess } from "./problem";
import { readInput, UnreadBody } from "./read-request";
import { AnsweredBefore, hashOfRequest, keepRefusal, type Kept, onceFor } from "./repeats";
import { shaped } from "./route-shape";
import { type Bucket, take } from "./rules/token-bucket";

const PREFIX = "/api/v2";
/** Refusals that end with the day (UTC). */
const dailyAllowances: readonly string[] = ["checks_used_up", "files_sent_enough", "lists_checked_enough"];

type Answer = Kept & { headers?: Record<string, string> };
type Asked = { route: RestRoute; ids: Record<string, string>; path: string; apiKeyId: string };

/** Answers a request to the REST interface by the procedure of its route. Whatever goes wrong is answered as a problem document. */
export async function answerRequest(request: Request, ctx: Ctx, routes: readonly RestRoute[]): Promise<Response> {
  const answer = await answered(request, ctx, routes).catch((cause: unknown) => told(cause, ctx));
  const type = answer.status < 400 ? "application/json" : "application/problem+json";
  return new Response(answer.body, { status: answer.status, headers: { "content-type": `${type}; charset=utf-8`, "cache-control": "no-store", "request-id": ctx.requestId, ...answer.headers } });
}

async function answered(request: Request, ctx: Ctx, routes: readonly RestRoute[]): Promise<Answer> {
  const key = ctx.actor.kind === "user" ? ctx.actor.key : undefined;
  if (!key) return refuseAccess(request.headers.has("authorization") ? "key_unknown" : "key_missing");
  const waitMs = waitOf(key.id);
  if (waitMs > 0) return told(accessRefusal("too_many_requests"), ctx, { retryAfter: Math.ceil(waitMs / 1000) });
  const path = new URL(request.url).pathname.slice(PREFIX.length);
  const found = findRoute(routes, request.method, path);
  if (found.kind === "none") return refuseAccess("no_such_address");
  if (found.kind === "other_method") return { ...bodyOf(plainProblem(405, "method_not_allowed", `This address takes ${found.allow}.`, "Use one of these methods.", ctx.requestId)), headers: { allow: found.allow } };
  if (found.route.calls.kind === "command" && key.scope === "read") return refuseKernel("key_only_reads");
  return called(request, ctx, { route: found.route, ids: found.ids, path, apiKeyId: key.id });
}

/** Calls the procedure. A field of its input is told by the name that the request has for it. */
async function called(request: Request, ctx: Ctx, asked: Asked): Promise<Answer> {
  const { route } = asked;
  const names = Object.entries(route.ids);
  const nameOf = (path: string) => names.find(([, field]) => field === path)?.[0] ?? (path === route.body?.inRefusals ? "body" : path);
  try {
    // A stranger's body is not read.
    route.calls.allow.admit(ctx.actor);
    const input = await readInput(route, request, asked.ids);
    if (route.csv) return asFile(await route.calls.call(ctx, input));
    const key = route.method === "POST" ? idempotencyKey(request) : null;
    const made = (output: unknown): Kept => ({ status: route.creates === null ? 200 : 201, body: JSON.stringify(shaped(route, output)) });
    const answer = key === null ? made(await route.calls.call(ctx, input)) : await calledOnce(ctx, { route, input, made, nameOf, request: { apiKeyId: asked.apiKeyId, key, requestHash: hashOfRequest(route.method, asked.path, input) } });
    return located(route, answer);
  } catch (cause) {
    return told(cause, ctx, { nameOf });
  }
}

type CalledOnce = { route: RestRoute; input: unknown; made(output: unknown): Kept; nameOf(path: string): string; request: { apiKeyId: string; key: string; requestHash: string } };

/** Calls a command so that it has its effect once, and answers a repetition as before. What a rule refused is kept as well; input that says nothing, and what is refused for now alone, leave the key free. */
async function calledOnce(ctx: Ctx, { route, input, made, nameOf, request }: CalledOnce): Promise<Answer> {
  const once = onceFor(request, made);
  try {
    if (route.calls.kind === "command" && !route.calls.atomic) await once.ahead(ctx.db);
    return made(await route.calls.call({ ...ctx, once }, input));
  } catch (cause) {
    if (cause instanceof AnsweredBefore) return { ...cause.kept, headers: { "idempotency-replayed": "true" } };
    if (!(cause instanceof Refusal) || !once.began || forNow.has(cause.definition.status) || cause.code === "invalid_input") throw cause;
    const { replayed, ...kept } = await keepRefusal.call({ db: ctx.db, actor: { kind: "system", job: "rest" }, requestId: ctx.requestId }, { ...request, ...bodyOf(problemOf(cause, ctx.requestId, nameOf)) });
    return replayed ? { ...kept, headers: { "idempotency-replayed": "true" } } : kept;
  }
}

/** Statuses of what is refused for now alone. */
const forNow: ReadonlySet<number> = new Set([429, 503]);

const table = z.object({ name: z.string(), csv: z.string() });

/** A table, to be saved and never to be shown as a page. */
function asFile(output: unknown): Answer {
  const { name, csv } = table.parse(output);
  return { status: 200, body: csv, headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`, "x-content-type-options": "nosniff" } };
}

const made = z.object({ data: z.object({ id: z.string() }) });

/** Says where what was made can be read. */
function located(route: RestRoute, answer: Answer): Answer {
  if (route.creates === null || answer.status !== 201) return answer;
  const { data } = made.parse(JSON.parse(answer.body));
  return { ...answer, headers: { ...answer.headers, location: `${PREFIX}/${route.creates}/${data.id}` } };
}

/** The key under which a request may be sent again; null = it has none. */
function idempotencyKey(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key === null) return null;
  return /^[\x21-\x7e]{1,255}$/.test(key) ? key : refuseAccess("bad_idempotency_key");
}

/** How long a key must wait before its next request; 0 = not at all. A process remembers a bounded number of keys. */
const buckets = new Map<string, Bucket>();
function waitOf(keyId: string): number {
  const { bucket, waitMs } = take(buckets.get(keyId), performance.now(), { size: limits.requestsAtOnce, perSecond: limits.requestsPerSecond });
  buckets.delete(keyId);
  buckets.set(keyId, bucket);
  const [oldest] = buckets.keys();
  if (buckets.size > limits.keysRemembered && oldest !== undefined) buckets.delete(oldest);
  return waitMs;
}

const bodyOf = (problem: Problem): Kept => ({ status: problem.status, body: JSON.stringify(problem) });

async function told(cause: unknown, ctx: Ctx, more: { nameOf?: (path: string) => string; retryAfter?: number } = {}): Promise<Answer> {
  if (cause instanceof UnreadBody) return bodyOf(problemOfBody(cause, ctx.requestId));
  if (cause instanceof Refusal) {
    const retryAfter = more.retryAfter ?? (await secondsUntilAgain(cause, ctx));
    const headers: Record<string, string> = {};
    if (cause.definition.status === 401) headers["www-authenticate"] = 'Bearer realm="fairsplit"';
    if (retryAfter !== null) headers["retry-after"] = String(retryAfter);
    return { ...bodyOf(problemOf(cause, ctx.requestId, more.nameOf)), headers };
  }
  log.error({ err: cause, requestId: ctx.requestId }, "a request to the REST interface failed");
  return bodyOf(plainProblem(500, "failed", "Something went wrong on our side.", "Send it again; with an Idempotency-Key nothing happens twice.", ctx.requestId));
}

function problemOfBody({ status, expected }: UnreadBody, requestId: string): Problem {
  if (status === 413) return plainProblem(413, "too_large", `A body has at most ${limits.requestBodyBytes} bytes.`, "Send less at once.", requestId);
  return expected === "json"
    ? plainProblem(415, "unsupported_content", "This body is not plain JSON.", "Send it as application/json, not compressed.", requestId)
    : plainProblem(415, "unsupported_content", "This body is not a file as it is.", "Send the file's bytes as the whole body: not in a form, and not compressed.", requestId);
}

/** When a request that was refused for now may be sent again, in seconds; null = the refusal is not for now alone. */
async function secondsUntilAgain(refusal: Refusal, ctx: Ctx): Promise<number | null> {
  if (refusal.code === "still_running") return 1;
  if (!forNow.has(refusal.definition.status)) return null;
  if (!dailyAllowances.includes(refusal.code)) return 60;
  const now = (await clockOf(ctx.db)).getTime();
  return Math.ceil((86_400_000 - (now % 86_400_000)) / 1000);
}
