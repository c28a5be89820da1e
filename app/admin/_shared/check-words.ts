/** The checks of a proof, in the order in which a reader asks: does the provider agree, then do the books agree with themselves. */
export const checkWords: Readonly<Record<string, { title: string; ours: string; theirs: string }>> = {
  "ledger equals provider": { title: "The ledger and the payment provider's balance", ours: "Ledger", theirs: "Provider" },
  "transfers equal provider": { title: "Transfers, one by one, and the payment provider's", ours: "Ledger", theirs: "Provider" },
  "ledger equals its rows": { title: "The ledger and the holds, payouts and invoices it stands for", ours: "Ledger", theirs: "Rows" },
  "balance equals its entries": { title: "Each balance and the sum of its entries", ours: "Balance", theirs: "Entries" },
  "all entries sum to zero": { title: "All entries and zero", ours: "Entries", theirs: "Zero" },
};

export type ProofLineView = { check: string; account: string; currency: string; ours: { minor: string; currency: string }; theirs: { minor: string; currency: string }; difference: { minor: string; currency: string }; rows: readonly string[] };

/** Whether a line says that something is not right. */
export const differs = (line: ProofLineView): boolean => line.difference.minor !== "0" || line.rows.length > 0;
