import { membersOf } from "./archive";

/** What bytes are, by their content; null = none of the kinds that we know. */
export type MediaType = "application/pdf" | "image/png" | "image/jpeg" | "image/webp" | "text/plain" | "text/html" | "application/zip" | typeof DOCX | typeof XLSX;

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

export const filePurposes = ["evidence", "import", "message"] as const;
export type FilePurpose = (typeof filePurposes)[number];

const document = { types: ["application/pdf", "image/png", "image/jpeg", "image/webp", "text/plain", DOCX], words: "a PDF, a picture (PNG, JPEG, WebP), a text or e-mail file (TXT, EML), or a Word document (DOCX)" } as const;

/** What each purpose takes, and how people call it. */
export const taken: Record<FilePurpose, { types: readonly MediaType[]; words: string }> = {
  evidence: document,
  message: document,
  import: { types: ["text/plain", XLSX], words: "a CSV or an Excel file (XLSX)" },
};

const typeOfEnding: Readonly<Record<string, MediaType>> = {
  pdf: "application/pdf", png: "image/png", jpg: "image/jpeg", jpeg: "image/jpeg", webp: "image/webp", txt: "text/plain", eml: "text/plain", md: "text/plain", csv: "text/plain", tsv: "text/plain", docx: DOCX, xlsx: XLSX,
};

/** The words for a kind of content, for a refusal. */
export const contentWords: Record<MediaType, string> = {
  "application/pdf": "a PDF", "image/png": "a PNG picture", "image/jpeg": "a JPEG picture", "image/webp": "a WebP picture", "text/plain": "plain text", "text/html": "a web page", "application/zip": "a ZIP archive", [DOCX]: "a Word document", [XLSX]: "an Excel file",
};

/** What a name's ending promises: a program on the computer of whoever saves the file. Null = it has none, or one that no file here may have. */
export function promisedType(name: string): MediaType | null {
  return typeOfEnding[/\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ""] ?? null;
}

export const isArchive = (type: MediaType): boolean => type === DOCX || type === XLSX;

/** The endings that a name may have for a kind of content, as people read them. */
export function endingsOf(type: MediaType): string {
  const endings = Object.keys(typeOfEnding).filter((ending) => typeOfEnding[ending] === type).map((ending) => `.${ending}`);
  return endings.length < 2 ? endings.join("") : `${endings.slice(0, -1).join(", ")} or ${endings.at(-1)}`;
}

const startsWith = (bytes: Uint8Array, ...codes: number[]) => codes.every((code, at) => bytes[at] === code);

/** In: the whole file. Out: what it is by its first bytes and, for archives and texts, by what is inside; null = unknown. */
export function kindOfFile(bytes: Uint8Array): MediaType | null {
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return "application/pdf";
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "image/png";
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return "image/jpeg";
  if (startsWith(bytes, 0x52, 0x49, 0x46, 0x46) && startsWith(bytes.subarray(8), 0x57, 0x45, 0x42, 0x50)) return "image/webp";
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return kindOfArchive(bytes);
  return kindOfText(bytes);
}

/** A Word document with macros is none: by its own ending it runs them, and by ours Word does not open it. */
function kindOfArchive(bytes: Uint8Array): MediaType {
  const names = new Set(membersOf(bytes)?.map((one) => one.name));
  if (names.has("xl/workbook.xml")) return XLSX;
  return names.has("word/document.xml") && !names.has("word/vbaProject.bin") ? DOCX : "application/zip";
}

/** How pages begin, whatever stands before their first visible word. A text that quotes one further down is a text: its ending keeps it one. */
const markup = /^[\s\uFEFF\u00EF\u00BB\u00BF]*<(?:[!?]|(?:html|head|meta|title|link|base|style|body|script|svg|math|iframe|object|embed|template|form|button|input|details|video|audio|image|img|table|center|font|div|span|main|section|article|header|p|a|b|i|h[1-6]|br|hr|ul|ol|li|pre)[\s/>])/i;

/** Text has no NUL and no control characters but breaks and tabs; UTF-16 only with its mark. Which 8-bit encoding it is, is its reader's business. */
function kindOfText(bytes: Uint8Array): MediaType | null {
  const wide = startsWith(bytes, 0xff, 0xfe) ? "utf-16le" : startsWith(bytes, 0xfe, 0xff) ? "utf-16be" : null;
  if (!wide && bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13)) return null;
  return markup.test(new TextDecoder(wide ?? "latin1").decode(bytes.subarray(0, 2_048))) ? "text/html" : "text/plain";
}
