/** A text as a search compares it: no case, no accents. The database's `app.search_key` says the same. */
export const folded = (text: string): string => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();

/** The words of a search, each once, folded. In: what was typed, and how many words count. Out: none = nothing to look for. */
export function searchWords(typed: string, most: number): string[] {
  return [...new Set(folded(typed).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ""))].slice(0, most);
}
