import type Stripe from "stripe";
import { z } from "zod";
import { move, ownerOf } from "../balance";
import { found } from "../errors";
import { emit } from "../events";
import { pageOf } from "../lists";
import { processingFee } from "../money";
import { type Fields, id, inRange, paging, range } from "../params";
import { route } from "../router";
import { type Call, newId } from "../sandbox";
import { platform } from "../types";
import { useMethod } from "./payment-methods";

const day = 86_400;
const bankExtraDays = 2;

type ChargeOf = Pick<Stripe.Charge, "id" | "amount" | "currency" | "created"> & { customer: string | null; description: string | null; intent: string | null; metadata: Stripe.Metadata; group: string | null; details: Stripe.Charge["payment_method_details"]; method: string | null };

/** A charge with everything that its kind does not have left empty. */
export function chargeObject(of: ChargeOf): Stripe.Charge {
  return {
    id: of.id, object: "charge", amount: of.amount, amount_captured: of.amount, amount_refunded: 0, application: null, application_fee: null, application_fee_amount: null, balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null }, calculated_statement_descriptor: "SIMULATED", captured: true, created: of.created, currency: of.currency, customer: of.customer, description: of.description,
    disputed: false, failure_balance_transaction: null, failure_code: null, failure_message: null, fraud_details: {}, livemode: false, metadata: of.metadata, on_behalf_of: null,
    outcome: { advice_code: null, network_advice_code: null, network_decline_code: null, network_status: "approved_by_network", reason: null, risk_level: "normal", risk_score: 1, seller_message: "Payment complete.", type: "authorized" },
    paid: true, payment_intent: of.intent, payment_method: of.method, payment_method_details: of.details, receipt_email: null, receipt_number: null, receipt_url: null, refunded: false, review: null, shipping: null, source: null, source_transfer: null,
    statement_descriptor: null, statement_descriptor_suffix: null, status: "succeeded", transfer_data: null, transfer_group: of.group,
  };
}

function detailsOf(method: Stripe.PaymentMethod): Stripe.Charge.PaymentMethodDetails {
  const { card, us_bank_account: bank } = method;
  if (bank) return { type: "us_bank_account", us_bank_account: { account_holder_type: bank.account_holder_type, account_type: bank.account_type, bank_name: bank.bank_name, fingerprint: bank.fingerprint, last4: bank.last4, payment_reference: null, routing_number: bank.routing_number } };
  return {
    type: "card",
    card: {
      amount_authorized: null, authorization_code: null, brand: card?.brand ?? null, checks: card?.checks ?? null, country: card?.country ?? null, electronic_commerce_indicator: null, exp_month: card?.exp_month ?? 12, exp_year: card?.exp_year ?? 2040,
      fingerprint: card?.fingerprint ?? null, funding: card?.funding ?? null, installments: null, last4: card?.last4 ?? null, mandate: null, network: card?.brand ?? null, network_transaction_id: null, regulated_status: "unregulated", three_d_secure: null,
      transaction_link_id: null, wallet: null,
    },
  };
}

/** Tries to take a payment intent's money with a payment method. A refusal by the bank is a failed charge, not an exception. */
export function takeMoney(call: Call, intent: Stripe.PaymentIntent, methodName: string): { charge: Stripe.Charge; method: Stripe.PaymentMethod; decline: { code: string; declineCode: string; message: string } | null } {
  const customer = typeof intent.customer === "string" ? intent.customer : null;
  const { method, test } = useMethod(call, methodName, customer);
  const blank = chargeObject({
    id: newId(test.kind === "card" ? "ch" : "py"), amount: intent.amount, currency: intent.currency, created: call.now, customer, description: intent.description, intent: intent.id, metadata: intent.metadata, group: intent.transfer_group,
    details: detailsOf(method), method: method.id,
  });
  if (test.decline) {
    const { code, declineCode, message } = test.decline;
    const charge = call.store.put("charges", {
      ...blank, amount_captured: 0, captured: false, paid: false, status: "failed", failure_code: code, failure_message: message,
      outcome: { advice_code: null, network_advice_code: null, network_decline_code: null, network_status: "declined_by_network", reason: declineCode, risk_level: "normal", risk_score: 1, seller_message: "The bank did not return any further details with this decline.", type: "issuer_declined" },
    });
    emit(call, "charge.failed", charge);
    return { charge, method, decline: test.decline };
  }
  const days = call.sandbox.availableDelayDays + (test.kind === "card" ? 0 : bankExtraDays);
  const transaction = move(call, {
    owner: platform, type: test.kind === "card" ? "charge" : "payment", category: "charge", amount: intent.amount, fee: processingFee(test.kind, intent.amount, intent.currency), currency: intent.currency, source: blank.id,
    availableOn: call.now + days * day, description: intent.description,
  });
  const charge = call.store.put("charges", { ...blank, balance_transaction: transaction.id });
  emit(call, "charge.succeeded", charge);
  return { charge, method, decline: null };
}

export const chargeRoutes = [
  route(
    "GET",
    "/v1/charges",
    z.strictObject({ ...paging, customer: id.optional(), payment_intent: id.optional(), transfer_group: id.optional(), created: range.optional() } satisfies Fields<Stripe.ChargeListParams>),
    (call, { customer, payment_intent, transfer_group, created, ...page }) =>
      pageOf(
        "/v1/charges",
        call.store
          .all("charges")
          .filter(
            (row) =>
              ownerOf(call, row.id) === call.owner && (!customer || row.customer === customer) && (!payment_intent || row.payment_intent === payment_intent) && (!transfer_group || row.transfer_group === transfer_group) && (!created || inRange(row.created, created)),
          ),
        page,
      ),
  ),
  route("GET", "/v1/charges/:id", z.strictObject({}), (call, _, [name]) => {
    const row = call.store.get("charges", name);
    return found(row && ownerOf(call, name) === call.owner ? row : undefined, "charge", name);
  }),
];
