import type Stripe from "stripe";
import { z } from "zod";
import { found, invalid } from "../errors";
import { emit } from "../events";
import { inner, pageOf } from "../lists";
import { type Fields, flag, inRange, integer, mergeMetadata, metadata, paging, range, webAddress } from "../params";
import { route } from "../router";
import { type Call, newId } from "../sandbox";

const wanted = z.strictObject({ requested: flag.optional() });
const changeable = {
  capabilities: z.strictObject({ transfers: wanted.optional(), card_payments: wanted.optional() }).optional(),
  business_type: z.enum(["individual", "company", "non_profit", "government_entity"]).optional(),
  business_profile: z.strictObject({ name: z.string().max(5_000).optional(), url: webAddress.optional(), product_description: z.string().max(40_000).optional(), mcc: z.string().max(4).optional() }).optional(),
  email: z.email().max(512).optional(),
  metadata: metadata.optional(),
  settings: z.strictObject({ payouts: z.strictObject({ schedule: z.strictObject({ interval: z.enum(["manual", "daily", "weekly", "monthly"]).optional(), delay_days: integer.optional() }).optional() }).optional() }).optional(),
  tos_acceptance: z.strictObject({ service_agreement: z.enum(["full", "recipient"]).optional() }).optional(),
} satisfies Fields<Stripe.AccountCreateParams>;
const controller = z.strictObject({
  fees: z.strictObject({ payer: z.enum(["account", "application"]).optional() }).optional(),
  losses: z.strictObject({ payments: z.enum(["application", "stripe"]).optional() }).optional(),
  requirement_collection: z.enum(["application", "stripe"]).optional(),
  stripe_dashboard: z.strictObject({ type: z.enum(["express", "full", "none"]).optional() }).optional(),
});
type Changes = z.output<z.ZodObject<typeof changeable>>;

const onboardingDue = ["external_account", "individual.dob.day", "individual.dob.month", "individual.dob.year", "individual.first_name", "individual.last_name", "tos_acceptance.date", "tos_acceptance.ip"];
const currencyOfCountry: Record<string, string> = { US: "usd", GB: "gbp", CA: "cad", AU: "aud", JP: "jpy", CH: "chf", SE: "sek", NO: "nok", DK: "dkk", PL: "pln", SG: "sgd", IN: "inr", BR: "brl", MX: "mxn", NZ: "nzd" };
export const countries = ["US", "GB", "DE", "FR", "IE", "NL", "ES", "IT", "AT", "BE", "PT", "FI", "CA", "AU", "NZ", "JP", "CH", "SE", "NO", "DK", "PL", "SG", "IN", "BR", "MX"];

const requirements = (due: string[], disabled: "requirements.past_due" | null): Stripe.Account.Requirements =>
  ({ alternatives: [], current_deadline: null, currently_due: due, disabled_reason: disabled, errors: [], eventually_due: due, past_due: due, pending_verification: [] });

export const accountOf = (call: Pick<Call, "store">, id: string, param?: string): Stripe.Account => found(call.store.get("accounts", id), "account", id, param);

function changed(before: Stripe.Account, given: Changes): Stripe.Account {
  const payouts = given.settings?.payouts?.schedule;
  const request = (status: string | undefined, asked: { requested?: boolean | undefined } | undefined): string | undefined => (asked?.requested ? (status ?? (before.details_submitted ? "active" : "inactive")) : status);
  const transfers = request(before.capabilities?.transfers, given.capabilities?.transfers);
  const cards = request(before.capabilities?.card_payments, given.capabilities?.card_payments);
  return {
    ...before,
    ...(given.business_type ? { business_type: given.business_type } : {}),
    ...(given.business_profile && before.business_profile ? { business_profile: { ...before.business_profile, ...defined(given.business_profile) } } : {}),
    capabilities: { ...(transfers ? { transfers } : {}), ...(cards ? { card_payments: cards } : {}) },
    email: given.email ?? before.email,
    metadata: mergeMetadata(before.metadata ?? {}, given.metadata),
    ...(payouts && before.settings?.payouts ? { settings: { ...before.settings, payouts: { ...before.settings.payouts, schedule: { ...before.settings.payouts.schedule, ...defined(payouts) } } } } : {}),
    ...(given.tos_acceptance?.service_agreement ? { tos_acceptance: { ...before.tos_acceptance, service_agreement: given.tos_acceptance.service_agreement } } : {}),
  };
}

