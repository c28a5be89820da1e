import type Stripe from "stripe";
import type { Outcome } from "../kernel/outcomes";
import { outcomeOf, stripe } from "./stripe";

/** Minor units as the provider wants them. Amounts are bounded far below what a JS number holds exactly. */
const whole = (minor: bigint): number => {
  if (minor > BigInt(Number.MAX_SAFE_INTEGER) || minor < 0n) throw new RangeError("amount out of the provider's range");
  return Number(minor);
};

/** One transfer of a payout slice, under the intent's own key. Parameters are the same bytes at every repetition. */
export function createTransfer(of: { intentId: string; attempt: number; amountMinor: bigint; currency: string; destination: string; placementId: string; scheduleId: string }): Promise<Outcome<Stripe.Transfer>> {
  return outcomeOf(() =>
    stripe().transfers.create(
      {
        amount: whole(of.amountMinor),
        currency: of.currency.toLowerCase(),
        destination: of.destination,
        transfer_group: of.placementId,
        metadata: { intent_id: of.intentId, placement_id: of.placementId, schedule_id: of.scheduleId },
      },
      { idempotencyKey: `tr:${of.intentId}:${of.attempt}` },
    ),
  );
}

/** Looks an intent's transfer up at the provider, whatever became of our own call. Out: the transfer, or null if there is none. */
export function findTransfer(of: { intentId: string; placementId: string }): Promise<Outcome<Stripe.Transfer | null>> {
  return outcomeOf(async () => {
    for await (const transfer of stripe().transfers.list({ transfer_group: of.placementId, limit: 100 })) {
      if (transfer.metadata["intent_id"] === of.intentId) return transfer;
    }
    return null;
  });
}

/** All transfers of a placement, for the proof. */
export async function transfersOf(placementId: string): Promise<Stripe.Transfer[]> {
  const found: Stripe.Transfer[] = [];
  for await (const transfer of stripe().transfers.list({ transfer_group: placementId, limit: 100 })) found.push(transfer);
  return found;
}

/** What the provider holds for us, per currency: available and pending, in minor units. */
export async function providerBalance(): Promise<Map<string, { available: bigint; pending: bigint }>> {
  const balance = await stripe().balance.retrieve();
  const of = new Map<string, { available: bigint; pending: bigint }>();
  const at = (currency: string) => {
    const code = currency.toUpperCase();
    const known = of.get(code) ?? { available: 0n, pending: 0n };
    of.set(code, known);
    return known;
  };
  for (const part of balance.available) at(part.currency).available += BigInt(part.amount);
  for (const part of balance.pending) at(part.currency).pending += BigInt(part.amount);
  return of;
}

/** A company at the provider, made once. Out: its id. */
export async function createCustomer(of: { companyId: string; name: string; email: string | null }): Promise<string> {
  const customer = await stripe().customers.create(
    { name: of.name, ...(of.email ? { email: of.email } : {}), metadata: { company_id: of.companyId } },
    { idempotencyKey: `cus:${of.companyId}:1` },
  );
  return customer.id;
}

type Billed = { invoiceId: string; customer: string; placementId: string; number: string; description: string; amountMinor: bigint; currency: string; dueInDays: number };

/** What the provider already has of our invoice, as it is now; null = nothing. A key older than a day makes a second one, so that this is asked first. */
async function findInvoice(of: Pick<Billed, "invoiceId" | "customer">): Promise<Stripe.Invoice | null> {
  for await (const invoice of stripe().invoices.list({ customer: of.customer, limit: 100 })) {
    if (invoice.metadata?.["invoice_id"] === of.invoiceId && invoice.status !== "void") return invoice;
  }
  return null;
}

