import type Stripe from "stripe";
import { z } from "zod";
import { balanceObject, ownerOf } from "../balance";
import { found } from "../errors";
import { pageOf } from "../lists";
import { currency, type Fields, id, inRange, paging, range } from "../params";
import { route } from "../router";

const daysOfEvents = 30;
const day = 86_400;

export const balanceRoutes = [
  route("GET", "/v1/balance", z.strictObject({}), (call) => balanceObject(call, call.owner)),
  route(
    "GET",
    "/v1/balance_transactions",
    z.strictObject({ ...paging, created: range.optional(), currency: currency.optional(), source: id.optional(), type: z.string().max(100).optional() } satisfies Fields<Stripe.BalanceTransactionListParams>),
    (call, { created, currency: unit, source, type, ...page }) =>
      pageOf(
        "/v1/balance_transactions",
        call.store
          .all("balance_transactions")
          .filter((row) => ownerOf(call, row.id) === call.owner && (!created || inRange(row.created, created)) && (!unit || row.currency === unit) && (!source || row.source === source) && (!type || row.type === type)),
        page,
      ),
  ),
  route("GET", "/v1/balance_transactions/:id", z.strictObject({}), (call, _, [name]) => {
    const row = call.store.get("balance_transactions", name);
    return found(row && ownerOf(call, name) === call.owner ? row : undefined, "balance transaction", name);
  }),
];

export const eventRoutes = [
  route(
    "GET",
    "/v1/events",
    z.strictObject({ ...paging, type: z.string().max(100).optional(), types: z.array(z.string().max(100)).max(20).optional(), created: range.optional() } satisfies Fields<Stripe.EventListParams>),
    (call, { type, types, created, ...page }) =>
      pageOf("/v1/events", call.store.all("events").filter((row) => row.created > call.now - daysOfEvents * day && (!type || row.type === type) && (!types || types.includes(row.type)) && (!created || inRange(row.created, created))), page),
  ),
  route("GET", "/v1/events/:id", z.strictObject({}), (call, _, [name]) => found(call.store.get("events", name), "event", name)),
];
