/** Where a connection may go. The database holds the same table; a test compares them. */
export const connectionTransitions = [
  ["pending", "active"], ["pending", "declined"], ["pending", "withdrawn"], ["pending", "blocked"], ["active", "inactive"], ["active", "blocked"],
  ["inactive", "pending"], ["inactive", "blocked"], ["declined", "pending"], ["declined", "active"], ["declined", "withdrawn"], ["declined", "blocked"], ["withdrawn", "pending"], ["withdrawn", "blocked"], ["blocked", "inactive"],
] as const;