/** Issues our invoice at the provider: created, filled, finalized, each only if it is not yet. Throws if the amount differs. */
export async function issueAtProvider(of: Billed, between: { created(): void; finalized(): void }): Promise<{ stripeInvoiceId: string; hostedUrl: string }> {
  const made =
    (await findInvoice(of)) ??
    (await stripe().invoices.create(
      { customer: of.customer, collection_method: "send_invoice", days_until_due: of.dueInDays, auto_advance: false, currency: of.currency.toLowerCase(), metadata: { invoice_id: of.invoiceId, placement_id: of.placementId, number: of.number } },
      { idempotencyKey: `inv:${of.invoiceId}:create` },
    ));
  between.created();
  if (made.status === "draft" && made.total === 0) {
    await stripe().invoiceItems.create(
      { customer: of.customer, invoice: made.id, amount: whole(of.amountMinor), currency: of.currency.toLowerCase(), description: of.description },
      { idempotencyKey: `inv:${of.invoiceId}:item:1` },
    );
  }
  const finalized = made.status === "draft" ? await stripe().invoices.finalizeInvoice(made.id, {}, { idempotencyKey: `inv:${of.invoiceId}:finalize` }) : made;
  between.finalized();
  if (BigInt(finalized.total) !== of.amountMinor || !finalized.hosted_invoice_url) {
    await stripe().invoices.voidInvoice(made.id, {}, { idempotencyKey: `inv:${of.invoiceId}:void` });
    throw new Error(`The provider's invoice ${made.id} shows ${finalized.total}, ours ${of.amountMinor}; it was voided.`);
  }
  return { stripeInvoiceId: finalized.id, hostedUrl: finalized.hosted_invoice_url };
}

export type ArrivedPayment = { stripeInvoicePaymentId: string; balanceTransactionId: string; amountMinor: bigint; feeMinor: bigint; currency: string; availableAt: Date; paidAt: Date };

/** The payments that have arrived for an invoice, read anew from the provider. */
export async function paymentsOf(stripeInvoiceId: string): Promise<ArrivedPayment[]> {
  const arrived: ArrivedPayment[] = [];
  for await (const payment of stripe().invoicePayments.list({ invoice: stripeInvoiceId, status: "paid", limit: 100 })) {
    const intentId = payment.payment.payment_intent;
    if (!intentId) continue;
    const intent = await stripe().paymentIntents.retrieve(typeof intentId === "string" ? intentId : intentId.id, { expand: ["latest_charge.balance_transaction"] });
    const charge = intent.latest_charge;
    if (!charge || typeof charge === "string") continue;
    const txn = charge.balance_transaction;
    if (!txn || typeof txn === "string") continue;
    arrived.push({
      stripeInvoicePaymentId: payment.id,
      balanceTransactionId: txn.id,
      amountMinor: BigInt(payment.amount_paid ?? 0),
      feeMinor: BigInt(txn.fee),
      currency: payment.currency.toUpperCase(),
      availableAt: new Date(txn.available_on * 1000),
      paidAt: new Date((payment.status_transitions.paid_at ?? payment.created) * 1000),
    });
  }
  return arrived;
}

/** A payee's connected account, made once per country: it may only receive transfers. Refused = the provider does not serve the country. */
export function createPayeeAccount(of: { payeeId: string; email: string; country: string }): Promise<Outcome<Stripe.Account>> {
  return outcomeOf(() =>
    stripe().accounts.create(
      {
        controller: { fees: { payer: "application" }, losses: { payments: "application" }, stripe_dashboard: { type: "express" }, requirement_collection: "stripe" },
        capabilities: { transfers: { requested: true } },
        country: of.country,
        email: of.email,
        metadata: { payee_id: of.payeeId },
      },
      { idempotencyKey: `acct:${of.payeeId}:${of.country}:1` },
    ),
  );
}

/** A fresh, short-lived address of the provider's own onboarding page. Never mailed. */
export async function onboardingLink(of: { account: string; refreshUrl: string; returnUrl: string }): Promise<string> {
  const link = await stripe().accountLinks.create({ account: of.account, refresh_url: of.refreshUrl, return_url: of.returnUrl, type: "account_onboarding" });
  return link.url;
}

/** The account as it is now. */
export const retrieveAccount = (id: string): Promise<Stripe.Account> => stripe().accounts.retrieve(id);

/** The transfer as it is now. */
export const retrieveTransfer = (id: string): Promise<Stripe.Transfer> => stripe().transfers.retrieve(id);
