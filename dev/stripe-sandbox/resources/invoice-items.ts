import type Stripe from "stripe";
import { z } from "zod";
import { found, invalid, refused } from "../errors";
import { emit } from "../events";
import { pageOf } from "../lists";
import { amountMax, currency, type Fields, flag, id, inRange, integer, mergeMetadata, metadata, paging, range } from "../params";
import { route } from "../router";
import { newId } from "../sandbox";
import type { WireItem } from "../types";
import { customerOf } from "./customers";
import { withItems } from "./invoice-rows";

const signedAmount = integer.pipe(z.number().min(-amountMax, "is too small").max(amountMax, "is too large"));

export const invoiceItemRoutes = [
  route(
    "POST",
    "/v1/invoiceitems",
    z.strictObject({
      customer: id, amount: signedAmount, currency: currency.optional(), description: z.string().max(5_000).optional(), discountable: flag.optional(), invoice: id.optional(), metadata: metadata.optional(),
      period: z.strictObject({ start: integer, end: integer }).optional(),
    } satisfies Fields<Stripe.InvoiceItemCreateParams>),
    (call, given) => {
      const customer = customerOf(call, given.customer, "customer");
      const invoice = given.invoice ? found(call.store.get("invoices", given.invoice), "invoice", given.invoice, "invoice") : null;
      if (invoice && invoice.status !== "draft") throw refused("invoice_not_editable", `Invoice ${invoice.id} can no longer be edited: it is ${invoice.status}.`, "invoice");
      if (invoice && invoice.customer !== customer.id) throw invalid("The invoice belongs to another customer.", "invoice");
      const unit = given.currency ?? invoice?.currency ?? customer.currency ?? "usd";
      if (invoice && unit !== invoice.currency) throw invalid(`The currency of the invoice item (${unit}) must match that of the invoice (${invoice.currency}).`, "currency");
      const item: WireItem = {
        id: newId("ii"), object: "invoiceitem", amount: given.amount, currency: unit, customer: customer.id, customer_account: null, date: call.now, description: given.description ?? null, discountable: given.discountable ?? true, discounts: [],
        invoice: invoice?.id ?? null, livemode: false, metadata: mergeMetadata({}, given.metadata), parent: null, period: given.period ?? { start: call.now, end: call.now }, pricing: null, proration: false, quantity: 1, quantity_decimal: "1", tax_rates: [],
        test_clock: null,
      };
      call.store.put("invoice_items", item);
      if (invoice) withItems(call, invoice, [item]);
      emit(call, "invoiceitem.created", item);
      return item;
    },
  ),
  route("GET", "/v1/invoiceitems", z.strictObject({ ...paging, customer: id.optional(), invoice: id.optional(), pending: flag.optional(), created: range.optional() } satisfies Fields<Stripe.InvoiceItemListParams>), (call, { customer, invoice, pending, created, ...page }) =>
    pageOf("/v1/invoiceitems", call.store.all("invoice_items").filter((row) => (!customer || row.customer === customer) && (!invoice || row.invoice === invoice) && (pending === undefined || pending === (row.invoice === null)) && (!created || inRange(row.date, created))), page)),
  route("GET", "/v1/invoiceitems/:id", z.strictObject({}), (call, _, [name]) => found(call.store.get("invoice_items", name), "invoice item", name)),
];
