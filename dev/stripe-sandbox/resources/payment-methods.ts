import type Stripe from "stripe";
import { z } from "zod";
import { found, invalid } from "../errors";
import { pageOf } from "../lists";
import { type Fields, id, paging } from "../params";
import { route } from "../router";
import { type Call, newId } from "../sandbox";

type Decline = { code: string; declineCode: string; message: string };
type TestMethod = { kind: "card" | "us_bank_account"; label: string; brand?: string; last4: string; decline?: Decline };

const declined = (declineCode: string, message: string): Decline => ({ code: "card_declined", declineCode, message });

/** Stripe's test payment methods that this sandbox knows. */
export const testMethods: Record<string, TestMethod> = {
  pm_card_visa: { kind: "card", label: "Test card that works (Visa ending in 4242)", brand: "visa", last4: "4242" },
  pm_card_mastercard: { kind: "card", label: "Test card (Mastercard ending in 4444)", brand: "mastercard", last4: "4444" },
  pm_card_amex: { kind: "card", label: "Test card (American Express ending in 0005)", brand: "amex", last4: "0005" },
  pm_usBankAccount: { kind: "us_bank_account", label: "Test bank debit (account ending in 6789)", last4: "6789" },
  pm_usBankAccount_success: { kind: "us_bank_account", label: "Test bank debit (account ending in 6789)", last4: "6789" },
  pm_usBankAccount_insufficientFunds: { kind: "us_bank_account", label: "Test bank debit without funds (account ending in 2222)", last4: "2222", decline: { code: "payment_method_provider_decline", declineCode: "insufficient_funds", message: "The bank refused the debit: the account has too little money." } },
  pm_card_chargeDeclined: { kind: "card", label: "Test card that is declined (Visa ending in 0002)", brand: "visa", last4: "0002", decline: declined("generic_decline", "Your card was declined.") },
  pm_card_visa_chargeDeclined: { kind: "card", label: "Test card that is declined (Visa ending in 0002)", brand: "visa", last4: "0002", decline: declined("generic_decline", "Your card was declined.") },
  pm_card_chargeDeclinedInsufficientFunds: { kind: "card", label: "Test card without funds (Visa ending in 9995)", brand: "visa", last4: "9995", decline: declined("insufficient_funds", "Your card has insufficient funds.") },
};

function methodObject(of: { id: string; test: TestMethod; created: number; customer: string | null; alias: string }): Stripe.PaymentMethod {
  const { test } = of;
  const shared = {
    id: of.id, object: "payment_method" as const, billing_details: { address: null, email: null, name: null, phone: null, tax_id: null }, created: of.created, customer: of.customer, customer_account: null, livemode: false,
    metadata: { test_method: of.alias },
  };
  if (test.kind === "us_bank_account") {
    return {
      ...shared, type: "us_bank_account",
      us_bank_account: { account_holder_type: "company", account_type: "checking", bank_name: "STRIPE TEST BANK", financial_connections_account: null, fingerprint: "simulated", last4: test.last4, networks: { preferred: "ach", supported: ["ach"] }, routing_number: "110000000", status_details: null },
    };
  }
  const brand = test.brand ?? "visa";
  return {
    ...shared, type: "card",
    card: {
      brand, checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: "pass" }, country: "US", display_brand: brand, exp_month: 12, exp_year: 2040, fingerprint: "simulated", funding: "credit", generated_from: null, last4: test.last4,
      networks: { available: [brand], preferred: null }, regulated_status: "unregulated", three_d_secure_usage: { supported: true }, wallet: null,
    },
  };
}

const testOf = (method: Stripe.PaymentMethod): TestMethod | undefined => testMethods[method.metadata?.["test_method"] ?? ""];

/** The payment method that a parameter names. A test method becomes an object of its own, as Stripe does. */
export function useMethod(call: Call, given: string, customer: string | null): { method: Stripe.PaymentMethod; test: TestMethod } {
  const stored = call.store.get("payment_methods", given);
  if (stored) return { method: stored, test: found(testOf(stored), "PaymentMethod", given, "payment_method") };
  const test = Object.hasOwn(testMethods, given) ? testMethods[given] : undefined;
  const known = found(test, "PaymentMethod", given, "payment_method");
  return { method: call.store.put("payment_methods", methodObject({ id: newId("pm"), test: known, created: call.now, customer, alias: given })), test: known };
}

export const paymentMethodRoutes = [
  route("GET", "/v1/payment_methods", z.strictObject({ ...paging, customer: id.optional(), type: z.string().max(100).optional() } satisfies Fields<Stripe.PaymentMethodListParams>), (call, { customer, type, ...page }) =>
    pageOf("/v1/payment_methods", call.store.all("payment_methods").filter((row) => (!customer || row.customer === customer) && (!type || row.type === type)), page)),
  route("GET", "/v1/payment_methods/:id", z.strictObject({}), (call, _, [name]) => {
    const test = Object.hasOwn(testMethods, name) ? testMethods[name] : undefined;
    return test ? methodObject({ id: name, test, created: call.now, customer: null, alias: name }) : found(call.store.get("payment_methods", name), "PaymentMethod", name);
  }),
  route("POST", "/v1/payment_methods/:id/attach", z.strictObject({ customer: id } satisfies Fields<Stripe.PaymentMethodAttachParams>), (call, { customer }, [name]) => {
    found(call.store.get("customers", customer), "customer", customer, "customer");
    const { method } = useMethod(call, name, customer);
    if (method.customer && method.customer !== customer) throw invalid("This payment method belongs to another customer.", "customer");
    return call.store.put("payment_methods", { ...method, customer });
  }),
];
