import type Stripe from "stripe";
import { z } from "zod";
import { found, invalid, refused } from "../errors";
import { emit } from "../events";
import { pageOf } from "../lists";
import { currency, type Fields, flag, id, inRange, integer, mergeMetadata, metadata, paging, range } from "../params";
import { route } from "../router";
import { type Call, newId } from "../sandbox";
import type { WireInvoice } from "../types";
import { customerOf } from "./customers";
import { newInvoicePayment } from "./invoice-payments";
import { draftInvoice, withItems } from "./invoice-rows";
import { cancelOpenPayments, payInvoice, tellPaid } from "./pay-invoice";

const day = 86_400;
const daysMax = 3_650;

const changeable = {
  auto_advance: flag.optional(), collection_method: z.enum(["charge_automatically", "send_invoice"]).optional(), custom_fields: z.array(z.strictObject({ name: z.string().max(40), value: z.string().max(140) })).max(4).optional(),
  days_until_due: integer.pipe(z.number().min(0, "must not be negative").max(daysMax, `must be no more than ${daysMax}`)).optional(), description: z.string().max(5_000).optional(), due_date: integer.optional(), footer: z.string().max(5_000).optional(),
  metadata: metadata.optional(), number: z.string().max(26).optional(), default_payment_method: id.optional(), statement_descriptor: z.string().max(22).optional(),
} satisfies Fields<Stripe.InvoiceCreateParams>;
type Changes = z.output<z.ZodObject<typeof changeable>>;

export const invoiceOf = (call: Pick<Call, "store">, name: string): WireInvoice => found(call.store.get("invoices", name), "invoice", name);

function changed(call: Call, before: WireInvoice, given: Changes): WireInvoice {
  const method = given.collection_method ?? before.collection_method;
  if (given.days_until_due !== undefined && given.due_date !== undefined) throw invalid("You may only specify one of these parameters: days_until_due, due_date.", "due_date", "parameters_exclusive");
  const due = given.due_date ?? (given.days_until_due === undefined ? before.due_date : call.now + given.days_until_due * day);
  if (due !== null && method !== "send_invoice") throw invalid("`days_until_due` and `due_date` need `collection_method=send_invoice`.", "days_until_due");
  return {
    ...before, collection_method: method, due_date: due, auto_advance: given.auto_advance ?? before.auto_advance ?? false, description: given.description ?? before.description, footer: given.footer ?? before.footer, number: given.number || before.number,
    custom_fields: given.custom_fields ?? before.custom_fields, metadata: mergeMetadata(before.metadata ?? {}, given.metadata), default_payment_method: given.default_payment_method ?? before.default_payment_method,
    statement_descriptor: given.statement_descriptor ?? before.statement_descriptor,
  };
}

/** Fixes a draft: number, due date, page to pay on, and the payment that will settle it. */
export function finalize(call: Call, before: WireInvoice): WireInvoice {
  if (before.status !== "draft") throw refused("invoice_not_editable", `This invoice is ${before.status}: only a draft can be finalized.`);
  if (before.total < 0) throw refused("invoice_negative_total", "An invoice with a negative total is not simulated.");
  if (before.collection_method === "send_invoice" && before.due_date === null) throw invalid("`due_date` or `days_until_due` is needed for `collection_method=send_invoice`.", "due_date", "parameter_missing");
  const token = newId("pay", 32);
  call.store.put("hosted_invoices", { id: token, invoice: before.id });
  const issued = call.store.all("invoices").filter((row) => row.status !== "draft").length;
  const invoice = call.store.put("invoices", {
    ...before, status: "open", number: before.number ?? `SIM-${String(issued + 1).padStart(4, "0")}`, effective_at: call.now, hosted_invoice_url: `${call.sandbox.publicUrl()}/invoice/${token}`,
    status_transitions: { ...before.status_transitions, finalized_at: call.now },
  });
  if (invoice.total > 0) newInvoicePayment(call, invoice, { amount: invoice.total, isDefault: true });
  emit(call, "invoice.finalized", invoice);
  if (invoice.total > 0) return invoice;
  const paid = call.store.put("invoices", { ...invoice, status: "paid", attempted: true, status_transitions: { ...invoice.status_transitions, paid_at: call.now } });
  tellPaid(call, paid);
  return paid;
}

const inStatus = (invoice: WireInvoice, allowed: string[], doing: string): void => {
  if (!allowed.includes(invoice.status ?? "")) throw refused("invoice_invalid_status", `You can only ${doing} an invoice that is ${allowed.join(" or ")}; this one is ${invoice.status}.`);
};