const defined = <T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as { [K in keyof T]: Exclude<T[K], undefined> };

function blankAccount(of: { id: string; created: number; country: string; due: string[]; controller: Stripe.Account["controller"]; type: Stripe.Account["type"] }): Stripe.Account {
  const currency = currencyOfCountry[of.country] ?? "eur";
  return {
    id: of.id, object: "account",
    business_profile: { mcc: null, minority_owned_business_designation: null, name: null, product_description: "", specified_commercial_transactions_act_url: null, support_address: null, support_email: null, support_phone: null, support_url: null, url: null },
    business_type: null, capabilities: {}, charges_enabled: false, ...(of.controller ? { controller: of.controller } : {}), country: of.country, created: of.created, default_currency: currency, details_submitted: of.due.length === 0, email: null,
    external_accounts: inner(`/v1/accounts/${of.id}/external_accounts`, []),
    future_requirements: requirements([], null), metadata: {}, payouts_enabled: of.due.length === 0, requirements: requirements(of.due, of.due.length > 0 ? "requirements.past_due" : null),
    settings: {
      branding: { icon: null, logo: null, primary_color: null, secondary_color: null },
      card_payments: { decline_on: { avs_failure: false, cvc_failure: false }, statement_descriptor_prefix: null, statement_descriptor_prefix_kana: null, statement_descriptor_prefix_kanji: null },
      dashboard: { display_name: null, timezone: "Etc/UTC" },
      payments: { statement_descriptor: null, statement_descriptor_kana: null, statement_descriptor_kanji: null, statement_descriptor_prefix_kana: null, statement_descriptor_prefix_kanji: null },
      payouts: { debit_negative_balances: true, schedule: { delay_days: 2, interval: "daily" }, statement_descriptor: null },
    },
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: of.type,
  };
}

/** One capability as its own object, as `capability.updated` tells it. */
export function capabilityOf(account: Stripe.Account, name: "transfers" | "card_payments"): Stripe.Capability {
  const status = account.capabilities?.[name];
  const due = account.requirements?.currently_due ?? [];
  const wait = { alternatives: [], current_deadline: null, currently_due: due, disabled_reason: null, errors: [], eventually_due: due, past_due: due, pending_verification: [] };
  return {
    id: name, object: "capability", account: account.id, future_requirements: { ...wait, currently_due: [], eventually_due: [], past_due: [] }, requested: status !== undefined, requested_at: status ? (account.created ?? null) : null,
    requirements: wait, status: status ?? "unrequested",
  };
}

/** Stores a changed account and tells it: the account, and its capability if that changed too. */
export function saveAccount(call: Call, before: Stripe.Account, after: Stripe.Account): Stripe.Account {
  call.store.put("accounts", after);
  emit(call, "account.updated", after, { account: after.id, before });
  for (const name of ["transfers", "card_payments"] as const) {
    if (before.capabilities?.[name] !== after.capabilities?.[name]) emit(call, "capability.updated", capabilityOf(after, name), { account: after.id, before: capabilityOf(before, name) });
  }
  return after;
}

export type Person = { firstName: string; lastName: string; birth: { year: number; month: number; day: number }; country: string; bankLast4: string; routing: string };

/** What the onboarding page has collected makes the account able to receive. */
export function completeOnboarding(call: Call, id: string, of: Person): Stripe.Account {
  const before = accountOf(call, id);
  const currency = currencyOfCountry[of.country] ?? "eur";
  const bank: Stripe.BankAccount = {
    id: newId("ba"), object: "bank_account", account: id, account_holder_name: `${of.firstName} ${of.lastName}`, account_holder_type: "individual", account_type: null, available_payout_methods: ["standard"], bank_name: "STRIPE TEST BANK",
    country: of.country, currency, default_for_currency: true, fingerprint: newId("fp", 16).slice(3), last4: of.bankLast4, metadata: {}, routing_number: of.routing, status: "new",
  };
  return saveAccount(call, before, {
    ...before, business_type: "individual", country: of.country, default_currency: currency, details_submitted: true, payouts_enabled: true,
    charges_enabled: before.capabilities?.card_payments !== undefined,
    capabilities: activated(before, "active"),
    external_accounts: inner(`/v1/accounts/${id}/external_accounts`, [bank]),
    requirements: requirements([], null),
    tos_acceptance: { ...before.tos_acceptance, date: call.now, ip: "127.0.0.1" },
  });
}

