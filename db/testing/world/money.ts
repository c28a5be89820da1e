import { eq } from "drizzle-orm";
import { recordInvoicePayments } from "@/server/billing";
import { draftInvoice } from "@/server/billing/draft-invoice";
import { markInvoiceIssued } from "@/server/billing/mark-invoice-issued";
import { clockOf, type Database } from "@/server/kernel/database";
import { allocateFee } from "@/server/payouts";
import { savePayeeAccount } from "@/server/payouts/payee-account";
import { payoutSchedules } from "../../schema/money";
import { type Placed, started } from "./hiring";
import { fresh, type Recruiter, systemOf } from "./people";

export type Invoiced = Placed & { invoiceId: string; stripeInvoiceId: string; amountMinor: bigint };

/** The issued invoice of a started placement; the provider's part is a given id. */
export async function issue(db: Database, placementId: string): Promise<{ invoiceId: string; stripeInvoiceId: string; amountMinor: bigint }> {
  const system = systemOf(db);
  const draft = await draftInvoice.call(system, { placementId });
  const stripeInvoiceId = `in_${draft.invoiceId.slice(4)}`;
  await markInvoiceIssued.call(system, { invoiceId: draft.invoiceId, stripeInvoiceId, hostedUrl: `http://localhost/invoices/${stripeInvoiceId}` });
  return { invoiceId: draft.invoiceId, stripeInvoiceId, amountMinor: draft.amountMinor };
}

/** A payment as the provider would show it. */
export async function payment(db: Database, amountMinor: bigint, of: { id?: string; feeMinor?: bigint } = {}) {
  const now = await clockOf(db);
  const id = of.id ?? fresh();
  return { stripeInvoicePaymentId: `inpay_${id}`, balanceTransactionId: `txn_${id}`, amountMinor, feeMinor: of.feeMinor ?? 0n, currency: "USD", availableAt: now, paidAt: now };
}

/** A started placement with its open invoice. */
export async function invoiced(db: Database, of: Parameters<typeof started>[1] = {}): Promise<Invoiced> {
  const made = await started(db, of);
  return { ...made, ...(await issue(db, made.placementId)) };
}

/** A placement whose fee has arrived in full and is shared out into holds. */
export async function allocated(db: Database, of: Parameters<typeof started>[1] = {}): Promise<Invoiced> {
  const made = await invoiced(db, of);
  await recordInvoicePayments.call(systemOf(db), { stripeInvoiceId: made.stripeInvoiceId, payments: [await payment(db, made.amountMinor)] });
  await allocateFee.call(systemOf(db), { placementId: made.placementId });
  return made;
}

/** Lets a payee receive; a given account stands for the provider's onboarding. */
export async function onboarded(db: Database, who: Pick<Recruiter, "payeeId">, transfersActive = true): Promise<string> {
  const stripeAccountId = `acct_${who.payeeId.slice(4)}`;
  await savePayeeAccount.call(systemOf(db), { payeeId: who.payeeId, stripeAccountId, transfersActive, detailsSubmitted: true, requirements: [] });
  return stripeAccountId;
}

/** The dated payments of a placement. */
export function schedulesOf(db: Database, placementId: string) {
  return db.select().from(payoutSchedules).where(eq(payoutSchedules.placementId, placementId)).orderBy(payoutSchedules.dueAt, payoutSchedules.id);
}
