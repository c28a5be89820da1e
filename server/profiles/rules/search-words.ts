import { folded } from "../../kernel/rules/folded";

/** The words of a search, each once, folded. In: what was typed, and how many words count. Out: none = nothing to look for. */
export function searchWords(typed: string, most: number): string[] {
  return [...new Set(folded(typed).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ""))].slice(0, most);
}