const activated = (account: Stripe.Account, status: "active" | "inactive"): Stripe.Account.Capabilities =>
  Object.fromEntries(Object.keys(account.capabilities ?? {}).map((name) => [name, status]));

/** Takes an account's ability to receive, or gives it back, as Stripe's risk team would. */
export function setRestricted(call: Call, id: string, restricted: boolean): Stripe.Account {
  const before = accountOf(call, id);
  const due = restricted ? ["individual.verification.document"] : [];
  return saveAccount(call, before, { ...before, details_submitted: true, payouts_enabled: !restricted, capabilities: activated(before, restricted ? "inactive" : "active"), requirements: requirements(due, restricted ? "requirements.past_due" : null) });
}

export const accountRoutes = [
  route("POST", "/v1/accounts", z.strictObject({ ...changeable, controller: controller.optional(), country: z.string().length(2).toUpperCase().optional(), type: z.enum(["custom", "express", "standard"]).optional() } satisfies Fields<Stripe.AccountCreateParams>), (call, given) => {
    if (given.controller && given.type) throw invalid("You may not provide the `type` parameter and `controller` parameters simultaneously. They are mutually exclusive.", "type", "parameters_exclusive");
    const country = given.country ?? "US";
    if (!countries.includes(country)) throw invalid(`Country '${country}' is unknown.`, "country", "country_unsupported");
    const asked = given.controller;
    const dashboard = asked?.stripe_dashboard?.type ?? (given.type === "express" ? "express" : given.type === "custom" ? "none" : "full");
    const payer = asked?.fees?.payer ?? (given.type && given.type !== "standard" ? `application_${given.type}` : "account");
    const losses = asked?.losses?.payments ?? (given.type === "express" || given.type === "custom" ? "application" : "stripe");
    if (asked && losses === "application" && payer === "account") throw invalid("When `controller[losses][payments]=application`, `controller[fees][payer]` must be `application`.", "controller[fees][payer]");
    const made: Stripe.Account.Controller = { fees: { payer }, is_controller: true, losses: { payments: losses }, requirement_collection: asked?.requirement_collection ?? (given.type === "custom" ? "application" : "stripe"), stripe_dashboard: { type: dashboard }, type: "application" };
    const row = changed(blankAccount({ id: newId("acct", 16), created: call.now, country, due: onboardingDue, controller: made, type: given.type ?? "none" }), given);
    return call.store.put("accounts", row);
  }),
  route("GET", "/v1/accounts", z.strictObject({ ...paging, created: range.optional() } satisfies Fields<Stripe.AccountListParams>), (call, { created, ...page }) =>
    pageOf("/v1/accounts", call.store.all("accounts").filter((row) => !created || inRange(row.created ?? 0, created)), page)),
  route("GET", "/v1/account", z.strictObject({}), (call) => ({ ...blankAccount({ id: "acct_platform", created: 0, country: "US", due: [], controller: { type: "account" }, type: "standard" }), charges_enabled: true, settings: { ...blankAccount({ id: "acct_platform", created: 0, country: "US", due: [], controller: { type: "account" }, type: "standard" }).settings, dashboard: { display_name: call.sandbox.businessName, timezone: "Etc/UTC" } } })),
  route("GET", "/v1/accounts/:id", z.strictObject({}), (call, _, [id]) => accountOf(call, id)),
  route("POST", "/v1/accounts/:id", z.strictObject(changeable), (call, given, [id]) => {
    const before = accountOf(call, id);
    return saveAccount(call, before, changed(before, given));
  }),
  route("GET", "/v1/accounts/:id/capabilities", z.strictObject({}), (call, _, [id]) => {
    const account = accountOf(call, id);
    return inner(`/v1/accounts/${id}/capabilities`, (["transfers", "card_payments"] as const).filter((name) => account.capabilities?.[name]).map((name) => capabilityOf(account, name)));
  }),
  route("GET", "/v1/accounts/:id/capabilities/:name", z.strictObject({}), (call, _, [id, name]) => {
    if (name !== "transfers" && name !== "card_payments") throw invalid(`No such capability: '${name}'`, "capability");
    return capabilityOf(accountOf(call, id), name);
  }),
];
