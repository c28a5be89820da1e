// Proves: what a file is, is told by its content, whatever its name says. Would miss: a format that none of our purposes takes.
import { expect, it } from "vitest";
import { kindOfFile, promisedType } from "./kind-of-file";

const text = (content: string) => new TextEncoder().encode(content);
const bytes = (...parts: (string | number[])[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...text(part)] : part)));

it.each<[string, Uint8Array, string | null]>([
  ["a PDF", text("%PDF-1.7\n%âãÏÓ"), "application/pdf"],
  ["a PNG", bytes([0x89], "PNG", [0x0d, 0x0a, 0x1a, 0x0a, 0]), "image/png"],
  ["a JPEG", bytes([0xff, 0xd8, 0xff, 0xe0, 0]), "image/jpeg"],
  ["a WebP", bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 "), "image/webp"],
  ["a Word document", bytes("PK", [3, 4], "....word/document.xml...."), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["an Excel file", bytes("PK", [3, 4], "....xl/workbook.xml...."), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["another archive", bytes("PK", [3, 4], "....evil.exe...."), "application/zip"],
  ["a list", text("name;email\r\nAda;ada@example.com\r\n"), "text/plain"],
  ["a list in an old encoding", bytes("name;email\nJos", [0xe9], ";jose@example.com\n"), "text/plain"],
  ["a list in UTF-16", bytes([0xff, 0xfe], [0x6e, 0, 0x61, 0]), "text/plain"],
  ["a web page", text("\n <!DOCTYPE html><script>alert(1)</script>"), "text/html"],
  ["a picture with script", text("<svg onload=alert(1)>"), "text/html"],
  ["a web page behind a mark", bytes([0xef, 0xbb, 0xbf], "<html>"), "text/html"],
  ["a program", bytes([0x7f], "ELF", [2, 1, 1, 0, 0]), null],
  ["a PDF that begins as something else", text("GIF89a%PDF-1.7"), "text/plain"],
])("knows %s by its content", (_, content, kind) => {
  expect(kindOfFile(content)).toBe(kind);
});

it("reads a promise from the ending alone", () => {
  expect([promisedType("reply.PDF"), promisedType("a.b.jpeg"), promisedType("notes"), promisedType("run.exe")]).toEqual(["application/pdf", "image/jpeg", null, null]);
});
