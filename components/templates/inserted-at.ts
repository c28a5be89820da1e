import { firstVariableAt } from "@/server/connections/rules/template-variables";

/** A place in a text, in its letters as JavaScript counts them: between the two, or a cursor where they are equal. */
export type Selected = { from: number; to: number };

/**
 * A text with a part put in place of what is selected, apart from the words around it. Out: the text, and what is selected then: the cursor behind the part; or with `then: "open"` the first variable of
 * the part, if it has one, for its writer to type over it.
 */
export function insertedAt(text: string, part: string, { from, to }: Selected, then: "open" | "behind"): { text: string; selected: Selected } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const lead = before === "" || /\s$/.test(before) ? before : `${before} `;
  const tail = after === "" || /^[\s.,;:!?)]/.test(after) ? after : ` ${after}`;
  const open = then === "open" ? firstVariableAt(part) : null;
  const end = lead.length + part.length;
  return { text: `${lead}${part}${tail}`, selected: open === null ? { from: end, to: end } : { from: lead.length + open.from, to: lead.length + open.to } };
}
