import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import Stripe from "stripe";
import { startStripeSandbox, type StripeSandbox, type StripeSandboxOptions } from "../index";
import { apiVersion } from "../types";

const ends: (() => Promise<void>)[] = [];

/** Ends all that the tests of a file have started. */
export async function endAll(): Promise<void> {
  for (const end of ends.splice(0).toReversed()) await end();
}

export async function freshDir(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), "stripe-sandbox-"));
  ends.push(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

/** The official client, aimed at a sandbox. Retries are off, so that a test sees each answer. */
export function clientOf(of: { url: string; secretKey: string }, more: Stripe.StripeConfig = {}): Stripe {
  const { hostname, port } = new URL(of.url);
  return new Stripe(of.secretKey, { apiVersion, host: hostname, port: Number(port), protocol: "http", maxNetworkRetries: 0, telemetry: false, ...more });
}

export type World = { sandbox: StripeSandbox; stripe: Stripe; ctl: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>> };

export async function ctlOf(url: string, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/_ctl/${path}`, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const read = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) throw new Error(JSON.stringify(read));
  return read;
}

/** A fresh sandbox with its client. */
export async function freshWorld(options: Partial<StripeSandboxOptions> = {}): Promise<World> {
  const sandbox = await startStripeSandbox({ dataDir: options.dataDir ?? (await freshDir()), webhookRetryMs: 20, ...options });
  ends.push(() => sandbox.stop());
  return { sandbox, stripe: clientOf(sandbox), ctl: (method, where, body) => ctlOf(sandbox.url, method, where, body) };
}

/** A payee's account that can receive. */
export async function activeAccount(world: World): Promise<Stripe.Account> {
  const made = await world.stripe.accounts.create({ controller: { fees: { payer: "application" }, losses: { payments: "application" }, stripe_dashboard: { type: "express" } }, capabilities: { transfers: { requested: true } }, country: "US" });
  await world.ctl("POST", `accounts/${made.id}/activate`);
  return world.stripe.accounts.retrieve(made.id);
}

/** An open invoice of one line. */
export async function openInvoice(stripe: Stripe, of: { amount?: number; currency?: string } = {}): Promise<Stripe.Invoice> {
  const customer = await stripe.customers.create({ name: "Northwind Ltd", email: "finance@northwind.example" });
  const currency = of.currency ?? "usd";
  const draft = await stripe.invoices.create({ customer: customer.id, collection_method: "send_invoice", days_until_due: 30, currency });
  await stripe.invoiceItems.create({ customer: customer.id, invoice: draft.id, amount: of.amount ?? 100_000, currency, description: "Placement fee" });
  return stripe.invoices.finalizeInvoice(draft.id);
}

export type Received = { event: Stripe.Event; at: number };
export type Receiver = { url: string; received: Received[]; statuses: number[]; secret: string; until: (count: number, ms?: number) => Promise<void>; bodies: string[] };

/** A webhook receiver that checks every signature with the SDK. `statuses` holds what to answer first; then 200. */
export async function receiver(stripe: Stripe, of: { events?: Stripe.WebhookEndpointCreateParams.EnabledEvent[]; statuses?: number[]; connect?: boolean } = {}): Promise<Receiver> {
  const state: Receiver = { url: "", received: [], statuses: of.statuses ?? [], secret: "", bodies: [], until };
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      state.bodies.push(body);
      const status = state.statuses.shift() ?? 200;
      if (status < 300) state.received.push({ event: stripe.webhooks.constructEvent(body, String(request.headers["stripe-signature"]), state.secret, 300), at: Date.now() });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  ends.push(() => new Promise((resolve) => server.close(() => resolve())));
  const address = server.address();
  state.url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/hook`;
  const endpoint = await stripe.webhookEndpoints.create({ url: state.url, enabled_events: of.events ?? ["*"], ...(of.connect ? { connect: true } : {}) });
  state.secret = endpoint.secret ?? "";
  return state;

  async function until(count: number, ms = 3_000): Promise<void> {
    const end = Date.now() + ms;
    while (state.received.length < count) {
      if (Date.now() > end) throw new Error(`Only ${state.received.length} of ${count} events came: ${state.received.map(({ event }) => event.type).join(", ")}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}

/** The error that a call ends with. */
export async function failureOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeError) return cause;
    throw cause;
  }
  throw new Error("The call was expected to fail.");
}

export const dayMs = 86_400_000;
