/** Where a split agreement may go. The database holds the same table; a test compares them. */
export const agreementTransitions = [["proposed", "accepted"], ["accepted", "locked"], ["proposed", "superseded"], ["accepted", "superseded"], ["locked", "superseded"]] as const;
