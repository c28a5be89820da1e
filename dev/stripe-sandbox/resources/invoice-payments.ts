import type Stripe from "stripe";
import { z } from "zod";
import { found } from "../errors";
import { pageOf } from "../lists";
import { type Fields, id, inRange, paging, range } from "../params";
import { route } from "../router";
import { type Call, newId } from "../sandbox";
import type { WireInvoice } from "../types";
import { newIntent } from "./payment-intents";

/** A new, open payment of an invoice, with the payment intent that will carry it. */
export function newInvoicePayment(call: Call, invoice: WireInvoice, of: { amount: number; isDefault: boolean }): Stripe.InvoicePayment {
  const intent = newIntent(call, {
    amount: of.amount, currency: invoice.currency, customer: typeof invoice.customer === "string" ? invoice.customer : null, description: `Payment for invoice ${invoice.number ?? invoice.id}`, metadata: {}, group: null, method: null,
    methodTypes: ["card", "us_bank_account"], automatic: false, receiptEmail: null,
  });
  return call.store.put("invoice_payments", {
    id: newId("inpay"), object: "invoice_payment", amount_paid: null, amount_requested: of.amount, created: call.now, currency: invoice.currency, invoice: invoice.id, is_default: of.isDefault, livemode: false,
    payment: { type: "payment_intent", payment_intent: intent.id }, status: "open", status_transitions: { canceled_at: null, paid_at: null },
  });
}

/** The payments of an invoice, oldest first. */
export const paymentsOfInvoice = (call: Pick<Call, "store">, invoice: string): Stripe.InvoicePayment[] => call.store.all("invoice_payments").filter((row) => row.invoice === invoice);

export const invoicePaymentRoutes = [
  route(
    "GET",
    "/v1/invoice_payments",
    z.strictObject({
      ...paging, invoice: id.optional(), status: z.enum(["open", "paid", "canceled"]).optional(), created: range.optional(),
      payment: z.strictObject({ type: z.enum(["payment_intent", "payment_record"]), payment_intent: id.optional(), payment_record: id.optional() }).optional(),
    } satisfies Fields<Stripe.InvoicePaymentListParams>),
    (call, { invoice, status, created, payment, ...page }) =>
      pageOf(
        "/v1/invoice_payments",
        call.store
          .all("invoice_payments")
          .filter((row) => (!invoice || row.invoice === invoice) && (!status || row.status === status) && (!created || inRange(row.created, created)) && (!payment?.payment_intent || row.payment.payment_intent === payment.payment_intent)),
        page,
      ),
  ),
  route("GET", "/v1/invoice_payments/:id", z.strictObject({}), (call, _, [name]) => found(call.store.get("invoice_payments", name), "invoice_payment", name)),
];
