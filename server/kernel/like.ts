/** A pattern for `like` and `ilike` that finds a text wherever it stands, taking each of its characters for itself. */
export const containing = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
