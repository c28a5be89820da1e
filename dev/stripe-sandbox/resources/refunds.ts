import type Stripe from "stripe";
import { z } from "zod";
import { availableOf, move, ownerOf, pendingOf } from "../balance";
import { found, invalid, refused } from "../errors";
import { emit } from "../events";
import { pageOf } from "../lists";
import { amount, type Fields, id, inRange, mergeMetadata, metadata, paging, range } from "../params";
import { route } from "../router";
import { type Call, idOf, newId } from "../sandbox";
import { platform } from "../types";
import { intentOf } from "./payment-intents";

export function refundObject(of: { id: string; amount: number; charge: string | null; created: number; currency: string; transaction: string }): Stripe.Refund {
  return {
    id: of.id, object: "refund", amount: of.amount, balance_transaction: of.transaction, charge: of.charge, created: of.created, currency: of.currency, customer: null, customer_account: null, metadata: {}, payment_intent: null, payment_method: null,
    reason: null, receipt_number: null, source_transfer_reversal: null, status: "succeeded", transfer_reversal: null,
  };
}

/** Money that is still on its way can be refunded too: the refund then waits for it. */
function whenFrom(call: Call, charge: Stripe.Charge, sum: number): number {
  const available = availableOf(call, platform, charge.currency);
  if (available >= sum) return call.now;
  const transaction = call.store.get("balance_transactions", idOf(charge.balance_transaction));
  if (transaction && transaction.available_on > call.now && pendingOf(call, platform, charge.currency) >= sum) return transaction.available_on;
  throw refused("balance_insufficient", "You have insufficient funds in your Stripe account for this refund.", "amount");
}

function refund(call: Call, charge: Stripe.Charge, of: { amount: number | undefined; metadata: Stripe.Metadata; reason: string | null }): Stripe.Refund {
  if (!charge.paid) throw refused("charge_not_refundable", `Charge ${charge.id} did not succeed.`);
  const remaining = charge.amount - charge.amount_refunded;
  if (remaining === 0) throw refused("charge_already_refunded", `Charge ${charge.id} has already been refunded.`);
  const sum = of.amount ?? remaining;
  if (sum > remaining) throw invalid(`Refund amount (${sum}) is greater than unrefunded amount on charge (${remaining})`, "amount");
  const name = newId("re");
  const type = charge.id.startsWith("py_") ? "payment_refund" : "refund";
  const transaction = move(call, { owner: platform, type, category: "refund", amount: -sum, currency: charge.currency, source: name, availableOn: whenFrom(call, charge, sum), description: `REFUND FOR CHARGE (${charge.id})` });
  const row = call.store.put("refunds", {
    ...refundObject({ id: name, amount: sum, charge: charge.id, created: call.now, currency: charge.currency, transaction: transaction.id }), customer: charge.customer, payment_intent: charge.payment_intent, payment_method: charge.payment_method,
    metadata: of.metadata, reason: of.reason,
  });
  const before = charge;
  const after = call.store.put("charges", { ...before, amount_refunded: before.amount_refunded + sum, refunded: sum === remaining });
  emit(call, "refund.created", row);
  emit(call, "charge.refunded", after, { before });
  return row;
}

function chargeToRefund(call: Call, given: { charge?: string | undefined; payment_intent?: string | undefined }): Stripe.Charge {
  if (given.charge && given.payment_intent) throw invalid("You may only specify one of these parameters: charge, payment_intent.", "charge", "parameters_exclusive");
  const name = given.charge ?? (given.payment_intent ? idOf(intentOf(call, given.payment_intent, "payment_intent").latest_charge) : undefined);
  if (!name) throw invalid("One of the following params should be provided for this request: payment_intent or charge.", "charge", "parameter_missing");
  const row = call.store.get("charges", name);
  return found(row && ownerOf(call, row.id) === platform ? row : undefined, "charge", name, "charge");
}

export const refundRoutes = [
  route(
    "POST",
    "/v1/refunds",
    z.strictObject({ amount: amount.optional(), charge: id.optional(), payment_intent: id.optional(), metadata: metadata.optional(), reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional() } satisfies Fields<Stripe.RefundCreateParams>),
    (call, given) => refund(call, chargeToRefund(call, given), { amount: given.amount, metadata: mergeMetadata({}, given.metadata), reason: given.reason ?? null }),
  ),
  route("GET", "/v1/refunds", z.strictObject({ ...paging, charge: id.optional(), payment_intent: id.optional(), created: range.optional() } satisfies Fields<Stripe.RefundListParams>), (call, { charge, payment_intent, created, ...page }) =>
    pageOf(
      "/v1/refunds",
      call.store.all("refunds").filter((row) => ownerOf(call, row.id) === call.owner && (!charge || row.charge === charge) && (!payment_intent || row.payment_intent === payment_intent) && (!created || inRange(row.created, created))),
      page,
    )),
  route("GET", "/v1/refunds/:id", z.strictObject({}), (call, _, [name]) => found(call.store.get("refunds", name), "refund", name)),
];
