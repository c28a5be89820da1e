import { addDays } from "date-fns";
import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { billingCustomers, invoices } from "@/db/schema/money";
import { organizationById, usersOfOrganization } from "../identity";
import { command } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asSystem } from "../kernel/gates";
import { newId } from "../kernel/ids";
import { limits } from "../kernel/limits";
import { placementForBilling } from "../placements";
import { billingErrors } from "./errors";

/** Drafts the one invoice of a started placement; asked again, answers the one that exists. */
export const draftInvoice = command({
  input: z.strictObject({ placementId: z.string().max(limits.idLength) }),
  output: z.strictObject({
    invoiceId: z.string(), number: z.string(), placementId: z.string(), state: z.string(), companyId: z.string(), companyName: z.string(), companyEmail: z.string().nullable(),
    customer: z.string().nullable(), amountMinor: z.bigint(), currency: z.string(), dueInDays: z.number().int(), description: z.string(),
  }),
  allow: asSystem,
  errors: billingErrors,
  async run({ tx, now }, { placementId }) {
    const placement = await placementForBilling(tx, placementId);
    if (!placement || !placement.startedAt) return notFound();
    const company = await organizationById(tx, placement.companyId);
    if (!company) return notFound();
    const [next] = await tx.execute<{ n: string }>(sql`select nextval('app.invoice_number')::text as n`);
    const dueOn = addDays(now, placement.terms.paymentDays).toISOString().slice(0, 10);
    await tx
      .insert(invoices)
      .values({
        id: newId("invoice"), number: `FS-${now.getUTCFullYear()}-${(next?.n ?? "0").padStart(5, "0")}`, placementId, companyId: placement.companyId,
        currency: placement.currency, amountMinor: placement.feeMinor, dueOn, createdAt: now,
      })
      .onConflictDoNothing({ target: invoices.placementId });
    const [invoice] = await tx.select().from(invoices).where(eq(invoices.placementId, placementId));
    if (!invoice) throw new Error(`No invoice for ${placementId} after drafting one.`);
    const [customer] = await tx.select().from(billingCustomers).where(eq(billingCustomers.companyId, placement.companyId));
    const [contact] = await usersOfOrganization(tx, placement.companyId, ["finance", "owner"]);
    return {
      invoiceId: invoice.id, number: invoice.number, placementId, state: invoice.state, companyId: company.id, companyName: company.name, companyEmail: contact?.email ?? null,
      customer: customer?.stripeCustomerId ?? null, amountMinor: invoice.amountMinor, currency: invoice.currency, dueInDays: placement.terms.paymentDays,
      description: `Placement of ${placement.candidateName}, ${placement.jobTitle}`,
    };
  },
});
