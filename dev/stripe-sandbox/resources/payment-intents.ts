import type Stripe from "stripe";
import { z } from "zod";
import { Failure, found, invalid, refused } from "../errors";
import { emit } from "../events";
import { pageOf } from "../lists";
import { amount, currency, type Fields, flag, id, inRange, mergeMetadata, metadata, paging, range, text, webAddress } from "../params";
import { route } from "../router";
import { type Call, newId } from "../sandbox";
import { takeMoney } from "./charges";
import { customerOf } from "./customers";
import { useMethod } from "./payment-methods";

export const intentOf = (call: Pick<Call, "store">, name: string, param?: string): Stripe.PaymentIntent => found(call.store.get("payment_intents", name), "payment_intent", name, param);

type IntentOf = { amount: number; currency: string; customer: string | null; description: string | null; metadata: Stripe.Metadata; group: string | null; method: string | null; methodTypes: string[]; automatic: boolean; receiptEmail: string | null };

/** Writes a new payment intent that waits for a payment method, or for its confirmation. */
export function newIntent(call: Call, of: IntentOf): Stripe.PaymentIntent {
  const name = newId("pi");
  const row = call.store.put("payment_intents", {
    id: name, object: "payment_intent", allowed_payment_method_types: null, amount: of.amount, amount_capturable: 0, amount_received: 0, application: null, application_fee_amount: null,
    automatic_payment_methods: of.automatic ? { enabled: true, allow_redirects: "always" } : null, canceled_at: null, cancellation_reason: null, capture_method: "automatic_async", client_secret: `${name}_secret_${newId("x").slice(2)}`,
    confirmation_method: "automatic", created: call.now, currency: of.currency, customer: of.customer, customer_account: null, description: of.description, excluded_payment_method_types: null, last_payment_error: null, latest_charge: null, livemode: false,
    managed_payments: null, metadata: of.metadata, next_action: null, on_behalf_of: null, payment_method: of.method, payment_method_configuration_details: null, payment_method_options: {}, payment_method_types: of.methodTypes, payment_record: null,
    processing: null, receipt_email: of.receiptEmail, review: null, setup_future_usage: null, shipping: null, source: null, statement_descriptor: null, statement_descriptor_suffix: null, status: of.method ? "requires_confirmation" : "requires_payment_method",
    transfer_data: null, transfer_group: of.group,
  });
  emit(call, "payment_intent.created", row);
  return row;
}

/** Confirms an intent. Out: the intent as it is then, and the bank's refusal if there was one. */
export function confirmIntent(call: Call, before: Stripe.PaymentIntent, methodName: string): { intent: Stripe.PaymentIntent; failure: Failure | null } {
  const { charge, method, decline } = takeMoney(call, before, methodName);
  if (!decline) {
    const intent = call.store.put("payment_intents", { ...before, status: "succeeded", amount_received: before.amount, latest_charge: charge.id, payment_method: method.id, last_payment_error: null });
    emit(call, "payment_intent.succeeded", intent);
    return { intent, failure: null };
  }
  const { code, declineCode, message } = decline;
  const intent = call.store.put("payment_intents", {
    ...before, status: "requires_payment_method", latest_charge: charge.id, payment_method: null, last_payment_error: { charge: charge.id, code, decline_code: declineCode, message, payment_method: method, type: "card_error" },
  });
  emit(call, "payment_intent.payment_failed", intent);
  return { intent, failure: new Failure(402, { type: "card_error", code, decline_code: declineCode, message, charge: charge.id, payment_intent: intent }, { stored: true, keeps: true }) };
}

export const cancelIntent = (call: Call, name: string): void => {
  const before = intentOf(call, name);
  if (before.status === "succeeded" || before.status === "canceled") return;
  emit(call, "payment_intent.canceled", call.store.put("payment_intents", { ...before, status: "canceled", canceled_at: call.now, cancellation_reason: "void_invoice" }));
};

function orThrow({ intent, failure }: { intent: Stripe.PaymentIntent; failure: Failure | null }): Stripe.PaymentIntent {
  if (failure) throw failure;
  return intent;
}

const create = z.strictObject({
  amount, currency, automatic_payment_methods: z.strictObject({ enabled: flag, allow_redirects: z.enum(["always", "never"]).optional() }).optional(), confirm: flag.optional(), customer: id.optional(), description: z.string().max(1_000).optional(),
  metadata: metadata.optional(), off_session: flag.optional(), payment_method: id.optional(), payment_method_types: z.array(z.string().max(100)).max(50).optional(), receipt_email: z.email().max(512).optional(), return_url: webAddress.optional(),
  transfer_group: text.optional(),
} satisfies Fields<Stripe.PaymentIntentCreateParams & { payment_method_types: string[] }>);

export const paymentIntentRoutes = [
  route("POST", "/v1/payment_intents", create, (call, given) => {
    if (given.customer) customerOf(call, given.customer, "customer");
    if (given.confirm && !given.payment_method) throw invalid("You cannot confirm this PaymentIntent because it's missing a payment method.", "payment_method", "parameter_missing");
    const method = given.payment_method ? useMethod(call, given.payment_method, given.customer ?? null).method.id : null;
    const intent = newIntent(call, {
      amount: given.amount, currency: given.currency, customer: given.customer ?? null, description: given.description ?? null, metadata: mergeMetadata({}, given.metadata), group: given.transfer_group ?? null, method,
      methodTypes: given.payment_method_types ?? ["card", "us_bank_account"], automatic: given.automatic_payment_methods?.enabled ?? given.payment_method_types === undefined, receiptEmail: given.receipt_email ?? null,
    });
    return given.confirm && method ? orThrow(confirmIntent(call, intent, method)) : intent;
  }),
  route("GET", "/v1/payment_intents", z.strictObject({ ...paging, customer: id.optional(), created: range.optional() } satisfies Fields<Stripe.PaymentIntentListParams>), (call, { customer, created, ...page }) =>
    pageOf("/v1/payment_intents", call.store.all("payment_intents").filter((row) => (!customer || row.customer === customer) && (!created || inRange(row.created, created))), page)),
  route("GET", "/v1/payment_intents/:id", z.strictObject({}), (call, _, [name]) => intentOf(call, name)),
  route("POST", "/v1/payment_intents/:id/confirm", z.strictObject({ payment_method: id.optional(), off_session: flag.optional(), return_url: webAddress.optional(), receipt_email: z.email().max(512).optional() } satisfies Fields<Stripe.PaymentIntentConfirmParams>), (call, given, [name]) => {
    const intent = intentOf(call, name);
    if (intent.status === "succeeded" || intent.status === "canceled") throw refused("payment_intent_unexpected_state", `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`, "intent");
    if (call.store.all("invoice_payments").some((payment) => payment.payment.payment_intent === name)) throw refused("payment_intent_unexpected_state", "This PaymentIntent belongs to an invoice: pay the invoice instead.", "intent");
    const stored = typeof intent.payment_method === "string" ? intent.payment_method : undefined;
    const method = given.payment_method ?? stored;
    if (!method) throw refused("payment_intent_unexpected_state", "You cannot confirm this PaymentIntent because it's missing a payment method.", "payment_method");
    return orThrow(confirmIntent(call, intent, method));
  }),
];
