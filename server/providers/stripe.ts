import Stripe from "stripe";
import { env } from "../env";
import { assertOutsideTransaction } from "../kernel/database";
import type { Outcome } from "../kernel/outcomes";

let client: Stripe | undefined;

/** The official SDK, aimed at Stripe or, beside a demo or test database, at the project's sandbox. */
export function stripe(): Stripe {
  assertOutsideTransaction("The payment provider");
  if (client) return client;
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base } = env();
  const aimed = base ? new URL(base) : null;
  client = new Stripe(key, {
    apiVersion: "2026-10-28.endive",
    timeout: 20_000,
    maxNetworkRetries: 1,
    ...(aimed ? { host: aimed.hostname, port: Number(aimed.port), protocol: aimed.protocol === "https:" ? "https" : "http" } : {}),
  });
  return client;
}

/** Whether no real money moves: the key of the project's own sandbox. */
export const simulated = (): boolean => env().STRIPE_SECRET_KEY.startsWith("sk_sim_");

/** Codes that mean "not executed, and asking again under the same key changes nothing". All else is unknown. */
const REFUSALS = new Set([
  "balance_insufficient", "transfers_not_allowed", "insufficient_capabilities_for_transfer", "capability_not_active", "account_invalid", "account_closed", "no_account",
  "resource_missing", "transfer_source_balance_parameters_mismatch", "amount_too_small", "amount_too_large", "country_unsupported",
]);

/** Refusals that end when the payee's account can receive again. */
export const payeeRefusals: ReadonlySet<string> = new Set(["transfers_not_allowed", "insufficient_capabilities_for_transfer", "capability_not_active", "account_invalid", "account_closed", "no_account", "resource_missing"]);

/** Classifies what a call came to. Only a stored, definitive refusal may ever lead to a new idempotency key. */
export async function outcomeOf<T>(call: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: "accepted", value: await call() };
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeError) {
      const status = cause.statusCode ?? 0;
      if (status >= 400 && status < 500 && cause.code && REFUSALS.has(cause.code)) return { kind: "refused", code: cause.code, message: cause.message };
      return { kind: "unknown", why: `${cause.type} ${cause.code ?? ""} ${status}`.trim() };
    }
    throw cause;
  }
}

export type StripeAccount = Stripe.Account;

/** Whether a webhook was signed with one of our secrets, and lately. The SDK lets a timestamp pass that is no number. */
export function verifyWebhook(body: string, signature: string, toleranceSeconds: number): boolean {
  if (!/(?:^|,)t=\d{1,12}(?:,|$)/.test(signature)) return false;
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: secrets } = env();
  const { webhooks } = new Stripe(key, { apiVersion: "2026-10-28.endive" });
  return secrets.split(",").some((secret) => {
    try {
      return webhooks.signature?.verifyHeader(body, signature, secret, toleranceSeconds) ?? false;
    } catch {
      return false;
    }
  });
}
