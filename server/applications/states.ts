/** Where each machine of this domain may go. The database holds the same tables; a test compares them. */
export const applicationTransitions = [
  ["submitted", "in_review"], ["submitted", "offered"], ["submitted", "rejected"], ["submitted", "withdrawn"], ["in_review", "offered"], ["in_review", "rejected"], ["in_review", "withdrawn"],
  ["offered", "accepted"], ["offered", "in_review"], ["offered", "withdrawn"],
] as const;
export const offerTransitions = [["made", "accepted"], ["made", "declined"], ["made", "withdrawn"]] as const;
