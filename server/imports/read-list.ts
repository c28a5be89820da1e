import { Readable } from "node:stream";
import { EncryptedFileError, streamXlsxRows } from "hucre";
import Papa from "papaparse";
import { canonicalEmail } from "../candidates";
import { Refusal } from "../kernel/errors";
import { limits } from "../kernel/limits";
import { importErrors } from "./errors";
import { decodeText } from "./rules/decode-text";
import { knownNames } from "./rules/known-columns";

export type ListRow = { rowNo: number; cells: string[] };
export type List = { headers: string[]; rows: ListRow[] };

const separators = [",", ";", "\t"] as const;
/** Where the names of the columns are looked for: some exports begin with a few lines of notes. */
const rowsBeforeNames = 10;

const refuse = (code: keyof typeof importErrors, details: Record<string, string | number> = {}): never => {
  throw new Refusal(code, importErrors[code], details);
};
const words = (count: number) => count.toLocaleString("en-US");
/** Text as the database can keep it, without what nobody sees. */
const kept = (text: string): string => text.replaceAll("\0", "").replace(/\p{Surrogate}/gu, "\uFFFD").trim();
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Reads a list as a spreadsheet shows it. Other requests are served in between. Throws a refusal that names the row or line for what can't be read. */
export async function readList(bytes: Uint8Array, mediaType: string): Promise<List> {
  const rows = mediaType === "text/plain" ? await rowsOfText(bytes) : await rowsOfWorkbook(bytes);
  const named = rows.slice(0, rowsBeforeNames).map((row) => knownNames(row.cells));
  const most = Math.max(0, ...named);
  const first = rows[0];
  if (!first) return refuse("list_empty");
  // A list whose first row is a person has no names of columns; they are then called by their place.
  const at = most > 0 ? named.indexOf(most) : first.cells.some((cell) => canonicalEmail(cell) !== null) ? -1 : 0;
  const people = rows.slice(at + 1);
  if (people.length === 0) return refuse("list_empty");
  const width = people.reduce((widest, row) => Math.max(widest, row.cells.length), rows[at]?.cells.length ?? 0);
  const headers = Array.from({ length: width }, (_, column) => rows[at]?.cells[column]?.slice(0, limits.nameLength) || `Column ${column + 1}`);
  for (const [second, name] of headers.entries()) {
    const before = headers.findIndex((other) => other.toLowerCase() === name.toLowerCase());
    if (before < second) return refuse("list_header_twice", { name: `“${name}”`, first: before + 1, second: second + 1 });
  }
  return { headers, rows: people };
}

/** Takes one row on, if it holds anything. Throws for one that is too wide, and for one too many. */
function take(rows: ListRow[], rowNo: number, cells: readonly string[]): void {
  const full = cells.map(kept);
  while (full.length > 0 && full.at(-1) === "") full.pop();
  if (full.length === 0) return;
  if (full.length > limits.listColumns) refuse("list_too_wide", { row: rowNo, most: words(limits.listColumns) });
  rows.push({ rowNo, cells: full });
  if (rows.length > limits.listRows + rowsBeforeNames) refuse("list_too_long", { most: words(limits.listRows) });
}

async function rowsOfText(bytes: Uint8Array): Promise<ListRow[]> {
  const decoded = decodeText(bytes);
  if ("mixedAt" in decoded) return refuse("list_mixes_encodings", { line: decoded.mixedAt });
  const { text } = decoded;
  for (let start = 0, line = 1; start < text.length; line++) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    if (end - start > limits.listLineLength) refuse("list_row_too_long", { line, most: words(limits.listLineLength) });
    start = end + 1;
  }
  const rows: ListRow[] = [];
  let rowNo = 0;
  let trouble: unknown = null;
  await new Promise<void>((resolve, reject) => {
    Papa.parse<string[]>(Readable.from(piecesOf(text)), {
      delimiter: separatorOf(text), skipEmptyLines: false,
      chunk(part, parser) {
        try {
          const open = part.errors.find((error) => error.code === "MissingQuotes");
          if (open) refuse("list_quote_open", { row: rowNo + (open.row ?? 0) + 1 });
          for (const cells of part.data) take(rows, ++rowNo, cells);
        } catch (cause) {
          trouble = cause;
          parser.abort();
        }
      },
      complete: () => resolve(),
      error: reject,
    });
  });
  if (trouble) throw trouble;
  return rows;
}

/** A text in pieces that each take a moment to read. */
async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += 262_144) {
    yield text.slice(start, start + 262_144);
    await pause();
  }
}

/** The separator with which the most names of columns are found; else the one that the reader finds the most even. */
function separatorOf(text: string): string {
  const start = text.slice(0, 65_536);
  const found = separators.map((separator) => ({ separator, names: Math.max(0, ...Papa.parse<string[]>(start, { delimiter: separator, preview: rowsBeforeNames }).data.map((cells) => knownNames(cells.map(kept)))) }));
  const best = found.toSorted((a, b) => b.names - a.names)[0];
  if (best && best.names > 0) return best.separator;
  return Papa.parse<string[]>(start, { preview: rowsBeforeNames, delimitersToGuess: [...separators] }).meta.delimiter;
}

/** What a workbook unpacks to was counted when it was sent. */
async function rowsOfWorkbook(bytes: Uint8Array): Promise<ListRow[]> {
  const rows: ListRow[] = [];
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet: 0 })) {
      take(rows, index + 1, values.map(textOf));
      if (rows.length % 200 === 0) await pause();
    }
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    // Its reader throws whatever it stumbles over.
    return refuse(cause instanceof EncryptedFileError ? "list_locked" : "list_unreadable");
  }
  return rows;
}

/** A cell as text: of a formula its result, of a day the day. */
const textOf = (value: unknown): string => (value === null || value === undefined ? "" : value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
