import { daysBetween, formatDate, formatDays, formatMoney, sumMoney } from "@/components/format";
import type { Outputs } from "../../trpc/outputs";

type Invoice = Outputs["billing"]["detail"]["invoice"];

/** Whether money is still owed on it. */
export const isOwed = (invoice: Pick<Invoice, "state">): boolean => invoice.state === "open" || invoice.state === "partially_paid";

/** What is still to be paid of an invoice. */
export function owedOf(invoice: Pick<Invoice, "amount" | "paid">): { currency: string; minor: string } {
  return { currency: invoice.amount.currency, minor: (BigInt(invoice.amount.minor) - BigInt(invoice.paid.minor)).toString() };
}

/** The sum still owed, a currency at a time: "28,750.00 GBP and 24,000.00 USD". */
export function owedText(invoices: readonly Pick<Invoice, "amount" | "paid">[]): string {
  const open = invoices.map(owedOf);
  return [...new Set(open.map((one) => one.currency))].map((currency) => formatMoney(sumMoney(open.filter((one) => one.currency === currency), currency))).join(" and ");
}

/** The due date as a distance: "due in 12 days", "9 days overdue". */
export function dueText(invoice: Pick<Invoice, "dueOn" | "overdue">, today: string): string {
  const days = daysBetween(today, invoice.dueOn);
  if (invoice.overdue) return `${formatDays(-days)} overdue`;
  return days <= 0 ? "due today" : days === 1 ? "due tomorrow" : `due in ${formatDays(days)}`;
}

/** Where an invoice stands, in a sentence: the answer at the head of its page. */
export function invoiceAnswer(invoice: Invoice, today: string): string {
  switch (invoice.state) {
    case "draft":
      return "It is being issued. It will be ready in a moment.";
    case "void":
      return "It was voided. Nothing is owed on it.";
    case "paid":
      return `Paid in full${invoice.paidAt === null ? "" : ` on ${formatDate(invoice.paidAt)}`}. Nothing is owed on it.`;
    case "open":
    case "partially_paid":
      return invoice.overdue ? `${formatMoney(owedOf(invoice))} due since ${formatDate(invoice.dueOn)}, ${dueText(invoice, today)}.` : `${formatMoney(owedOf(invoice))} ${dueText(invoice, today)}, on ${formatDate(invoice.dueOn)}.`;
  }
}
