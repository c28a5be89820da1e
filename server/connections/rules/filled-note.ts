/** What a note that is kept can leave to be filled in. */
export const noteVariables = ["first name", "role", "company"] as const;
export type NoteVariable = (typeof noteVariables)[number];

/** The variables that stand in a note, in order, each once. */
export const variablesIn = (note: string): NoteVariable[] => noteVariables.filter((name) => note.includes(`{${name}}`));

/** A note with its variables filled in; those without a value stay, for who writes to see. */
export const filledNote = (note: string, values: Partial<Record<NoteVariable, string | null>>): string =>
  noteVariables.reduce((text, name) => text.replaceAll(`{${name}}`, values[name]?.trim() || `{${name}}`), note);
