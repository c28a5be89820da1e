export { issueInvoice } from "./issue-invoice-flow";
export { recordInvoicePayments } from "./record-invoice-payments";
