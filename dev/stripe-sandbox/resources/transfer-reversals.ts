import type Stripe from "stripe";
import { z } from "zod";
import { availableOf, move } from "../balance";
import { found, invalid, refused } from "../errors";
import { emit } from "../events";
import { pageOf } from "../lists";
import { amount, type Fields, flag, mergeMetadata, metadata, paging } from "../params";
import { route } from "../router";
import { type Call, idOf, newId } from "../sandbox";
import { platform } from "../types";
import { refundObject } from "./refunds";
import { transferOf } from "./transfers";

function reverse(call: Call, transfer: Stripe.Transfer, of: { amount: number | undefined; metadata: Stripe.Metadata }): Stripe.TransferReversal {
  const remaining = transfer.amount - transfer.amount_reversed;
  const sum = of.amount ?? remaining;
  const destination = idOf(transfer.destination);
  if (remaining === 0) throw refused("transfer_already_reversed", `Transfer ${transfer.id} is already fully reversed.`);
  if (sum > remaining) throw invalid(`Transfer reversal amount (${sum}) is greater than unreversed amount on transfer (${remaining})`, "amount");
  if (availableOf(call, destination, transfer.currency) < sum) throw refused("balance_insufficient", "The recipient of this transfer has insufficient available funds in that account to reverse it.", "amount");
  const name = newId("trr");
  const refund = newId("pyr");
  const back = move(call, { owner: platform, type: "transfer_refund", category: "transfer_reversal", amount: sum, currency: transfer.currency, source: name, availableOn: call.now, description: `REFUND FOR TRANSFER (${transfer.id})` });
  const taken = move(call, { owner: destination, type: "payment_refund", category: "refund", amount: -sum, currency: transfer.currency, source: refund, availableOn: call.now });
  call.store.put("refunds", { ...refundObject({ id: refund, amount: sum, charge: idOf(transfer.destination_payment) || null, created: call.now, currency: transfer.currency, transaction: taken.id }), source_transfer_reversal: name });
  call.store.put("owners", { id: refund, owner: destination });
  const reversal = call.store.put("transfer_reversals", {
    id: name, object: "transfer_reversal", amount: sum, balance_transaction: back.id, created: call.now, currency: transfer.currency, destination_payment_refund: refund, metadata: of.metadata, source_refund: null, transfer: transfer.id,
  });
  const payment = call.store.get("charges", idOf(transfer.destination_payment));
  if (payment) call.store.put("charges", { ...payment, amount_refunded: payment.amount_refunded + sum, refunded: payment.amount_refunded + sum === payment.amount });
  const after = call.store.put("transfers", { ...transfer, amount_reversed: transfer.amount_reversed + sum, reversed: sum === remaining });
  emit(call, "transfer.reversed", after);
  return reversal;
}

export const transferReversalRoutes = [
  route("POST", "/v1/transfers/:id/reversals", z.strictObject({ amount: amount.optional(), description: z.string().max(1_000).optional(), metadata: metadata.optional(), refund_application_fee: flag.optional() } satisfies Fields<Stripe.TransferCreateReversalParams>), (call, given, [name]) =>
    reverse(call, transferOf(call, name), { amount: given.amount, metadata: mergeMetadata({}, given.metadata) })),
  route("GET", "/v1/transfers/:id/reversals", z.strictObject(paging), (call, page, [name]) =>
    pageOf(`/v1/transfers/${transferOf(call, name).id}/reversals`, call.store.all("transfer_reversals").filter((row) => row.transfer === name), page)),
  route("GET", "/v1/transfers/:id/reversals/:reversal", z.strictObject({}), (call, _, [name, reversal]) => {
    const row = call.store.get("transfer_reversals", reversal);
    return found(row?.transfer === name ? row : undefined, "transfer reversal", reversal);
  }),
];
