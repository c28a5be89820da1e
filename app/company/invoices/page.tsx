import type { Metadata } from "next";
import { PageHeader } from "@/components/ui/page-header";
import { notFoundOr, serverApi } from "../../trpc/server";
import { companyReader } from "../reader";
import { InvoiceTable } from "./invoice-table";
import { isOwed, owedText } from "./invoice-words";

export const metadata: Metadata = { title: "Invoices" };

/** What the company owes and has paid. */
export default async function InvoicesPage() {
  const api = await serverApi();
  const { today } = await companyReader();
  const { invoices } = await notFoundOr(() => api.billing.list({}));
  const owed = invoices.filter(isOwed);
  const overdue = owed.filter((one) => one.overdue).length;
  return (
    <>
      <PageHeader title="Invoices" answer={owed.length === 0 ? "Nothing is owed." : `${owedText(owed)} to pay${overdue === 0 ? "." : `, ${overdue === owed.length ? "overdue" : `${overdue} of ${owed.length} invoices overdue`}.`}`} />
      <InvoiceTable rows={invoices} today={today} />
    </>
  );
}
