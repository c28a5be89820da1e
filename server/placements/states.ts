/** Where a placement may go. The database holds the same table; a test compares them. */
export const placementTransitions = [["awaiting_start", "started"], ["awaiting_start", "cancelled"], ["started", "completed"]] as const;
