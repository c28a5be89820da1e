/** A text as a search compares it: no case, no accents. The database's `app.search_key` says the same. */
export const folded = (text: string): string => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
