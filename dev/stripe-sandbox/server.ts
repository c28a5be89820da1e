import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { Api } from "./api";
import { settleDue, somethingIsDue } from "./balance";
import { control } from "./control";
import { Failure } from "./errors";
import { dashboardPage } from "./pages/dashboard-page";
import { invoicePage, payOnPage } from "./pages/invoice-page";
import { html, page, type Page, redirect } from "./pages/layout";
import { openOnboarding, submitOnboarding } from "./pages/onboarding-page";
import { type Call, newId, type Sandbox } from "./sandbox";
import { platform } from "./types";
import type { Webhooks } from "./webhooks";

const bodyMax = 1_048_576;

/** Routes a request to the API, the control plane or a page, and writes the answer. */
export class HttpServer {
  readonly server: Server;
  private readonly api: Api;
  private readonly sockets = new Set<Socket>();
  private readonly held = new Set<NodeJS.Timeout>();

  constructor(
    private readonly sandbox: Sandbox,
    private readonly webhooks: Webhooks,
  ) {
    this.api = new Api(sandbox);
    this.server = createServer((request, response) => {
      this.handle(request, response).catch((cause: unknown) => this.crash(response, cause));
    });
    this.server.on("connection", (socket) => {
      this.sockets.add(socket);
      socket.on("close", () => this.sockets.delete(socket));
    });
  }

  /** Lets become available what is due; also called by a timer, so that webhooks come without a request. */
  settle(): void {
    const call = this.call(null);
    if (!somethingIsDue(call)) return;
    call.store.transact(() => settleDue(call));
    this.webhooks.kick();
  }

  stop(): Promise<void> {
    for (const timer of this.held) clearTimeout(timer);
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      for (const socket of this.sockets) socket.destroy();
    });
  }

  private call(requestId: string | null): Call {
    return { sandbox: this.sandbox, store: this.sandbox.store, now: this.sandbox.clock.now(), owner: platform, requestId, idempotencyKey: null };
  }

  private async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://sandbox.invalid");
    const method = request.method ?? "GET";
    const body = await read(request);
    if (body === null) return send(response, { status: 413, headers: { "content-type": "text/plain" }, body: "The body is too large." });
    this.settle();
    const path = url.pathname;
    if (path.startsWith("/v1/") || path.startsWith("/v2/")) await this.answerApi(request, response, { method, path, query: url.search.slice(1), body });
    else if (path.startsWith("/_ctl/")) await this.answerControl(response, method, path.slice("/_ctl/".length), body);
    else send(response, await this.answerPage(method, path, new URLSearchParams(body)));
    this.webhooks.kick();
  }

  private async answerApi(request: IncomingMessage, response: ServerResponse, of: { method: string; path: string; query: string; body: string }): Promise<void> {
    const answer = await this.api.answer({
      ...of,
      header: (name) => {
        const value = request.headers[name];
        return Array.isArray(value) ? value[0] : value;
      },
    });
    if (!answer.breaks) return send(response, answer);
    if (answer.holdMs === 0) return void response.socket?.destroy();
    const timer = setTimeout(() => {
      this.held.delete(timer);
      response.socket?.destroy();
    }, answer.holdMs ?? 0);
    this.held.add(timer);
  }

  private async answerControl(response: ServerResponse, method: string, path: string, body: string): Promise<void> {
    const { store } = this.sandbox;
    try {
      const input: unknown = body === "" ? undefined : JSON.parse(body);
      const result = store.transact(() => control(this.call(null), method, path, input));
      await store.flushed();
      send(response, { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(result, null, 2) });
    } catch (cause) {
      const failure = cause instanceof SyntaxError ? { status: 400, message: "The body is not JSON." } : cause instanceof Failure ? { status: cause.status, message: cause.message } : null;
      if (!failure) throw cause;
      send(response, { status: failure.status, headers: { "content-type": "application/json" }, body: JSON.stringify({ error: failure.message }) });
    }
  }

  private async answerPage(method: string, path: string, form: URLSearchParams): Promise<Page> {
    const [, kind = "", ...rest] = path.split("/");
    const { store } = this.sandbox;
    const token = rest[0] ?? "";
    const call = this.call(newId("req", 14));
    const answer = store.transact((): Page | null => {
      if (method === "GET" && path === "/") return dashboardPage(call);
      if (method === "GET" && kind === "invoice") return invoicePage(call, token);
      if (method === "POST" && kind === "invoice") return payOnPage(call, token, form);
      if (method === "GET" && kind === "onboarding") return openOnboarding(call, token);
      if (method === "POST" && kind === "onboarding") return submitOnboarding(call, token, form);
      if (method === "POST" && kind === "dashboard") return this.press(call, rest.join("/"), form);
      return null;
    });
    await store.flushed();
    return answer ?? page("Not found", html`<h1>Not found</h1><p>There is no such page. <a href="/">See what the sandbox holds.</a></p>`, { status: 404 });
  }

  /** A button of the dashboard is a control with its values from a form. */
  private press(call: Call, path: string, form: URLSearchParams): Page {
    if (path === "clock") control(call, "POST", path, { offsetMs: Number(form.get("offsetMs")) });
    else if (path === "webhooks") control(call, "POST", path, { mode: form.get("mode") });
    else if (path === "faults") control(call, "POST", path, { kind: form.get("kind"), match: { path: form.get("path") || undefined } });
    else if (path === "faults/clear") control(call, "DELETE", "faults", undefined);
    else control(call, "POST", path, undefined);
    return redirect("/");
  }

  private crash(response: ServerResponse, cause: unknown): void {
    console.error("Stripe sandbox:", cause);
    if (response.headersSent) response.socket?.destroy();
    else send(response, { status: 500, headers: { "content-type": "application/json" }, body: JSON.stringify({ error: { type: "api_error", message: "The sandbox itself failed; its log says why." } }) });
  }
}

async function read(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= bodyMax) chunks.push(chunk);
  }
  return size > bodyMax ? null : Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, headers, body }: { status: number; headers: Record<string, string>; body: string }): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
