import type Stripe from "stripe";
import { z } from "zod";
import { found } from "../errors";
import { emit } from "../events";
import { pageOf } from "../lists";
import { address, type Fields, inRange, mergeMetadata, metadata, paging, range, text } from "../params";
import { route } from "../router";
import { type Call, newId } from "../sandbox";

const changeable = {
  address: z.union([z.literal(""), address]).optional(), description: z.string().max(5_000).optional(), email: z.union([z.literal(""), z.email().max(512)]).optional(), metadata: metadata.optional(), name: z.string().max(256).optional(),
  phone: z.string().max(20).optional(), preferred_locales: z.array(z.string().max(20)).max(20).optional(),
} satisfies Fields<Stripe.CustomerCreateParams>;
type Changes = z.output<z.ZodObject<typeof changeable>>;

/** The customer of an id, or Stripe's refusal. */
export const customerOf = (call: Pick<Call, "store">, id: string, param?: string): Stripe.Customer => found(call.store.get("customers", id), "customer", id, param);

const set = <T>(given: string | undefined, before: T): string | null | T => (given === undefined ? before : given || null);

function changed(before: Stripe.Customer, given: Changes): Stripe.Customer {
  const place = given.address;
  return {
    ...before,
    ...(place === undefined ? {} : { address: place === "" ? null : { city: place.city ?? null, country: place.country ?? null, line1: place.line1 ?? null, line2: place.line2 ?? null, postal_code: place.postal_code ?? null, state: place.state ?? null } }),
    description: set(given.description, before.description),
    email: set(given.email, before.email),
    name: set(given.name, before.name ?? null),
    phone: set(given.phone, before.phone ?? null),
    preferred_locales: given.preferred_locales ?? before.preferred_locales ?? [],
    metadata: mergeMetadata(before.metadata, given.metadata),
  };
}

export const customerRoutes = [
  route("POST", "/v1/customers", z.strictObject(changeable), (call, given) => {
    const blank: Stripe.Customer = {
      id: newId("cus", 14), object: "customer", address: null, balance: 0, created: call.now, currency: null, customer_account: null, default_source: null, delinquent: false, description: null, discount: null, email: null,
      invoice_prefix: newId("x", 8).slice(2).toUpperCase(), invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null }, livemode: false, metadata: {}, name: null,
      next_invoice_sequence: 1, phone: null, preferred_locales: [], shipping: null, tax_exempt: "none", test_clock: null,
    };
    const row = call.store.put("customers", changed(blank, given));
    emit(call, "customer.created", row);
    return row;
  }),
  route("GET", "/v1/customers", z.strictObject({ ...paging, email: text.optional(), created: range.optional() } satisfies Fields<Stripe.CustomerListParams>), (call, { email, created, ...page }) =>
    pageOf("/v1/customers", call.store.all("customers").filter((row) => (email === undefined || row.email === email) && (!created || inRange(row.created, created))), page)),
  route("GET", "/v1/customers/:id", z.strictObject({}), (call, _, [id]) => customerOf(call, id)),
  route("POST", "/v1/customers/:id", z.strictObject(changeable), (call, given, [id]) => {
    const before = customerOf(call, id);
    const row = call.store.put("customers", changed(before, given));
    emit(call, "customer.updated", row, { before });
    return row;
  }),
];
