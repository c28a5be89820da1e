import { reading, router } from "../kernel/trpc";
import { invoiceDetail, invoiceList } from "./invoice-list";
import { invoiceForParty, invoicePage } from "./invoice-page";

export const billingRouter = router({ list: reading(invoiceList), detail: reading(invoiceDetail), page: reading(invoicePage), one: reading(invoiceForParty) });
