/** Where a case may go. The database holds the same table; a test compares them. */
export const disputeTransitions = [
  ["open", "answered"], ["open", "decided"], ["open", "withdrawn"], ["answered", "decided"], ["answered", "withdrawn"], ["decided", "appealed"], ["decided", "closed"], ["appealed", "closed"],
] as const;
