import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asParty, type PartyScope } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { after, pageFrom, pageInput, pageOf } from "../kernel/page";
import { invoiceColumns, invoiceLine, type InvoiceRow, invoiceStates, shapeInvoice } from "./invoice-list";

/** A bill is for the company and for the platform. */
const seen = (scope: PartyScope): SQL => sql`(i.company_id = ${scope.companyId} or ${scope.admin})`;

/** Bills of the reader's company, newest first; the platform sees all. */
export const invoicePage = query({
  input: z.strictObject({ ...pageInput, placementId: z.string().max(limits.idLength).optional(), state: invoiceStates.optional() }),
  output: pageOf(invoiceLine),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { cursor, limit, placementId, state }) {
    const rows = await db.execute<InvoiceRow>(sql`${invoiceColumns} where ${seen(scope)} and (${placementId ?? null}::text is null or i.placement_id = ${placementId ?? null}) and (${state ?? null}::text is null or i.state = ${state ?? null})
      and ${after(cursor, sql`i.created_at`, sql`i.id`)} order by i.created_at desc, i.id desc limit ${limit + 1}`);
    return pageFrom(rows, limit, shapeInvoice, (row) => [row.created_at, row.id]);
  },
});

/** One bill, for its company or the platform. */
export const invoiceForParty = query({
  input: z.strictObject({ invoiceId: z.string().max(limits.idLength) }),
  output: z.strictObject({ invoice: invoiceLine }),
  allow: asParty,
  errors: {},
  async run({ db, scope }, { invoiceId }) {
    const [row] = await db.execute<InvoiceRow>(sql`${invoiceColumns} where ${seen(scope)} and i.id = ${invoiceId}`);
    return row ? { invoice: shapeInvoice(row) } : notFound();
  },
});
