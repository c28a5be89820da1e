import { reading, router } from "../kernel/trpc";
import { invoiceDetail, invoiceList } from "./invoice-list";

export const billingRouter = router({ list: reading(invoiceList), detail: reading(invoiceDetail) });
