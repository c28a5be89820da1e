import type Stripe from "stripe";
import { z } from "zod";
import { availableOf, move, ownerOf } from "../balance";
import { found, refused } from "../errors";
import { emit } from "../events";
import { pageOf } from "../lists";
import { amount, currency, type Fields, id, inRange, mergeMetadata, metadata, paging, range } from "../params";
import { route } from "../router";
import { newId, type Call } from "../sandbox";
import { platform } from "../types";
import { accountOf } from "./accounts";

const day = 86_400;

/** The bank account that an account's payouts go to. */
function bankOf(call: Call): string {
  if (call.owner === platform) return "ba_platform";
  const [bank] = accountOf(call, call.owner).external_accounts?.data ?? [];
  if (!bank) throw refused("payouts_not_allowed", "This account has no bank account yet: its onboarding is not finished.");
  return bank.id;
}

export const payoutRoutes = [
  route("POST", "/v1/payouts", z.strictObject({ amount, currency, description: z.string().max(1_000).optional(), metadata: metadata.optional(), statement_descriptor: z.string().max(22).optional() } satisfies Fields<Stripe.PayoutCreateParams>), (call, given) => {
    const destination = bankOf(call);
    if (availableOf(call, call.owner, given.currency) < given.amount) throw refused("balance_insufficient", "You have insufficient funds in your Stripe account for this payout.", "amount");
    const name = newId("po");
    const transaction = move(call, { owner: call.owner, type: "payout", category: "payout", amount: -given.amount, currency: given.currency, source: name, availableOn: call.now, description: given.description ?? "STRIPE PAYOUT" });
    if (call.owner !== platform) call.store.put("owners", { id: name, owner: call.owner });
    const row = call.store.put("payouts", {
      id: name, object: "payout", amount: given.amount, application_fee: null, application_fee_amount: null, arrival_date: call.now + day, automatic: false, balance_transaction: transaction.id, created: call.now, currency: given.currency,
      description: given.description ?? null, destination, failure_balance_transaction: null, failure_code: null, failure_message: null, livemode: false, metadata: mergeMetadata({}, given.metadata), method: "standard", original_payout: null,
      payout_method: null, reconciliation_status: "not_applicable", reversed_by: null, source_type: "card", statement_descriptor: given.statement_descriptor ?? null, status: "pending", trace_id: null, type: "bank_account",
    });
    emit(call, "payout.created", row, { account: call.owner });
    return row;
  }),
  route("GET", "/v1/payouts", z.strictObject({ ...paging, status: z.string().max(40).optional(), created: range.optional(), destination: id.optional() } satisfies Fields<Stripe.PayoutListParams>), (call, { status, created, destination, ...page }) =>
    pageOf("/v1/payouts", call.store.all("payouts").filter((row) => ownerOf(call, row.id) === call.owner && (!status || row.status === status) && (!destination || row.destination === destination) && (!created || inRange(row.created, created))), page)),
  route("GET", "/v1/payouts/:id", z.strictObject({}), (call, _, [name]) => {
    const row = call.store.get("payouts", name);
    return found(row && ownerOf(call, name) === call.owner ? row : undefined, "payout", name);
  }),
];
