import { z } from "zod";
import { recordInvoicePayments } from "../billing";
import { type Ctx, flow } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { paymentsOf, retrieveTransfer } from "../providers/stripe-money";
import { recordTransferSent } from "./record-transfer";
import { refreshPayeeAccount } from "./set-up-payouts-flow";
import { closeProviderEvent, openProviderEvent } from "./store-provider-event";

type Opened = { type: string; objectId: string | null; account: string | null; invoice: string | null; intentId: string | null };

/** Folds one stored provider event into our state: reads the object anew, never trusts the payload's state (I-19). Repeating it is harmless. */
export const foldProviderEvent = flow({
  input: z.strictObject({ stripeEventId: z.string().max(limits.idLength) }),
  output: z.strictObject({ result: z.string() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }, { stripeEventId }) {
    const { event } = await openProviderEvent.call(ctx, { id: stripeEventId });
    if (!event) return { result: "already folded in" };
    try {
      const result = await fold(ctx, event);
      await closeProviderEvent.call(ctx, { id: stripeEventId, error: null });
      return { result };
    } catch (cause) {
      await closeProviderEvent.call(ctx, { id: stripeEventId, error: String(cause).slice(0, limits.noteLength) });
      throw cause;
    }
  },
});

async function fold(ctx: Ctx, event: Opened): Promise<string> {
  switch (event.type) {
    case "invoice.paid":
    case "invoice.payment_succeeded":
    case "invoice_payment.paid": {
      const invoice = event.type === "invoice_payment.paid" ? event.invoice : event.objectId;
      if (!invoice) return "no invoice named";
      const folded = await recordInvoicePayments.call(ctx, { stripeInvoiceId: invoice, payments: await paymentsOf(invoice) });
      if (!folded.known) throw new Error(`Invoice ${invoice} is not known here yet.`);
      return `${folded.fresh} new payments`;
    }
    case "account.updated":
    case "capability.updated": {
      const account = event.type === "account.updated" ? event.objectId : event.account;
      if (!account) return "no account named";
      const { known } = await refreshPayeeAccount.call(ctx, { stripeAccountId: account });
      return known ? "account refreshed" : "a stranger's account";
    }
    case "transfer.created":
    case "transfer.reversed": {
      if (!event.intentId || !event.objectId) return "not one of our intents";
      const transfer = await retrieveTransfer(event.objectId);
      const destination = typeof transfer.destination === "string" ? transfer.destination : (transfer.destination?.id ?? "");
      const { state } = await recordTransferSent.call(ctx, { intentId: event.intentId, stripeTransferId: transfer.id, amountMinor: BigInt(transfer.amount), currency: transfer.currency.toUpperCase(), destination });
      return state;
    }
    default:
      return "money is available: the next sweep sees it";
  }
}
