import { invalid } from "./errors";
import { inner } from "./lists";
import { presented } from "./presented";
import type { Call } from "./sandbox";
import type { Table } from "./types";

const tableByPrefix: Record<string, Table> = {
  cus: "customers", acct: "accounts", pm: "payment_methods", pi: "payment_intents", ch: "charges", py: "charges", in: "invoices", ii: "invoice_items", inpay: "invoice_payments", txn: "balance_transactions",
  tr: "transfers", trr: "transfer_reversals", re: "refunds", pyr: "refunds", po: "payouts", tu: "topups",
};
const depthMax = 4;

type Tree = { [name: string]: unknown };
// Expansion writes into objects, so it may never see a stored row itself.
const copyOf = (object: object): unknown => JSON.parse(JSON.stringify(object));
const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null && !Array.isArray(value);

/** Puts the objects in place of the ids that `expand[]` names. */
export function expanded(call: Call, body: object, paths: string[]): object {
  const copy = copyOf(presented(call, body));
  if (isTree(copy) && copy["object"] === "list" && Array.isArray(copy["data"])) copy["data"] = copy["data"].map((row: unknown) => (isTree(row) ? copyOf(presented(call, row)) : row));
  for (const path of paths) {
    const parts = path.split(".");
    if (parts.length > depthMax + 1) throw invalid(`You cannot expand more than ${depthMax} levels of a property. Property: ${path}`, "expand");
    walk(call, copy, parts, path);
  }
  return isTree(copy) ? copy : body;
}

function walk(call: Call, at: unknown, [name, ...rest]: string[], path: string): void {
  if (name === undefined || at === null) return;
  if (!isTree(at)) throw invalid(`This property cannot be expanded (${path}).`, "expand");
  if (name === "data" && Array.isArray(at["data"])) {
    for (const row of at["data"]) walk(call, row, rest, path);
    return;
  }
  if (at[name] === undefined) includable(call, at, name);
  const value = at[name];
  if (value === undefined) {
    if (optional.has(name)) return;
    throw invalid(`This property cannot be expanded (${path}).`, "expand");
  }
  if (typeof value === "string") {
    const table = tableByPrefix[value.split("_")[0] ?? ""];
    const row = table && call.store.get(table, value);
    if (!row) throw invalid(`This property cannot be expanded (${path}).`, "expand");
    at[name] = copyOf(presented(call, row));
  }
  if (Array.isArray(value)) {
    for (const row of value) walk(call, row, rest, path);
    return;
  }
  walk(call, at[name], rest, path);
}

// Names that an object may lack without the path being wrong.
const optional = new Set(["payment_intent", "charge", "payment_record", "default_payment_method", "destination_payment"]);

/** Lists that Stripe adds only when asked. */
function includable(call: Call, at: Tree, name: string): void {
  const id = String(at["id"]);
  if (at["object"] === "invoice" && name === "payments") at["payments"] = copyOf(inner("/v1/invoice_payments", call.store.all("invoice_payments").filter((payment) => payment.invoice === id).toReversed()));
  if (at["object"] === "charge" && name === "refunds") at["refunds"] = copyOf(inner(`/v1/charges/${id}/refunds`, call.store.all("refunds").filter((refund) => refund.charge === id).toReversed()));
}
