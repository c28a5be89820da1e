import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { billingCustomers, invoices, placementMoney } from "@/db/schema/money";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { invoiceIssued, postJournals } from "../ledger";
import { currencyOf } from "../money";
import { billingErrors } from "./errors";

/** Remembers the company's id at the provider. */
export const saveCustomer = command({
  input: z.strictObject({ companyId: z.string().max(limits.idLength), stripeCustomerId: z.string().max(limits.idLength) }),
  output: z.strictObject({ stripeCustomerId: z.string() }),
  allow: asSystem,
  errors: billingErrors,
  async run({ tx, now }, input) {
    await tx.insert(billingCustomers).values({ ...input, createdAt: now }).onConflictDoNothing();
    const [row] = await tx.select().from(billingCustomers).where(eq(billingCustomers.companyId, input.companyId));
    return { stripeCustomerId: row?.stripeCustomerId ?? input.stripeCustomerId };
  },
});

/** Records that the provider has the invoice: draft → open, with its ledger entries. Asked again, changes nothing. */
export const markInvoiceIssued = command({
  input: z.strictObject({ invoiceId: z.string().max(limits.idLength), stripeInvoiceId: z.string().max(limits.idLength), hostedUrl: z.url().max(limits.urlLength) }),
  output: z.strictObject({ fresh: z.boolean() }),
  allow: asSystem,
  errors: billingErrors,
  async run({ tx, now, emit }, input) {
    const [issued] = await tx
      .update(invoices)
      .set({ state: "open", stripeInvoiceId: input.stripeInvoiceId, hostedUrl: input.hostedUrl, issuedAt: now })
      .where(and(eq(invoices.id, input.invoiceId), eq(invoices.state, "draft")))
      .returning();
    if (!issued) {
      const [known] = await tx.select({ id: invoices.id }).from(invoices).where(eq(invoices.id, input.invoiceId));
      return known ? { fresh: false } : notFound();
    }
    await tx.insert(placementMoney).values({ placementId: issued.placementId, currency: issued.currency }).onConflictDoNothing();
    await postJournals(tx, [invoiceIssued({ invoiceId: issued.id, placementId: issued.placementId, currency: currencyOf(issued.currency), amountMinor: issued.amountMinor })], now);
    emit({ type: "billing/invoice.issued", data: { invoiceId: issued.id, placementId: issued.placementId }, placementId: issued.placementId });
    return { fresh: true };
  },
});
