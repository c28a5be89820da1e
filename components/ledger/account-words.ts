/** The ledger's kinds of account in a reader's words, in the order of money's way through the platform. */
export const accountWords = {
  company_receivable: { label: "Company receivable", meaning: "invoiced and not yet paid" },
  deferred_fee: { label: "Deferred fee", meaning: "invoiced, shared once it is paid" },
  provider_cash: { label: "Provider cash", meaning: "at the payment provider" },
  processing_cost: { label: "Processing cost", meaning: "kept by the payment provider" },
  platform_revenue: { label: "Platform revenue", meaning: "the platform's share" },
  held: { label: "Guarantee holds", meaning: "kept until the release date" },
  payable: { label: "Payable", meaning: "released, not yet transferred" },
  payee_receivable: { label: "Payee receivable", meaning: "to be netted from later payouts" },
  chargeback_loss: { label: "Chargeback loss", meaning: "reserve for chargebacks" },
} as const;

export type AccountKind = keyof typeof accountWords;

export const accountKinds = Object.keys(accountWords) as AccountKind[];

/** The words of a stored kind; one without words is shown as it is stored. */
export const accountLabel = (kind: string): string => (kind in accountWords ? accountWords[kind as AccountKind].label : sentence(kind));

/** A stored word such as `hold.released` or `payout-sweep` as a sentence starts: "Hold released", "Payout sweep". */
export function sentence(stored: string): string {
  const plain = stored.replaceAll(/[._-]+/g, " ").trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
