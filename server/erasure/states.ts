/** Where an erasure may go. The database holds the same table; a test compares them. */
export const erasureTransitions = [["asked", "taken_back"], ["asked", "done"]] as const;
