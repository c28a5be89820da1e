/** Where an invoice may go. The database holds the same table; a test compares them. */
export const invoiceTransitions = [
  ["draft", "open"], ["open", "partially_paid"], ["open", "paid"], ["partially_paid", "paid"], ["draft", "void"], ["open", "void"],
] as const;
