/** Where each machine of this domain may go. The database holds the same tables; a test compares them. */
export const holdTransitions = [["held", "released"], ["held", "forfeited"], ["held", "moved"]] as const;

export const scheduleTransitions = [
  ["scheduled", "claimed"], ["claimed", "scheduled"], ["claimed", "paid"], ["claimed", "frozen"], ["scheduled", "frozen"], ["frozen", "scheduled"],
  ["scheduled", "paid"], ["frozen", "paid"], ["scheduled", "cancelled"],
] as const;

export const intentTransitions = [
  ["ready", "calling"], ["calling", "unknown"], ["calling", "ready"], ["calling", "sent"], ["unknown", "calling"], ["unknown", "sent"], ["ready", "sent"], ["ready", "cancelled"],
  ["calling", "frozen"], ["unknown", "frozen"], ["frozen", "sent"], ["frozen", "ready"],
] as const;
