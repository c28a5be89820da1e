import { sql } from "drizzle-orm";
import { z } from "zod";
import { query } from "../kernel/command";
import { notFound } from "../kernel/errors";
import { asCompany } from "../kernel/gates";
import { limits } from "../kernel/limits";
import { toWire, wireMoney } from "../money";

export const invoiceStates = z.enum(["draft", "open", "partially_paid", "paid", "void"]);
export const invoiceLine = z.strictObject({
  id: z.string(), number: z.string(), placementId: z.string(), candidateName: z.string(), jobTitle: z.string(), amount: wireMoney, paid: wireMoney,
  state: invoiceStates, overdue: z.boolean(), dueOn: z.string(), issuedAt: z.iso.datetime().nullable(), paidAt: z.iso.datetime().nullable(), hostedUrl: z.string().nullable(),
});
export type InvoiceRow = { id: string; number: string; placement_id: string; candidate_name: string; job_title: string; currency: string; amount: string; paid: string; state: "draft" | "open" | "partially_paid" | "paid" | "void"; overdue: boolean; due_on: string; created_at: string; issued_at: string | null; paid_at: string | null; hosted_url: string | null };

export const invoiceColumns = sql`select i.id, i.number, i.placement_id, c.full_name as candidate_name, j.title as job_title, i.currency, i.amount_minor::text as amount, i.paid_minor::text as paid, i.state,
  (i.state in ('open','partially_paid') and i.due_on < (app.now() at time zone p.time_zone)::date) as overdue, i.due_on::text, i.created_at, i.issued_at, i.paid_at, i.hosted_url
  from invoices i join placements p on p.id = i.placement_id join candidates c on c.id = p.candidate_id join jobs j on j.id = p.job_id`;

export const shapeInvoice = (row: InvoiceRow) => ({
  id: row.id, number: row.number, placementId: row.placement_id, candidateName: row.candidate_name, jobTitle: row.job_title, amount: toWire(BigInt(row.amount), row.currency), paid: toWire(BigInt(row.paid), row.currency),
  state: row.state, overdue: row.overdue, dueOn: row.due_on, issuedAt: row.issued_at ? new Date(row.issued_at).toISOString() : null, paidAt: row.paid_at ? new Date(row.paid_at).toISOString() : null, hostedUrl: row.hosted_url,
});

/** The company's bills, those to pay first. */
export const invoiceList = query({
  input: z.strictObject({}),
  output: z.strictObject({ invoices: z.array(invoiceLine) }),
  allow: asCompany,
  errors: {},
  async run({ db, scope }) {
    const rows = await db.execute<InvoiceRow>(sql`${invoiceColumns} where i.company_id = ${scope.companyId} order by (i.state in ('open','partially_paid')) desc, i.created_at desc limit ${limits.pageSizeMax}`);
    return { invoices: rows.map(shapeInvoice) };
  },
});

/** One bill of the company. */
export const invoiceDetail = query({
  input: z.strictObject({ invoiceId: z.string().max(limits.idLength) }),
  output: z.strictObject({ invoice: invoiceLine }),
  allow: asCompany,
  errors: {},
  async run({ db, scope }, { invoiceId }) {
    const [row] = await db.execute<InvoiceRow>(sql`${invoiceColumns} where i.company_id = ${scope.companyId} and i.id = ${invoiceId}`);
    return row ? { invoice: shapeInvoice(row) } : notFound();
  },
});
