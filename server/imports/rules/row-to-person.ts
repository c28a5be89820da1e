import { canonicalKeys, type CandidateKey } from "../../candidates";
import type { ImportField, Mapping } from "./known-columns";

export type RowPerson = {
  fields: { fullName: string; email: string; phone: string; linkedin: string; headline: string; location: string; currentEmployer: string; note: string };
  keys: CandidateKey[];
  /** Why this row can't be used; null = it can. */
  problem: string | null;
  /** What was left out of a row that can be used, in a sentence; null = nothing. */
  remark: string | null;
};

const longest: Partial<Record<ImportField, number>> = { headline: 140, location: 120, currentEmployer: 120, note: 2_000, email: 254, phone: 40, linkedin: 500 };
const nameLength = 120;
const keyWords = { email: "e-mail", phone: "phone number", linkedin: "LinkedIn profile" } as const;

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
const cut = (text: string, field: ImportField): string => {
  const most = longest[field] ?? Number.POSITIVE_INFINITY;
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
};

/** The one of several in a cell that can be read, else the first: exports put all addresses of a person into one. */
function bestOf(kind: "email" | "phone" | "linkedin", cell: string): string {
  const parts = cell.split(kind === "phone" ? /[;,|\n]|\s{2,}/ : /[;,|\s]+/).map((part) => part.replace(/\((?:home|work|mobile|personal|other|cell)\)|^(?:home|work|mobile|personal|other|cell)\s*:\s*/gi, "").trim()).filter((part) => part !== "");
  return parts.find((part) => canonicalKeys({ [kind]: part }).keys.length > 0) ?? cell.trim();
}

/**
 * Who a row is about, by the rules of adding a person by hand. A key that can't be read is left out and said, as long as another one can; texts that
 * are longer than a form takes are cut. What looks like a formula is never taken over.
 */
export function personOfRow(cells: readonly string[], mapping: Mapping, headers: readonly string[]): RowPerson {
  const raw = (field: ImportField): string => (mapping[field] === null ? "" : (cells[mapping[field]] ?? ""));
  const cell = (field: ImportField): string => raw(field).replace(/\s+/g, " ").trim();
  const fullName = cell("fullName") || [cell("firstName"), cell("lastName")].filter((part) => part !== "").join(" ");
  const given = { email: bestOf("email", raw("email")), phone: bestOf("phone", raw("phone")), linkedin: bestOf("linkedin", raw("linkedin")) };
  const { keys, faults } = canonicalKeys(given);
  const usable = (kind: "email" | "phone" | "linkedin") => (keys.some((key) => key.kind === kind) ? cut(given[kind], kind) : "");
  const fields = {
    fullName, email: usable("email"), phone: usable("phone"), linkedin: usable("linkedin"),
    headline: cut(cell("headline"), "headline"), location: cut(cell("location"), "location"), currentEmployer: cut(cell("currentEmployer"), "currentEmployer"), note: cut(cell("note"), "note"),
  };
  const unread = faults.map(({ field }) => `“${short(given[field])}” is no ${keyWords[field]}`).join(", ");
  const formula = (Object.keys(mapping) as ImportField[]).find((field) => /^[=@]/.test(cell(field)) && field !== "linkedin");
  const repeats = headers.some((header) => header !== "") && headers.every((header, at) => (cells[at] ?? "").trim() === header);
  return { fields, keys, problem: problemOf(), remark: unread === "" ? null : `Without what can't be read: ${unread}.` };

  function problemOf(): string | null {
    if (repeats) return "This row repeats the names of the columns.";
    if (formula) return `The column ${headers[mapping[formula] ?? 0] ?? ""} holds a formula: “${short(cell(formula))}”.`;
    if (fullName.length < 2) return "There is no name.";
    if (fullName.length > nameLength) return `The name is longer than ${nameLength} letters.`;
    if (keys.length > 0) return null;
    return unread === "" ? "There is no e-mail, phone number or LinkedIn profile." : `Nothing tells this person apart: ${unread}.`;
  }
}
