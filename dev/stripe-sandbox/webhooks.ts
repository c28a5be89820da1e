import { createHmac } from "node:crypto";
import { presented } from "./presented";
import type { Sandbox } from "./sandbox";
import type { DeliveryRow } from "./types";

const atOnce = 8;
const answerMs = 15_000;
const retryCapMs = 60_000;

/** The header by which a receiver knows who sent it. Its time is real time, whatever the simulated clock says. */
export function signatureOf(payload: string, secret: string, atSeconds: number): string {
  return `t=${atSeconds},v1=${createHmac("sha256", secret).update(`${atSeconds}.${payload}`).digest("hex")}`;
}

/** Sends queued events until each was answered with 2xx. The queue is in the store, so a restart goes on with it. */
export class Webhooks {
  private readonly underWay = new Set<string>();
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;

  constructor(
    private readonly sandbox: Sandbox,
    private readonly firstRetryMs: number,
  ) {}

  /** Looks at the queue now, and again when the next one is due. */
  kick(): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { store } = this.sandbox;
    if (store.get("settings", "webhookMode")?.value === "paused") return;
    const now = Date.now();
    let next = Number.POSITIVE_INFINITY;
    for (const delivery of store.all("deliveries")) {
      if (this.underWay.has(delivery.id)) continue;
      if (delivery.nextAtMs > now) next = Math.min(next, delivery.nextAtMs);
      else if (this.underWay.size < atOnce) void this.deliver(delivery);
      else return;
    }
    if (next < Number.POSITIVE_INFINITY) {
      this.timer = setTimeout(() => this.kick(), Math.min(next - now, retryCapMs));
      this.timer.unref();
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    const until = Date.now() + 1_000;
    while (this.underWay.size > 0 && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  private async deliver(delivery: DeliveryRow): Promise<void> {
    this.underWay.add(delivery.id);
    const accepted = await this.send(delivery);
    this.underWay.delete(delivery.id);
    if (this.stopped) return;
    const { store } = this.sandbox;
    store.transact(() => {
      const row = store.get("deliveries", delivery.id);
      if (!row) return;
      if (accepted) store.remove("deliveries", row.id);
      else store.put("deliveries", { ...row, attempts: row.attempts + 1, nextAtMs: Date.now() + Math.min(retryCapMs, this.firstRetryMs * 2 ** Math.min(row.attempts, 20)) });
    });
    this.kick();
  }

  private async send({ event: eventId, endpoint: endpointId }: DeliveryRow): Promise<boolean> {
    const { store } = this.sandbox;
    const event = store.get("events", eventId);
    const endpoint = store.get("webhook_endpoints", endpointId);
    const secret = store.get("endpoint_secrets", endpointId)?.secret;
    if (!event || !endpoint || !secret) return true;
    const payload = JSON.stringify(presented({ store, sandbox: this.sandbox }, event), null, 2);
    try {
      const answer = await fetch(endpoint.url, {
        method: "POST",
        redirect: "manual",
        headers: { "content-type": "application/json; charset=utf-8", "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)", "stripe-signature": signatureOf(payload, secret, Math.floor(Date.now() / 1000)) },
        body: payload,
        signal: AbortSignal.timeout(answerMs),
      });
      await answer.arrayBuffer();
      return answer.status >= 200 && answer.status < 300;
    } catch {
      // Whatever kept the receiver from answering, it is the same to a sender: not delivered, try later.
      return false;
    }
  }
}
