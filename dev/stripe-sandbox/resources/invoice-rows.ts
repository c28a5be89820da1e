import { inner } from "../lists";
import type { Call } from "../sandbox";
import type { WireInvoice, WireItem, WireLine } from "../types";
import { newId } from "../sandbox";

/** An empty draft; everything that this sandbox does not simulate is left empty. */
export function draftInvoice(of: { created: number; currency: string; customer: string; businessName: string }): WireInvoice {
  const id = newId("in");
  return {
    id, object: "invoice", account_country: "US", account_name: of.businessName, account_tax_ids: null, amount_due: 0, amount_overpaid: 0, amount_paid: 0, amount_remaining: 0, amount_shipping: 0, application: null, attempt_count: 0, attempted: false,
    auto_advance: false, automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null }, automatically_finalizes_at: null, billing_reason: "manual", collection_method: "charge_automatically", created: of.created,
    currency: of.currency, custom_fields: null, customer: of.customer, customer_account: null, customer_address: null, customer_email: null, customer_name: null, customer_phone: null, customer_shipping: null, customer_tax_exempt: "none",
    customer_tax_ids: [], default_payment_method: null, default_source: null, default_tax_rates: [], description: null, discounts: [], due_date: null, effective_at: null, ending_balance: null, footer: null, from_invoice: null, hosted_invoice_url: null,
    invoice_pdf: null, issuer: { type: "self" }, last_finalization_error: null, latest_revision: null, lines: inner(`/v1/invoices/${id}/lines`, []), livemode: false, metadata: {}, next_payment_attempt: null, number: null, on_behalf_of: null, parent: null,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null }, period_end: of.created, period_start: of.created, post_payment_credit_notes_amount: 0, pre_payment_credit_notes_amount: 0, receipt_number: null,
    rendering: null, shipping_cost: null, shipping_details: null, starting_balance: 0, statement_descriptor: null, status: "draft", status_transitions: { finalized_at: null, marked_uncollectible_at: null, paid_at: null, voided_at: null }, subtotal: 0,
    subtotal_excluding_tax: 0, test_clock: null, total: 0, total_discount_amounts: [], total_excluding_tax: 0, total_pretax_credit_amounts: [], total_taxes: [], webhooks_delivered_at: null,
  };
}

export const lineOf = (item: WireItem, invoice: string): WireLine => ({
  id: newId("il"), object: "line_item", amount: item.amount, currency: item.currency, description: item.description, discount_amounts: [], discountable: item.discountable, discounts: [], invoice, livemode: false, metadata: item.metadata ?? {},
  parent: { invoice_item_details: { invoice_item: item.id, proration: false, proration_details: { credited_items: null }, subscription: null }, subscription_item_details: null, type: "invoice_item_details" }, period: item.period,
  pretax_credit_amounts: [], pricing: null, quantity: item.quantity, quantity_decimal: item.quantity_decimal, subscription: null, subtotal: item.amount, taxes: [],
});

/** Adds items to a draft and sums it up anew. */
export function withItems(call: Call, invoice: WireInvoice, items: WireItem[]): WireInvoice {
  const lines = [...invoice.lines.data, ...items.map((item) => lineOf(item, invoice.id))];
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  for (const item of items) call.store.put("invoice_items", { ...item, invoice: invoice.id });
  return call.store.put("invoices", {
    ...invoice, lines: inner(invoice.lines.url, lines), subtotal: total, subtotal_excluding_tax: total, total, total_excluding_tax: total, amount_due: Math.max(0, total), amount_remaining: Math.max(0, total),
  });
}
