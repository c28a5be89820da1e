import type Stripe from "stripe";
import { presented } from "./presented";
import { newId, type Call } from "./sandbox";
import { apiVersion, type EventRow, platform } from "./types";

type Fact = { account?: string; before?: object };

/** Writes that something happened, in the transaction that made it happen, and queues it for every endpoint that asked for it. */
export function emit(call: Call, type: Stripe.Event["type"], object: object, { account, before }: Fact = {}): void {
  const { store } = call;
  const shown = presented(call, object);
  const event: EventRow = {
    id: newId("evt"),
    object: "event",
    ...(account && account !== platform ? { account } : {}),
    api_version: apiVersion,
    created: call.now,
    data: { object: shown, ...(before ? { previous_attributes: previousAttributes(presented(call, before), shown) } : {}) },
    livemode: false,
    pending_webhooks: 0,
    request: { id: call.requestId, idempotency_key: call.idempotencyKey },
    type,
  } satisfies Stripe.EventBase;
  store.put("events", event);
  queue(call, event);
}

/** The endpoints that an event goes to. Connected accounts' events go to the endpoints made with `connect`, or, while there is none, to all. */
export function endpointsFor(call: Pick<Call, "store">, event: EventRow): string[] {
  const secrets = call.store.all("endpoint_secrets");
  const anyConnect = secrets.some((endpoint) => endpoint.connect);
  return secrets
    .filter((endpoint) => (anyConnect ? endpoint.connect === (event.account !== undefined) : true))
    .map((endpoint) => call.store.get("webhook_endpoints", endpoint.id))
    .filter((endpoint) => endpoint !== undefined)
    .filter((endpoint) => endpoint.status === "enabled" && (endpoint.enabled_events.includes("*") || endpoint.enabled_events.includes(event.type)))
    .map((endpoint) => endpoint.id);
}

/** Queues one event anew; inside a transaction. */
export function queue(call: Pick<Call, "store">, event: EventRow): void {
  const mode = call.store.get("settings", "webhookMode")?.value ?? "normal";
  const delayMs = mode === "late" ? Number(call.store.get("settings", "webhookDelayMs")?.value ?? 0) : 0;
  for (const endpoint of endpointsFor(call, event)) {
    for (let copy = 0; copy < (mode === "duplicate" ? 2 : 1); copy++) {
      call.store.put("deliveries", { id: newId("del"), event: event.id, endpoint, attempts: 0, nextAtMs: Date.now() + delayMs });
    }
  }
}

/** What differs, as it was before: nested objects only by their changed names, lists whole. */
function previousAttributes(before: object, after: object): Record<string, unknown> {
  const now = new Map<string, unknown>(Object.entries(after));
  const changed: Record<string, unknown> = {};
  for (const [name, was] of Object.entries(before)) {
    const is = now.get(name);
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    changed[name] = isPlain(was) && isPlain(is) ? previousAttributes(was, is) : was;
  }
  for (const name of now.keys()) if (!(name in before)) changed[name] = null;
  return changed;
}

const isPlain = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value);
