import { inner } from "./lists";
import type { Call } from "./sandbox";

type Named = { id?: unknown; object?: unknown };
const idOf = (row: Named): string => (typeof row.id === "string" ? row.id : "");

/** An object as the API shows it: with the lists and addresses that are not stored with the row. */
export function presented(call: Pick<Call, "store" | "sandbox">, row: object): object {
  const { store, sandbox } = call;
  const named: Named = row;
  const id = idOf(named);
  switch (named.object) {
    case "transfer":
      return { ...row, reversals: inner(`/v1/transfers/${id}/reversals`, store.all("transfer_reversals").filter((reversal) => reversal.transfer === id).toReversed()) };
    case "invoice": {
      const invoice = store.get("invoices", id);
      // The address follows the server's own, which may differ after a restart.
      const address = invoice?.hosted_invoice_url;
      return { ...row, ...(address ? { hosted_invoice_url: `${sandbox.publicUrl()}${new URL(address).pathname}` } : {}) };
    }
    case "event":
      return { ...row, pending_webhooks: store.all("deliveries").filter((delivery) => delivery.event === id).length };
    default:
      return row;
  }
}
