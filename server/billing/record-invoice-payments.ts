import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { invoicePayments, invoices, placementMoney } from "@/db/schema/money";
import { command } from "../kernel/command";
import { asSystem } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { invoicePaid, postJournals } from "../ledger";
import { currencyOf } from "../money";
import { billingErrors } from "./errors";

const payment = z.strictObject({
  stripeInvoicePaymentId: z.string().max(limits.idLength), balanceTransactionId: z.string().max(limits.idLength), amountMinor: z.bigint(), feeMinor: z.bigint(),
  currency: z.string().length(3), availableAt: z.date(), paidAt: z.date(),
});

/**
 * Folds what has arrived for an invoice into our books, each payment once, in any order of arrival (I-18, I-19).
 * In: the provider's invoice id and its payments as read anew. Out: how many were new, and whether the invoice is paid now; null for a stranger's invoice.
 */
export const recordInvoicePayments = command({
  input: z.strictObject({ stripeInvoiceId: z.string().max(limits.idLength), payments: z.array(payment).max(100) }),
  output: z.strictObject({ known: z.boolean(), fresh: z.number().int(), paid: z.boolean() }),
  allow: asSystem,
  errors: billingErrors,
  async run({ tx, now, emit }, input) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${input.stripeInvoiceId}, 0))`);
    const [invoice] = await tx.select().from(invoices).where(eq(invoices.stripeInvoiceId, input.stripeInvoiceId)).for("update");
    if (!invoice) return { known: false, fresh: 0, paid: false };
    let fresh = 0;
    let paidMinor = invoice.paidMinor;
    for (const arrived of input.payments) {
      if (arrived.currency !== invoice.currency) throw new Error(`Payment ${arrived.stripeInvoicePaymentId} came in ${arrived.currency}, the invoice is in ${invoice.currency}.`);
      const id = newId("payment");
      const written = await tx
        .insert(invoicePayments)
        .values({
          id, invoiceId: invoice.id, placementId: invoice.placementId, stripeInvoicePaymentId: arrived.stripeInvoicePaymentId, stripeBalanceTransactionId: arrived.balanceTransactionId,
          currency: invoice.currency, amountMinor: arrived.amountMinor, feeMinor: arrived.feeMinor, availableAt: arrived.availableAt, paidAt: arrived.paidAt,
        })
        .onConflictDoNothing()
        .returning({ id: invoicePayments.id });
      if (written.length === 0) continue;
      fresh++;
      paidMinor += arrived.amountMinor;
      await tx
        .update(placementMoney)
        .set({ receivedMinor: sql`${placementMoney.receivedMinor} + ${arrived.amountMinor}` })
        .where(eq(placementMoney.placementId, invoice.placementId));
      await postJournals(tx, [invoicePaid({ paymentId: arrived.stripeInvoicePaymentId, placementId: invoice.placementId, currency: currencyOf(invoice.currency), amountMinor: arrived.amountMinor, costMinor: arrived.feeMinor })], now);
    }
    const paid = paidMinor === invoice.amountMinor;
    if (fresh > 0) {
      await tx.update(invoices).set({ paidMinor, state: paid ? "paid" : "partially_paid", paidAt: paid ? now : null }).where(eq(invoices.id, invoice.id));
      if (paid) emit({ type: "billing/invoice.paid", data: { invoiceId: invoice.id, placementId: invoice.placementId }, placementId: invoice.placementId });
    }
    return { known: true, fresh, paid };
  },
});
