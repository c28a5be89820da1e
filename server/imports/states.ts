/** Where an import may go. The database holds the same table; a test compares them. */
export const importTransitions = [
  ["draft", "checking"], ["checking", "checked"], ["checked", "checking"], ["checked", "running"], ["running", "paused"], ["paused", "running"], ["running", "done"],
  ["draft", "cancelled"], ["checking", "cancelled"], ["checked", "cancelled"], ["running", "cancelled"], ["paused", "cancelled"], ["failed", "cancelled"],
  ["checking", "failed"], ["running", "failed"], ["failed", "checking"], ["failed", "running"],
] as const;

export type ImportState = (typeof importTransitions)[number][number];
