import { list, one, type RestRoute } from "../kernel/rest";
import { invoiceForParty, invoicePage } from "./invoice-page";

export const billingRoutes: readonly RestRoute[] = [
  list("/invoices", invoicePage, "Your company's bills."),
  one("/invoices/{id}", invoiceForParty, "One bill.", { ids: { id: "invoiceId" }, lift: "invoice" }),
];
