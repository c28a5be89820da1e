import { Failure, invalid, refused } from "./errors";
import { expanded } from "./expand";
import { answerId, checkKey, fingerprintOf, rememberedAnswer } from "./idempotency";
import { takeFault } from "./faults";
import { parseForm, type RawObject } from "./params";
import { apiRoutes } from "./resources";
import { matchRoute } from "./router";
import { type Call, newId, type Sandbox } from "./sandbox";
import { apiVersion, type FaultRow, platform, type StoredAnswer } from "./types";

export type ApiRequest = { method: string; path: string; query: string; body: string; header(name: string): string | undefined };
/** What to send; `null` means that the connection breaks instead. */
export type ApiAnswer = { status: number; body: string; headers: Record<string, string>; holdMs: number | null; breaks: boolean };

type Result = { status: number; body: string };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const shown = (failure: Failure): Result => ({ status: failure.status, body: JSON.stringify({ error: { ...failure.body, request_log_url: null } }, null, 2) });
const broken = (holdMs: number): ApiAnswer => ({ status: 0, body: "", headers: {}, holdMs, breaks: true });

/** Answers the API's requests: who asks, faults, the idempotency key, the route, in the order in which Stripe does it. */
export class Api {
  private readonly running = new Set<string>();

  constructor(private readonly sandbox: Sandbox) {}

  async answer(request: ApiRequest): Promise<ApiAnswer> {
    const requestId = newId("req", 14);
    const key = request.method === "GET" ? undefined : request.header("idempotency-key");
    const headers: Record<string, string> = { "content-type": "application/json", "request-id": requestId, "stripe-version": apiVersion, ...(key ? { "idempotency-key": key } : {}) };
    const reply = (result: Result, more: Record<string, string> = {}): ApiAnswer => ({
      ...result, headers: { ...headers, ...(result.status === 409 ? { "stripe-should-retry": "true" } : result.status >= 400 ? { "stripe-should-retry": "false" } : {}), ...more }, holdMs: null, breaks: false,
    });
    try {
      return await this.process(request, { requestId, key, reply });
    } catch (cause) {
      if (cause instanceof Failure) return reply(shown(cause));
      throw cause;
    }
  }

  private async process(request: ApiRequest, of: { requestId: string; key: string | undefined; reply: (result: Result, more?: Record<string, string>) => ApiAnswer }): Promise<ApiAnswer> {
    const { store } = this.sandbox;
    const { key, reply } = of;
    const owner = this.authenticate(request);
    const call = (): Call => ({ sandbox: this.sandbox, store, now: this.sandbox.clock.now(), owner, requestId: of.requestId, idempotencyKey: key ?? null });
    const { expand, params } = splitExpand(parseForm(request.method === "POST" ? request.body : request.query));
    if (key !== undefined) checkKey(key);
    const id = key === undefined ? null : answerId(owner, key);
    const fingerprint = fingerprintOf(request.method, request.path, params);
    const remembered = (): StoredAnswer | null => (id === null || key === undefined ? null : rememberedAnswer(call(), id, fingerprint, key));

    const replay = id !== null && store.get("answers", id)?.fingerprint === fingerprint;
    const fault = store.count("faults") > 0 ? store.transact(() => takeFault(call(), { method: request.method, path: request.path, replay })) : null;
    if (fault?.kind === "timeout_before") return broken(fault.ms);
    if (fault?.kind === "reset_before") return broken(0);
    if (fault?.kind === "error_429") throw new Failure(429, { type: "invalid_request_error", code: "rate_limit", message: "Request rate limit exceeded." }, { stored: false });
    if (fault?.kind === "error_409") throw new Failure(409, { type: "invalid_request_error", code: "lock_timeout", message: "This object cannot be accessed right now because another API request or Stripe process is currently accessing it." }, { stored: false });
    if (id !== null && this.running.has(id)) {
      throw new Failure(409, { type: "idempotency_error", code: "idempotency_key_in_use", message: `There is currently another in-progress request using this Idempotent Key: ${key}` }, { stored: false });
    }
    if (id !== null) this.running.add(id);
    try {
      if (fault?.kind === "slow") await pause(fault.ms);
      const old = remembered();
      const result = old ?? store.transact(() => this.execute(call(), request, { params, expand, fault, id, fingerprint }));
      await store.flushed();
      if (fault?.kind === "timeout_after") return broken(fault.ms);
      if (fault?.kind === "reset_after") return broken(0);
      return reply({ status: result.status, body: result.body }, old ? { "idempotent-replayed": "true" } : {});
    } finally {
      if (id !== null) this.running.delete(id);
    }
  }

