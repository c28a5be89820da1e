import type Stripe from "stripe";
import { z } from "zod";
import { availableOf, move } from "../balance";
import { found, invalid, refused } from "../errors";
import { emit } from "../events";
import { inner, pageOf } from "../lists";
import { amount, currency, type Fields, id, inRange, mergeMetadata, metadata, paging, range, text } from "../params";
import { route } from "../router";
import { type Call, idOf, newId } from "../sandbox";
import { platform } from "../types";
import { chargeObject } from "./charges";

export const transferOf = (call: Pick<Call, "store">, name: string): Stripe.Transfer => found(call.store.get("transfers", name), "transfer", name);

/** The charge whose money a transfer takes, with what is left of it. */
function sourceOf(call: Call, name: string, of: { amount: number; currency: string }): { charge: Stripe.Charge; availableOn: number } {
  const charge = found(call.store.get("charges", name), "charge", name, "source_transaction");
  if (!charge.paid) throw refused("charge_not_refundable", "The charge of `source_transaction` did not succeed.", "source_transaction");
  if (charge.currency !== of.currency) throw refused("transfer_source_balance_parameters_mismatch", `The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${of.currency})`, "currency");
  const taken = call.store.all("transfers").filter((row) => row.source_transaction === name).reduce((sum, row) => sum + row.amount, 0);
  if (taken + of.amount > charge.amount) throw refused("charge_exceeds_source_limit", `Transfers using this transaction as a source must not exceed the source amount of ${charge.amount}. ${taken} is taken already.`, "amount");
  const transaction = call.store.get("balance_transactions", idOf(charge.balance_transaction));
  return { charge, availableOn: transaction?.available_on ?? call.now };
}

function create(call: Call, of: { amount: number; currency: string; destination: string; description: string | null; group: string | null; metadata: Stripe.Metadata; source: string | undefined }): Stripe.Transfer {
  const destination = call.store.get("accounts", of.destination);
  const account = found(destination, "destination", of.destination, "destination");
  if (account.capabilities?.transfers !== "active") {
    throw refused(
      "insufficient_capabilities_for_transfer",
      "Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments",
      "destination",
    );
  }
  const source = of.source ? sourceOf(call, of.source, of) : null;
  if (!source && availableOf(call, platform, of.currency) < of.amount) {
    throw refused("balance_insufficient", "You have insufficient available funds in your Stripe account. Try adding funds directly to your available balance by creating Charges using the 4000000000000077 test card.");
  }
  const name = newId("tr");
  const availableOn = source ? Math.max(source.availableOn, call.now) : call.now;
  const payment = newId("py");
  const debit = move(call, { owner: platform, type: "transfer", category: "transfer", amount: -of.amount, currency: of.currency, source: name, availableOn, description: of.description });
  const credit = move(call, { owner: account.id, type: "payment", category: "charge", amount: of.amount, currency: of.currency, source: payment, availableOn });
  call.store.put("charges", {
    ...chargeObject({ id: payment, amount: of.amount, created: call.now, currency: of.currency, customer: null, description: null, intent: null, metadata: {}, group: null, details: { type: "stripe_account", stripe_account: {} }, method: null }),
    balance_transaction: credit.id, source_transfer: name,
  });
  call.store.put("owners", { id: payment, owner: account.id });
  const transfer = call.store.put("transfers", {
    id: name, object: "transfer", amount: of.amount, amount_reversed: 0, balance_transaction: debit.id, created: call.now, currency: of.currency, description: of.description, destination: account.id, destination_payment: payment, livemode: false,
    metadata: of.metadata, reversals: inner(`/v1/transfers/${name}/reversals`, []), reversed: false, source_transaction: of.source ?? null, source_type: "card", transfer_group: of.group ?? (source?.charge.transfer_group ?? null),
  });
  emit(call, "transfer.created", transfer);
  return transfer;
}

export const transferRoutes = [
  route(
    "POST",
    "/v1/transfers",
    z.strictObject({ amount: amount.optional(), currency, destination: id, description: z.string().max(1_000).optional(), metadata: metadata.optional(), source_transaction: id.optional(), source_type: z.enum(["bank_account", "card", "fpx"]).optional(), transfer_group: text.optional() } satisfies Fields<Stripe.TransferCreateParams>),
    (call, given) => {
      const whole = given.source_transaction ? call.store.get("charges", given.source_transaction)?.amount : undefined;
      const sum = given.amount ?? whole;
      if (sum === undefined) throw invalid("Missing required param: amount.", "amount", "parameter_missing");
      return create(call, {
        amount: sum, currency: given.currency, destination: given.destination, description: given.description ?? null, group: given.transfer_group ?? null, metadata: mergeMetadata({}, given.metadata), source: given.source_transaction,
      });
    },
  ),
  route("GET", "/v1/transfers", z.strictObject({ ...paging, transfer_group: text.optional(), destination: id.optional(), created: range.optional() } satisfies Fields<Stripe.TransferListParams>), (call, { transfer_group, destination, created, ...page }) =>
    pageOf(
      "/v1/transfers",
      call.store.all("transfers").filter((row) => (!transfer_group || row.transfer_group === transfer_group) && (!destination || row.destination === destination) && (!created || inRange(row.created, created))),
      page,
    )),
  route("GET", "/v1/transfers/:id", z.strictObject({}), (call, _, [name]) => transferOf(call, name)),
  route("POST", "/v1/transfers/:id", z.strictObject({ description: z.string().max(1_000).optional(), metadata: metadata.optional() } satisfies Fields<Stripe.TransferUpdateParams>), (call, given, [name]) => {
    const before = transferOf(call, name);
    const transfer = call.store.put("transfers", { ...before, description: given.description ?? before.description, metadata: mergeMetadata(before.metadata, given.metadata) });
    emit(call, "transfer.updated", transfer, { before });
    return transfer;
  }),
];
