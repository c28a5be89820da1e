import { z } from "zod";
import { balanceObject, settleDue } from "./balance";
import { Failure, found, invalid } from "./errors";
import { queue } from "./events";
import { addFault, faultInput } from "./faults";
import { pruneKeys } from "./idempotency";
import { presented } from "./presented";
import { setRestricted } from "./resources/accounts";
import { payInvoice } from "./resources/pay-invoice";
import type { Call } from "./sandbox";
import { type Table, tableNames } from "./types";

type Work = (call: Call, body: unknown, id: string) => object;
const hidden: readonly Table[] = ["endpoint_secrets", "answers", "account_links", "hosted_invoices", "owners", "balances", "settings"];
const offsetMax = 100 * 365 * 86_400_000;

const clock = z.strictObject({ offsetMs: z.number().min(-offsetMax).max(offsetMax) });
const webhookMode = z.strictObject({ mode: z.enum(["normal", "paused", "duplicate", "late"]), delayMs: z.number().int().min(0).max(600_000).default(0) });
const replay = z.strictObject({ eventIds: z.array(z.string().max(100)).max(10_000).optional(), all: z.boolean().optional(), shuffleSeed: z.number().int().optional() });
const pay = z.strictObject({ paymentMethod: z.string().max(100).default("pm_card_visa"), amount: z.number().int().min(1).optional() });
const prune = z.strictObject({ all: z.boolean().default(true) });

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const result = schema.safeParse(body ?? {});
  if (!result.success) throw invalid(z.prettifyError(result.error));
  return result.data;
}

/** The same seed gives the same order. */
function shuffled<T>(items: T[], seed: number): T[] {
  let state = seed >>> 0 || 1;
  const copy = [...items];
  for (let at = copy.length - 1; at > 0; at--) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const other = state % (at + 1);
    const kept = copy[at];
    const moved = copy[other];
    if (kept === undefined || moved === undefined) continue;
    copy[at] = moved;
    copy[other] = kept;
  }
  return copy;
}

function transfersByIntent(call: Call): object {
  const counts: Record<string, number> = {};
  for (const transfer of call.store.all("transfers")) {
    const intent = transfer.metadata["intent_id"] ?? "(none)";
    counts[intent] = (counts[intent] ?? 0) + 1;
  }
  return { counts, moreThanOnce: Object.entries(counts).filter(([intent, count]) => intent !== "(none)" && count > 1).map(([intent]) => intent) };
}

function dump(call: Call): object {
  const rows = Object.fromEntries(tableNames.filter((table) => !hidden.includes(table)).map((table) => [table, call.store.all(table).map((row) => presented(call, row))]));
  const owners = ["platform", ...call.store.all("accounts").map((account) => account.id)];
  return { ...rows, offsetMs: call.sandbox.clock.offsetMs(), now: call.now, balances: Object.fromEntries(owners.map((owner) => [owner, balanceObject(call, owner)])) };
}

const works: Record<string, Work> = {
  "GET clock": (call) => ({ offsetMs: call.sandbox.clock.offsetMs(), now: call.now }),
  "POST clock": (call, body) => {
    call.sandbox.clock.move(read(clock, body).offsetMs);
    const now = call.sandbox.clock.now();
    settleDue({ ...call, now });
    pruneKeys({ ...call, now });
    return { offsetMs: call.sandbox.clock.offsetMs(), now };
  },
  "GET faults": (call) => ({ faults: call.store.all("faults") }),
  "POST faults": (call, body) => addFault(call, read(faultInput, body)),
  "DELETE faults": (call) => {
    const faults = call.store.all("faults");
    for (const fault of faults) call.store.remove("faults", fault.id);
    return { removed: faults.length };
  },
  "POST idempotency/prune": (call, body) => ({ pruned: pruneKeys(call, read(prune, body).all) }),
  "GET webhooks": (call) => ({ mode: call.store.get("settings", "webhookMode")?.value ?? "normal", undelivered: call.store.all("deliveries").length }),
  "POST webhooks": (call, body) => {
    const { mode, delayMs } = read(webhookMode, body);
    call.store.put("settings", { id: "webhookMode", value: mode });
    call.store.put("settings", { id: "webhookDelayMs", value: String(delayMs) });
    return { mode, delayMs };
  },
  "POST webhooks/replay": (call, body) => {
    const { eventIds, shuffleSeed } = read(replay, body);
    const events = eventIds ? eventIds.map((id) => found(call.store.get("events", id), "event", id)) : call.store.all("events");
    const ordered = shuffleSeed === undefined ? events : shuffled(events, shuffleSeed);
    for (const event of ordered) queue(call, event);
    return { replayed: ordered.map((event) => event.id) };
  },
  "GET dump": dump,
  "GET unknown-requests": (call) => ({ requests: call.store.all("unknown_requests").map(({ method, path, at, why }) => ({ method, path, at, why })) }),
  "GET transfers-by-intent": transfersByIntent,
  "POST accounts/:id/restrict": (call, _, id) => setRestricted(call, id, true),
  "POST accounts/:id/activate": (call, _, id) => setRestricted(call, id, false),
  "POST invoices/:id/pay": (call, body, id) => {
    const { paymentMethod, amount } = read(pay, body);
    const { invoice, failure } = payInvoice(call, found(call.store.get("invoices", id), "invoice", id), { method: paymentMethod, amount });
    return { paid: invoice.status === "paid", invoice: presented(call, invoice), declined: failure?.message ?? null };
  },
};

/** The control plane: what a test or a demo does behind the API's back. The path is what follows `/_ctl/`. */
export function control(call: Call, method: string, path: string, body: unknown): object {
  const parts = path.split("/");
  const id = parts.length === 3 ? (parts[1] ?? "") : "";
  const work = works[`${method} ${path}`] ?? works[`${method} ${parts[0]}/:id/${parts[2]}`];
  if (!work) throw new Failure(404, { type: "invalid_request_error", message: `There is no control ${method} /_ctl/${path}. There are: ${Object.keys(works).join(", ")}.` }, { stored: false });
  return work(call, body, id);
}
