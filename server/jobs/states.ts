/** Where a job may go. The database holds the same table; a test compares them. */
export const jobTransitions = [["draft", "open"], ["open", "paused"], ["paused", "open"], ["open", "filled"], ["open", "closed"], ["paused", "closed"]] as const;
