// Proves: letters come out right from the encodings that spreadsheets write, and a file that mixes two names the line. Would miss: an encoding of the East without a mark.
import { expect, it } from "vitest";
import { decodeText } from "./decode-text";

const utf8 = (text: string) => new TextEncoder().encode(text);
const codes = (text: string) => Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
const latin = (text: string) => Uint8Array.from(codes(text));
const wide = (text: string, little: boolean) => Uint8Array.from(codes(`\uFEFF${text}`).flatMap((code) => (little ? [code & 255, code >> 8] : [code >> 8, code & 255])));

it.each([
  ["UTF-8", utf8("Zoë,naïve\n")],
  ["UTF-8 with its mark", utf8("\uFEFFZoë,naïve\n")],
  ["UTF-16, little end first", wide("Zoë,naïve\n", true)],
  ["UTF-16, big end first", wide("Zoë,naïve\n", false)],
  ["Windows-1252", latin("Zoë,naïve\n")],
])("reads %s", (_, given) => {
  expect(decodeText(given)).toEqual({ text: "Zoë,naïve\n" });
});

it("reads what Windows-1252 has and Latin-1 has not", () => {
  expect(decodeText(latin("50 \u0080"))).toEqual({ text: "50 €" });
});

it.each([
  ["one line of Windows-1252 among UTF-8", [utf8("Name\nZoë\n"), latin("René\n"), utf8("Åsa\n")], 3],
  ["a mark of UTF-8 before Windows-1252", [utf8("\uFEFFName\n"), latin("René\n")], 2],
])("names the line of %s", (_, parts, line) => {
  expect(decodeText(Uint8Array.from(parts.flatMap((part) => [...part])))).toEqual({ mixedAt: line });
});
