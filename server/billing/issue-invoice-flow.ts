import { z } from "zod";
import { flow } from "../kernel/command";
import { failpoint } from "../kernel/failpoints";
import { asSystem } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { createCustomer, issueAtProvider } from "../providers/stripe-money";
import { draftInvoice } from "./draft-invoice";
import { markInvoiceIssued, saveCustomer } from "./mark-invoice-issued";

/** Bills a started placement: draft here, issue at the provider, record. Each step may be repeated after a crash. */
export const issueInvoice = flow({
  input: z.strictObject({ placementId: z.string().max(limits.idLength) }),
  output: z.strictObject({ invoiceId: z.string(), fresh: z.boolean() }),
  allow: asSystem,
  errors: {},
  async run({ ctx }, { placementId }) {
    const draft = await draftInvoice.call(ctx, { placementId });
    if (draft.state !== "draft") return { invoiceId: draft.invoiceId, fresh: false };
    const customer =
      draft.customer ??
      (await saveCustomer.call(ctx, { companyId: draft.companyId, stripeCustomerId: await createCustomer({ companyId: draft.companyId, name: draft.companyName, email: draft.companyEmail }) })).stripeCustomerId;
    const issued = await issueAtProvider({ ...draft, customer }, { created: () => failpoint("invoice.after-create"), finalized: () => failpoint("invoice.after-finalize") });
    const { fresh } = await markInvoiceIssued.call(ctx, { invoiceId: draft.invoiceId, ...issued });
    return { invoiceId: draft.invoiceId, fresh };
  },
});
