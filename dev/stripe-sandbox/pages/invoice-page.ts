import { readable } from "../money";
import { paymentsOfInvoice } from "../resources/invoice-payments";
import { invoiceOfToken } from "../resources/invoices";
import { payInvoice } from "../resources/pay-invoice";
import { testMethods } from "../resources/payment-methods";
import { type Call, idOf } from "../sandbox";
import type { WireInvoice } from "../types";
import { dayOf, type Html, html, page, type Page, redirect } from "./layout";

const offered = ["pm_card_visa", "pm_usBankAccount", "pm_card_chargeDeclined"];

/** What the bank said to the last attempt, while it is unpaid. */
function lastRefusal(call: Call, invoice: WireInvoice): string | null {
  const open = paymentsOfInvoice(call, invoice.id).findLast((payment) => payment.status === "open");
  const intent = open && call.store.get("payment_intents", idOf(open.payment.payment_intent));
  return intent?.last_payment_error?.message ?? null;
}

const facts = (invoice: WireInvoice): Html => html`<dl>
<dt>Invoice</dt><dd>${invoice.number ?? invoice.id}</dd>
<dt>From</dt><dd>${invoice.account_name ?? ""}</dd>
<dt>To</dt><dd>${invoice.customer_name ?? invoice.customer_email ?? ""}</dd>
${invoice.due_date === null ? null : html`<dt>Due</dt><dd>${dayOf(invoice.due_date)}</dd>`}
</dl>`;

const lines = (invoice: WireInvoice): Html => html`<section class="card" aria-labelledby="lines"><h2 id="lines">What it is for</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="lines"><table><thead><tr><th scope="col">Description</th><th scope="col" class="number">Amount</th></tr></thead>
<tbody>${invoice.lines.data.map((line) => html`<tr><td>${line.description ?? "Item"}</td><td class="number">${readable(line.amount, line.currency)}</td></tr>`)}</tbody>
<tfoot><tr><th scope="row">Total</th><td class="number"><strong>${readable(invoice.total, invoice.currency)}</strong></td></tr></tfoot></table></div></section>`;

const form = (invoice: WireInvoice, refusal: string | null): Html => html`<section class="card" aria-labelledby="how"><h2 id="how">Pay with a test payment method</h2>
${refusal ? html`<p class="bad" role="alert" id="refusal">The last attempt failed: ${refusal} Choose another way and try again.</p>` : null}
<form method="post"><fieldset><legend>Payment method</legend>
${offered.map((name, at) => html`<label class="choice"><input type="radio" name="payment_method" value="${name}" ${at === 0 ? "checked" : ""} required> <span>${testMethods[name]?.label ?? name}</span></label>`)}
</fieldset><button class="wide" type="submit">Pay ${readable(invoice.amount_remaining, invoice.currency)}</button></form></section>`;

function receipt(call: Call, invoice: WireInvoice): Html {
  const paid = paymentsOfInvoice(call, invoice.id).filter((payment) => payment.status === "paid");
  return html`<section class="card" aria-labelledby="receipt"><h2 id="receipt">Receipt</h2><p class="good" role="status">Paid${invoice.status_transitions.paid_at === null ? null : html` on ${dayOf(invoice.status_transitions.paid_at)}`}. Thank you.</p>
<dl>${paid.map((payment) => html`<dt>Payment</dt><dd>${readable(payment.amount_paid ?? 0, payment.currency)} (<code>${payment.id}</code>)</dd>`)}</dl></section>`;
}

/** The hosted page of an invoice: pay it, or see that it is paid. */
export function invoicePage(call: Call, token: string): Page {
  const invoice = invoiceOfToken(call, token);
  if (!invoice) return page("Invoice not found", html`<h1>Invoice not found</h1><p>This address belongs to no invoice. Ask the sender for a new one.</p>`, { status: 404 });
  const open = invoice.status === "open" || invoice.status === "uncollectible";
  const title = `Invoice ${invoice.number ?? ""} from ${invoice.account_name ?? "the sender"}`;
  return page(
    title,
    html`<h1>${title}</h1>
<div class="card"><p class="quiet">${open ? "Amount due" : invoice.status === "paid" ? "Amount paid" : "Amount"}</p><p class="amount">${readable(open ? invoice.amount_remaining : invoice.total, invoice.currency)}</p>
${invoice.status === "void" ? html`<p class="bad">This invoice was voided. Nothing is to be paid.</p>` : null}${facts(invoice)}</div>
${lines(invoice)}${open ? form(invoice, lastRefusal(call, invoice)) : invoice.status === "paid" ? receipt(call, invoice) : null}`,
  );
}

/** The page's form. A second click finds the invoice paid and only shows the receipt. */
export function payOnPage(call: Call, token: string, form: URLSearchParams): Page {
  const invoice = invoiceOfToken(call, token);
  const method = form.get("payment_method") ?? "";
  if (invoice && (invoice.status === "open" || invoice.status === "uncollectible") && offered.includes(method)) payInvoice(call, invoice, { method });
  return invoice ? redirect(`/invoice/${token}`) : invoicePage(call, token);
}
