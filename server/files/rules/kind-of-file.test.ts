// Proves: what a file is, is told by its content, whatever its name says. Would miss: a format that none of our purposes takes.
import { expect, it } from "vitest";
import { zipOf } from "@/db/testing/zip";
import { unpackedSize } from "./archive";
import { endingsOf, kindOfFile, promisedType } from "./kind-of-file";

const text = (content: string) => new TextEncoder().encode(content);
const bytes = (...parts: (string | number[])[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === "string" ? [...text(part)] : part)));

/** The same archive, saying that it has so many members. */
function counting(zip: Uint8Array, members: number): Uint8Array {
  const changed = zip.slice();
  new DataView(changed.buffer).setUint16(changed.length - 12, members, true);
  return changed;
}

it.each<[string, Uint8Array, string | null]>([
  ["a PDF", text("%PDF-1.7\n%âãÏÓ"), "application/pdf"],
  ["a PNG", bytes([0x89], "PNG", [0x0d, 0x0a, 0x1a, 0x0a, 0]), "image/png"],
  ["a JPEG", bytes([0xff, 0xd8, 0xff, 0xe0, 0]), "image/jpeg"],
  ["a WebP", bytes("RIFF", [1, 2, 3, 4], "WEBPVP8 "), "image/webp"],
  ["a Word document", zipOf({ "[Content_Types].xml": "<Types/>", "word/document.xml": "<w:document/>" }), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
  ["an Excel file", zipOf({ "xl/workbook.xml": "<workbook/>" }), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
  ["another archive", zipOf({ "evil.exe": "MZ" }), "application/zip"],
  ["an archive that only speaks of a document", zipOf({ "Main.class": "word/document.xml and xl/workbook.xml" }), "application/zip"],
  ["an archive that names a document where no directory does", bytes("PK", [3, 4], "....word/document.xml...."), "application/zip"],
  ["a Word document with macros", zipOf({ "word/document.xml": "<w:document/>", "word/vbaProject.bin": "Sub AutoOpen" }), "application/zip"],
  ["an archive whose count leaves members out", counting(zipOf({ "word/document.xml": "<w:document/>", "word/vbaProject.bin": "Sub AutoOpen" }), 1), "application/zip"],
  ["a PDF that is an archive too", Uint8Array.from([...text("%PDF-1.7\n"), ...zipOf({ "word/document.xml": "<w:document/>" })]), "application/pdf"],
  ["a list", text("name;email\r\nAda;ada@example.com\r\n"), "text/plain"],
  ["a list in an old encoding", bytes("name;email\nJos", [0xe9], ";jose@example.com\n"), "text/plain"],
  ["a list in UTF-16", bytes([0xff, 0xfe], [0x6e, 0, 0x61, 0]), "text/plain"],
  ["a web page", text("\n <!DOCTYPE html><script>alert(1)</script>"), "text/html"],
  ["a picture with script", text("<svg onload=alert(1)>"), "text/html"],
  ["a web page behind a mark", bytes([0xef, 0xbb, 0xbf], "<html>"), "text/html"],
  ["a picture with script behind a comment", text("<!-- --><svg onload=alert(1)>"), "text/html"],
  ["a picture with script behind a type", text('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><svg/>'), "text/html"],
  ["a page without a head", text("<p><script>alert(1)</script>"), "text/html"],
  ["a page in UTF-16", bytes([0xff, 0xfe], [0x3c, 0, 0x70, 0, 0x3e, 0]), "text/html"],
  ["a mail that shows a page", text("From: ada@example.com\nContent-Type: text/html\n\n<html><body>Hello</body></html>"), "text/plain"],
  ["a chat that was saved", text("<maya> see you at ten\n<ada@example.com> yes"), "text/plain"],
  ["a program", bytes([0x7f], "ELF", [2, 1, 1, 0, 0]), null],
  ["a PDF that begins as something else", text("GIF89a%PDF-1.7"), "text/plain"],
])("knows %s by its content", (_, content, kind) => {
  expect(kindOfFile(content)).toBe(kind);
});

it("reads a promise from the ending alone", () => {
  expect([promisedType("reply.PDF"), promisedType("a.b.jpeg"), promisedType("notes"), promisedType("run.exe"), promisedType("reply.pdf.html")]).toEqual(["application/pdf", "image/jpeg", null, null, null]);
  expect([endingsOf("application/pdf"), endingsOf("image/jpeg"), endingsOf("text/html")]).toEqual([".pdf", ".jpg or .jpeg", ""]);
});

it("counts what an archive unpacks to by its directory, and takes one that does not say for endless", () => {
  const zip = zipOf({ "word/document.xml": "x".repeat(40), "word/media/a.png": "y".repeat(2) });
  expect(unpackedSize(zip)).toBe(42);
  for (const said of [zip.slice(0, -10), counting(zip, 1), counting(zip, 3), zipOf({ "word/document.xml": "x" }, { unpacked: 0xff_ff_ff_ff }), zipOf({ "word/document.xml": "xxx" }, { unpacked: 0 }), text("PK"), new Uint8Array()]) expect(unpackedSize(said)).toBe(Number.POSITIVE_INFINITY);
});
