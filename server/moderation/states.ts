/** Where a report, a decision after it, and an appeal may go. The database holds the same tables; a test compares them. */
export const reportTransitions = [["open", "acted"], ["open", "rejected"]] as const;
export const actionTransitions = [["proposed", "in_force"], ["proposed", "turned_down"], ["proposed", "withdrawn"], ["in_force", "lifted"]] as const;
export const appealTransitions = [["open", "granted"], ["open", "upheld"]] as const;
