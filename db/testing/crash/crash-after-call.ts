import { createServer } from "node:http";
import { type PaymentLane, dayMs } from "../payment-lane";
import { payoutFindings } from "./payout-findings";
import type { Workers } from "./workers";

/**
 * The case in which only the look-up helps: the provider has made the transfer, the process dies before it knows, and the provider has
 * forgotten the key when the call is repeated. Out: what differs from "exactly one transfer"; empty = nothing.
 */
export async function crashAfterCall(lane: PaymentLane, workers: Workers, stripeUrl: string | null): Promise<string[]> {
  const environment = { ...lane.environment, ...(stripeUrl ? { STRIPE_API_BASE: stripeUrl } : {}) };
  const placements = await lane.placements(2);
  const ids = placements.map((placement) => placement.placementId);
  await workers.finish({ kind: "fund", placementIds: ids }, lane.environment);
  await lane.advance(4 * dayMs);
  await lane.release();
  await lane.onboard(placements);
  for (const due of await lane.claim()) {
    const ended = await workers.run({ kind: "pay", due: [due] }, { environment, failpoint: "payout.after-call" });
    if (!ended.killed) throw new Error("The point after the call was not reached.");
  }
  // Money for a second transfer, so that only the product can refuse it.
  await lane.stripe.topups.create({ amount: 10_000_000, currency: "usd" });
  await lane.ctl("POST", "idempotency/prune", { all: true });
  await lane.advance(125_000);
  await workers.run({ kind: "sweep" }, { environment });
  return payoutFindings(lane, ids);
}

/** The sandbox behind an address at which no transfer is ever found: the product's look-up asks, and learns nothing. */
export async function withoutLookUp(target: string): Promise<{ url: string; asked(): number; close(): Promise<void> }> {
  let asked = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => void pass(Buffer.concat(chunks)));
    async function pass(body: Buffer): Promise<void> {
      const json = { "content-type": "application/json" };
      if (request.method === "GET" && request.url?.startsWith("/v1/transfers?")) {
        asked++;
        response.writeHead(200, json).end(JSON.stringify({ object: "list", url: "/v1/transfers", has_more: false, data: [] }));
        return;
      }
      const { host: _host, connection: _connection, "content-length": _length, ...headers } = request.headers;
      const answer = await fetch(new URL(request.url ?? "/", target), { method: request.method ?? "GET", headers: headers as Record<string, string>, ...(body.length > 0 ? { body: new Uint8Array(body) } : {}) });
      response.writeHead(answer.status, json).end(await answer.text());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`, asked: () => asked, close: () => new Promise((resolve) => server.close(() => resolve())) };
}
