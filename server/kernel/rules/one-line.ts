/** A name or title as one line, so that nobody can write a line of their own into a text that has one line for it. */
export const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
