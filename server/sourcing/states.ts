/** Where each machine of this domain may go. The database holds the same tables; a test compares them. */
export const claimTransitions = [["active", "released"], ["active", "transferred"], ["active", "overturned"]] as const;
export const rtrTransitions = [["requested", "signed"], ["requested", "declined"], ["requested", "withdrawn"], ["signed", "revoked"], ["requested", "ended"], ["signed", "ended"]] as const;
/** An offer of a claim; one that nobody answered in time lapses. */
export const transferTransitions = [["offered", "accepted"], ["offered", "declined"], ["offered", "withdrawn"], ["offered", "lapsed"]] as const;
/** What one admin proposes against a claim's rules, and a second decides. */
export const overrideTransitions = [["proposed", "approved"], ["proposed", "rejected"], ["proposed", "withdrawn"]] as const;
/** Two records that are found to be of one person. */
export const mergeTransitions = [["proposed", "merged"], ["proposed", "declined"], ["proposed", "withdrawn"], ["merged", "undone"]] as const;