export const invoiceRoutes = [
  route("POST", "/v1/invoices", z.strictObject({ ...changeable, customer: id, currency: currency.optional(), pending_invoice_items_behavior: z.enum(["exclude", "include"]).optional() } satisfies Fields<Stripe.InvoiceCreateParams>), (call, given) => {
    const customer = customerOf(call, given.customer, "customer");
    const pending = given.pending_invoice_items_behavior === "include" ? call.store.all("invoice_items").filter((item) => item.customer === customer.id && item.invoice === null) : [];
    const unit = given.currency ?? pending[0]?.currency ?? customer.currency ?? "usd";
    const draft = draftInvoice({ created: call.now, currency: unit, customer: customer.id, businessName: call.sandbox.businessName });
    const row = changed(call, { ...draft, customer_email: customer.email, customer_name: customer.name ?? null, customer_address: customer.address ?? null, customer_phone: customer.phone ?? null }, given);
    call.store.put("customers", { ...customer, currency: customer.currency ?? unit });
    const invoice = withItems(call, row, pending.filter((item) => item.currency === unit));
    emit(call, "invoice.created", invoice);
    return invoice;
  }),
  route(
    "GET",
    "/v1/invoices",
    z.strictObject({ ...paging, customer: id.optional(), status: z.enum(["draft", "open", "paid", "uncollectible", "void"]).optional(), collection_method: z.enum(["charge_automatically", "send_invoice"]).optional(), created: range.optional(), due_date: range.optional() } satisfies Fields<Stripe.InvoiceListParams>),
    (call, { customer, status, collection_method, created, due_date, ...page }) =>
      pageOf(
        "/v1/invoices",
        call.store
          .all("invoices")
          .filter(
            (row) =>
              (!customer || row.customer === customer) && (!status || row.status === status) && (!collection_method || row.collection_method === collection_method) && (!created || inRange(row.created, created)) && (!due_date || inRange(row.due_date ?? 0, due_date)),
          ),
        page,
      ),
  ),
  route("GET", "/v1/invoices/:id", z.strictObject({}), (call, _, [name]) => invoiceOf(call, name)),
  route("GET", "/v1/invoices/:id/lines", z.strictObject(paging), (call, page, [name]) => pageOf(`/v1/invoices/${name}/lines`, invoiceOf(call, name).lines.data.toReversed(), page)),
  route("POST", "/v1/invoices/:id", z.strictObject(changeable), (call, given, [name]) => {
    const before = invoiceOf(call, name);
    const fixed = before.status !== "draft" && Object.entries(given).some(([param, value]) => value !== undefined && !["metadata", "description", "footer", "auto_advance", "default_payment_method"].includes(param));
    if (fixed) throw refused("invoice_not_editable", `This invoice is ${before.status}: what is on it can no longer be changed.`);
    const invoice = call.store.put("invoices", changed(call, before, given));
    emit(call, "invoice.updated", invoice, { before });
    return invoice;
  }),
  route("POST", "/v1/invoices/:id/finalize", z.strictObject({ auto_advance: flag.optional() } satisfies Fields<Stripe.InvoiceFinalizeInvoiceParams>), (call, given, [name]) => {
    const before = invoiceOf(call, name);
    return finalize(call, { ...before, auto_advance: given.auto_advance ?? before.auto_advance ?? false });
  }),
  route("POST", "/v1/invoices/:id/send", z.strictObject({}), (call, _, [name]) => {
    const before = invoiceOf(call, name);
    if (before.collection_method !== "send_invoice") throw refused("invoice_invalid_status", "Only an invoice with `collection_method=send_invoice` can be sent.");
    const invoice = before.status === "draft" ? finalize(call, before) : before;
    inStatus(invoice, ["open", "paid"], "send");
    emit(call, "invoice.sent", invoice);
    return invoice;
  }),
  route("POST", "/v1/invoices/:id/void", z.strictObject({}), (call, _, [name]) => {
    const before = invoiceOf(call, name);
    inStatus(before, ["open", "uncollectible"], "void");
    if (before.amount_paid > 0) throw refused("invoice_invalid_status", "An invoice with payments cannot be voided.");
    const invoice = call.store.put("invoices", { ...before, status: "void", auto_advance: false, status_transitions: { ...before.status_transitions, voided_at: call.now } });
    cancelOpenPayments(call, name);
    emit(call, "invoice.voided", invoice);
    return invoice;
  }),
  route("POST", "/v1/invoices/:id/mark_uncollectible", z.strictObject({}), (call, _, [name]) => {
    const before = invoiceOf(call, name);
    inStatus(before, ["open"], "mark as uncollectible");
    const invoice = call.store.put("invoices", { ...before, status: "uncollectible", auto_advance: false, status_transitions: { ...before.status_transitions, marked_uncollectible_at: call.now } });
    emit(call, "invoice.marked_uncollectible", invoice);
    return invoice;
  }),
  route("POST", "/v1/invoices/:id/pay", z.strictObject({ payment_method: id.optional(), off_session: flag.optional(), paid_out_of_band: flag.optional() } satisfies Fields<Stripe.InvoicePayParams>), (call, given, [name]) => {
    const stored = invoiceOf(call, name);
    const before = stored.status === "draft" ? finalize(call, stored) : stored;
    if (given.paid_out_of_band) {
      inStatus(before, ["open", "uncollectible"], "pay");
      cancelOpenPayments(call, name);
      const invoice = call.store.put("invoices", { ...before, status: "paid", amount_paid_off_stripe: before.amount_remaining, amount_paid: before.amount_due, amount_remaining: 0, status_transitions: { ...before.status_transitions, paid_at: call.now } });
      tellPaid(call, invoice);
      return invoice;
    }
    const method = given.payment_method ?? (typeof before.default_payment_method === "string" ? before.default_payment_method : undefined);
    if (!method) throw refused("invoice_no_payment_method_types", "There is no `default_payment_method` set on this Customer or Invoice. Please set one or pass `payment_method`.", "payment_method");
    const { invoice, failure } = payInvoice(call, before, { method });
    if (failure) throw failure;
    return invoice;
  }),
];

/** The invoice that a hosted page's address names. */
export const invoiceOfToken = (call: Pick<Call, "store">, token: string): WireInvoice | undefined => {
  const hosted = call.store.get("hosted_invoices", token);
  return hosted && call.store.get("invoices", hosted.invoice);
};

