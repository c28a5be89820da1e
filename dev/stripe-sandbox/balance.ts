import type Stripe from "stripe";
import { emit } from "./events";
import { newId, type Call } from "./sandbox";
import { type BalanceRow, platform } from "./types";

type Movement = {
  owner: string; type: Stripe.BalanceTransaction["type"]; category: string; amount: number; fee?: number; currency: string; source: string; availableOn: number; description?: string | null;
};

const balanceOf = (call: Pick<Call, "store">, owner: string, currency: string): BalanceRow =>
  call.store.get("balances", `${owner}:${currency}`) ?? { id: `${owner}:${currency}`, owner, currency, available: 0, pending: 0 };

/** What an account may spend now. */
export const availableOf = (call: Pick<Call, "store">, owner: string, currency: string): number => balanceOf(call, owner, currency).available;
export const pendingOf = (call: Pick<Call, "store">, owner: string, currency: string): number => balanceOf(call, owner, currency).pending;

/** Moves money on one account's balance and writes the balance transaction for it. What becomes available later is pending until then. */
export function move(call: Call, of: Movement): Stripe.BalanceTransaction {
  const { store, now } = call;
  const fee = of.fee ?? 0;
  const net = of.amount - fee;
  const waits = of.availableOn > now;
  const row: Stripe.BalanceTransaction = {
    id: newId("txn"),
    object: "balance_transaction",
    amount: of.amount,
    available_on: of.availableOn,
    balance_type: "payments",
    created: now,
    currency: of.currency,
    description: of.description ?? null,
    exchange_rate: null,
    fee,
    fee_details: fee ? [{ amount: fee, application: null, currency: of.currency, description: "Stripe processing fees", type: "stripe_fee" }] : [],
    net,
    reporting_category: of.category,
    source: of.source,
    status: waits ? "pending" : "available",
    type: of.type,
  };
  store.put("balance_transactions", row);
  if (of.owner !== platform) store.put("owners", { id: row.id, owner: of.owner });
  const before = balanceOf(call, of.owner, of.currency);
  store.put("balances", { ...before, available: before.available + (waits ? 0 : net), pending: before.pending + (waits ? net : 0) });
  if (waits) store.put("pendings", { id: row.id, owner: of.owner, currency: of.currency, net, availableOn: of.availableOn });
  return row;
}

/** Makes available what has become due, tells it by `balance.available`, and completes due payouts; inside a transaction. */
export function settleDue(call: Call): void {
  const { store, now } = call;
  const changed = new Set<string>();
  for (const due of store.all("pendings")) {
    if (due.availableOn > now) continue;
    const before = balanceOf(call, due.owner, due.currency);
    store.put("balances", { ...before, available: before.available + due.net, pending: before.pending - due.net });
    const transaction = store.get("balance_transactions", due.id);
    if (transaction) store.put("balance_transactions", { ...transaction, status: "available" });
    store.remove("pendings", due.id);
    changed.add(due.owner);
  }
  for (const owner of changed) emit(call, "balance.available", balanceObject(call, owner), { account: owner });
  for (const payout of store.all("payouts")) {
    if (payout.status !== "pending" || payout.arrival_date > now) continue;
    const paid = store.put("payouts", { ...payout, status: "paid" });
    emit(call, "payout.paid", paid, { account: ownerOf(call, payout.id) });
  }
}

/** Whether settling would change anything: keeps idle moments free of writes. */
export const somethingIsDue = (call: Pick<Call, "store" | "now">): boolean =>
  call.store.all("pendings").some((due) => due.availableOn <= call.now) || call.store.all("payouts").some((payout) => payout.status === "pending" && payout.arrival_date <= call.now);

export const ownerOf = (call: Pick<Call, "store">, id: string): string => call.store.get("owners", id)?.owner ?? platform;

/** The balance of an account as the API shows it. */
export function balanceObject(call: Pick<Call, "store">, owner: string): Stripe.Balance {
  const rows = call.store.all("balances").filter((row) => row.owner === owner);
  const shown = rows.length > 0 ? rows : [{ currency: "usd", available: 0, pending: 0 }];
  return {
    object: "balance",
    available: shown.map(({ currency, available }) => ({ amount: available, currency, source_types: { card: available } })),
    connect_reserved: shown.map(({ currency }) => ({ amount: 0, currency })),
    livemode: false,
    pending: shown.map(({ currency, pending }) => ({ amount: pending, currency, source_types: { card: pending } })),
  };
}
