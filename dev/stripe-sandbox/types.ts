import type Stripe from "stripe";

/** The API version whose shapes these objects have. An SDK that pins another one breaks this line. */
export const apiVersion = "2026-10-28.endive" satisfies NonNullable<Stripe.StripeConfig["apiVersion"]>;

/** The owner of what is not a connected account's. */
export const platform = "platform";

// The SDK turns decimals into objects while it reads an answer; on the wire they are text.
export type WireLine = Omit<Stripe.InvoiceLineItem, "quantity_decimal"> & { quantity_decimal: string | null };
export type WireItem = Omit<Stripe.InvoiceItem, "quantity_decimal"> & { quantity_decimal: string };
export type WireInvoice = Omit<Stripe.Invoice, "lines" | "payments"> & { lines: Stripe.ApiList<WireLine>; payments?: Stripe.ApiList<Stripe.InvoicePayment> };
export type EventRow = Stripe.EventBase;

export type StoredAnswer = { id: string; request: string; fingerprint: string; status: number; body: string; storedAt: number };
export type LinkRow = { id: string; account: string; refreshUrl: string; returnUrl: string; expiresAt: number; session: string | null; finished: boolean };
export type HostedRow = { id: string; invoice: string };
export type OwnerRow = { id: string; owner: string };
export type BalanceRow = { id: string; owner: string; currency: string; available: number; pending: number };
export type PendingRow = { id: string; owner: string; currency: string; net: number; availableOn: number };
export type EndpointRow = { id: string; secret: string; connect: boolean };
export type DeliveryRow = { id: string; event: string; endpoint: string; attempts: number; nextAtMs: number };
export type SettingRow = { id: string; value: string };
export type UnknownRow = { id: string; method: string; path: string; at: number; why: string };

export const faultKinds = [
  "timeout_before", "timeout_after", "reset_before", "reset_after", "slow", "error_409", "error_429", "error_500_before", "error_500_after", "balance_insufficient", "transfers_not_allowed",
] as const;
export type FaultKind = (typeof faultKinds)[number];
export type FaultRow = { id: string; method: string | null; path: string | null; kind: FaultKind; times: number; ms: number };

/** Every kind of row, by table. Rows are never changed in place: a change is a new row under the same id. */
export type Tables = {
  customers: Stripe.Customer;
  accounts: Stripe.Account;
  payment_methods: Stripe.PaymentMethod;
  payment_intents: Stripe.PaymentIntent;
  charges: Stripe.Charge;
  invoices: WireInvoice;
  invoice_items: WireItem;
  invoice_payments: Stripe.InvoicePayment;
  balance_transactions: Stripe.BalanceTransaction;
  transfers: Stripe.Transfer;
  transfer_reversals: Stripe.TransferReversal;
  refunds: Stripe.Refund;
  payouts: Stripe.Payout;
  topups: Stripe.Topup;
  events: EventRow;
  webhook_endpoints: Stripe.WebhookEndpoint;
  endpoint_secrets: EndpointRow;
  deliveries: DeliveryRow;
  account_links: LinkRow;
  hosted_invoices: HostedRow;
  owners: OwnerRow;
  balances: BalanceRow;
  pendings: PendingRow;
  answers: StoredAnswer;
  faults: FaultRow;
  settings: SettingRow;
  unknown_requests: UnknownRow;
};
export type Table = keyof Tables;

export const tableNames = [
  "customers", "accounts", "payment_methods", "payment_intents", "charges", "invoices", "invoice_items", "invoice_payments", "balance_transactions", "transfers", "transfer_reversals", "refunds",
  "payouts", "topups", "events", "webhook_endpoints", "endpoint_secrets", "deliveries", "account_links", "hosted_invoices", "owners", "balances", "pendings", "answers", "faults", "settings", "unknown_requests",
] as const satisfies readonly Table[];
