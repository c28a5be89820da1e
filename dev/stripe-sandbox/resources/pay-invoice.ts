import type Stripe from "stripe";
import { type Failure, invalid, refused } from "../errors";
import { emit } from "../events";
import { type Call, idOf } from "../sandbox";
import type { WireInvoice } from "../types";
import { newInvoicePayment, paymentsOfInvoice } from "./invoice-payments";
import { cancelIntent, confirmIntent, intentOf } from "./payment-intents";

const payable = (invoice: WireInvoice): boolean => invoice.status === "open" || invoice.status === "uncollectible";

/** Pays an open invoice, or a part of it. Out: the invoice as it is then, and the bank's refusal if there was one. */
export function payInvoice(call: Call, before: WireInvoice, of: { method: string; amount?: number | undefined }): { invoice: WireInvoice; failure: Failure | null } {
  if (before.status === "paid") throw refused("invoice_already_paid", "Invoice is already paid");
  if (!payable(before)) throw refused("invoice_not_open", `This invoice is ${before.status}: it cannot be paid.`);
  const amount = of.amount ?? before.amount_remaining;
  if (amount < 1 || amount > before.amount_remaining) throw invalid(`The amount must be between 1 and ${before.amount_remaining}.`, "amount");
  const payment = paymentFor(call, before, amount);
  const intent = intentOf(call, idOf(payment.payment.payment_intent));
  const { failure } = confirmIntent(call, intent, of.method);
  const tried: WireInvoice = { ...before, attempted: true, attempt_count: before.attempt_count + 1 };
  if (failure) {
    const invoice = call.store.put("invoices", tried);
    emit(call, "invoice.payment_failed", invoice);
    return { invoice, failure };
  }
  const paid = call.store.put("invoice_payments", { ...payment, status: "paid", amount_paid: amount, status_transitions: { canceled_at: null, paid_at: call.now } });
  const remaining = before.amount_remaining - amount;
  const invoice = call.store.put("invoices", {
    ...tried, amount_paid: before.amount_paid + amount, amount_remaining: remaining,
    ...(remaining === 0 ? { status: "paid", auto_advance: false, status_transitions: { ...before.status_transitions, paid_at: call.now } } : {}),
  });
  emit(call, "invoice_payment.paid", paid);
  if (remaining === 0) tellPaid(call, invoice);
  else emit(call, "invoice.updated", invoice, { before });
  return { invoice, failure: null };
}

/** The open payment to confirm. For a part, the default payment shrinks and a payment of its own takes the part. */
function paymentFor(call: Call, invoice: WireInvoice, amount: number): Stripe.InvoicePayment {
  const open = paymentsOfInvoice(call, invoice.id).find((row) => row.status === "open" && row.is_default) ?? newInvoicePayment(call, invoice, { amount: invoice.amount_remaining, isDefault: true });
  if (amount === open.amount_requested) return open;
  const rest = open.amount_requested - amount;
  call.store.put("invoice_payments", { ...open, amount_requested: rest });
  call.store.put("payment_intents", { ...intentOf(call, idOf(open.payment.payment_intent)), amount: rest });
  return newInvoicePayment(call, invoice, { amount, isDefault: false });
}

export function tellPaid(call: Call, invoice: WireInvoice): void {
  emit(call, "invoice.paid", invoice);
  emit(call, "invoice.payment_succeeded", invoice);
}

/** Closes what was open when an invoice ends without that payment. */
export function cancelOpenPayments(call: Call, invoice: string): void {
  for (const payment of paymentsOfInvoice(call, invoice)) {
    if (payment.status !== "open") continue;
    call.store.put("invoice_payments", { ...payment, status: "canceled", status_transitions: { canceled_at: call.now, paid_at: null } });
    cancelIntent(call, idOf(payment.payment.payment_intent));
  }
}
