import type Stripe from "stripe";
import { z } from "zod";
import { move } from "../balance";
import { found } from "../errors";
import { emit } from "../events";
import { pageOf } from "../lists";
import { amount, currency, type Fields, inRange, mergeMetadata, metadata, paging, range, text } from "../params";
import { route } from "../router";
import { newId } from "../sandbox";
import { platform } from "../types";

export const topupRoutes = [
  route("POST", "/v1/topups", z.strictObject({ amount, currency, description: z.string().max(1_000).optional(), metadata: metadata.optional(), statement_descriptor: z.string().max(15).optional(), transfer_group: text.optional() } satisfies Fields<Stripe.TopupCreateParams>), (call, given) => {
    const name = newId("tu");
    const transaction = move(call, { owner: platform, type: "topup", category: "topup", amount: given.amount, currency: given.currency, source: name, availableOn: call.now, description: given.description ?? "Top-up" });
    const row = call.store.put("topups", {
      id: name, object: "topup", amount: given.amount, balance_transaction: transaction.id, created: call.now, currency: given.currency, description: given.description ?? null, expected_availability_date: call.now, failure_code: null, failure_message: null,
      initiated_by: "api", livemode: false, metadata: mergeMetadata({}, given.metadata), source: null, statement_descriptor: given.statement_descriptor ?? null, status: "succeeded", transfer_group: given.transfer_group ?? null,
    });
    emit(call, "topup.created", row);
    emit(call, "topup.succeeded", row);
    return row;
  }),
  route("GET", "/v1/topups", z.strictObject({ ...paging, created: range.optional() } satisfies Fields<Stripe.TopupListParams>), (call, { created, ...page }) =>
    pageOf("/v1/topups", call.store.all("topups").filter((row) => !created || inRange(row.created, created)), page)),
  route("GET", "/v1/topups/:id", z.strictObject({}), (call, _, [name]) => found(call.store.get("topups", name), "topup", name)),
];