  /** Runs the route inside the open transaction and remembers the answer with its effect, both or neither. */
  private execute(call: Call, request: ApiRequest, of: { params: RawObject; expand: string[]; fault: FaultRow | null; id: string | null; fingerprint: string }): Result {
    const remember = (result: Result): Result => {
      if (of.id !== null && request.method !== "GET") call.store.put("answers", { id: of.id, request: `${request.method} ${request.path}`, fingerprint: of.fingerprint, status: result.status, body: result.body, storedAt: call.now });
      return result;
    };
    const failed = (failure: Failure): Result => {
      if (failure.how.unsupported || failure.body.code === "parameter_unknown") call.store.put("unknown_requests", { id: newId("unk"), method: request.method, path: request.path, at: call.now, why: failure.message });
      return failure.how.stored ? remember(shown(failure)) : shown(failure);
    };
    const serverError = shown(new Failure(500, { type: "api_error", message: "An unknown error occurred (simulated fault)." }, { stored: true }));
    if (of.fault?.kind === "error_500_before") return remember(serverError);
    if (of.fault?.kind === "balance_insufficient") return failed(refused("balance_insufficient", "You have insufficient available funds in your Stripe account (simulated fault)."));
    if (of.fault?.kind === "transfers_not_allowed") return failed(refused("transfers_not_allowed", "Transfers to this account are not allowed (simulated fault).", "destination"));
    try {
      const known = matchRoute(apiRoutes, request.method, request.path);
      if (!known) throw new Failure(404, { type: "invalid_request_error", message: `Unrecognized request URL (${request.method}: ${request.path}). This sandbox does not simulate it.` }, { stored: false, unsupported: true });
      const result = call.store.attempt((): object | Failure => {
        try {
          return expanded(call, known.route.handle(call, of.params, known.ids), of.expand);
        } catch (cause) {
          // A declined charge is a fact that stays, although the answer is an error.
          if (cause instanceof Failure && cause.how.keeps) return cause;
          throw cause;
        }
      });
      if (of.fault?.kind === "error_500_after") return remember(serverError);
      return result instanceof Failure ? failed(result) : remember({ status: 200, body: JSON.stringify(result) });
    } catch (cause) {
      if (cause instanceof Failure) return failed(cause);
      throw cause;
    }
  }

  private authenticate(request: ApiRequest): string {
    const given = /^Bearer (.+)$/.exec(request.header("authorization") ?? "")?.[1] ?? "";
    if (given !== this.sandbox.secretKey) throw new Failure(401, { type: "invalid_request_error", code: given ? "api_key_invalid" : "secret_key_required", message: `Invalid API Key provided: ${given.slice(0, 7)}***` }, { stored: false });
    const version = request.header("stripe-version");
    if (version && version !== apiVersion) throw invalid(`Invalid Stripe API version: ${version.slice(0, 40)}. This sandbox speaks ${apiVersion} only.`);
    const account = request.header("stripe-account");
    if (!account) return platform;
    if (!this.sandbox.store.get("accounts", account)) throw new Failure(403, { type: "invalid_request_error", code: "account_invalid", message: `The provided key does not have access to account '${account.slice(0, 60)}' (or that account does not exist).` }, { stored: false });
    return account;
  }
}

function splitExpand({ expand, ...params }: RawObject): { expand: string[]; params: RawObject } {
  if (expand === undefined) return { expand: [], params };
  const paths = Array.isArray(expand) ? expand : [expand];
  if (!paths.every((path) => typeof path === "string")) throw invalid("Invalid array of expansions", "expand");
  return { expand: paths, params };
}
