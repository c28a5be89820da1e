// Proves: a preview picture draws what our fonts really draw: symbols of technical terms and of money, letters with accents however they were typed, other alphabets; and leaves a text out that they do not draw,
// so that nothing is fetched from elsewhere. Would miss: how it looks.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawable, shortened } from "./drawable";
import { lettersOf } from "./font-letters";

const geist = lettersOf(readFileSync("node_modules/geist/dist/fonts/geist-sans/Geist-Regular.ttf"));
const dejavu = lettersOf(readFileSync("node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf"));
const letters = new Set([...geist, ...dejavu]);

describe("what a preview picture draws", () => {
  it("is each printable letter of ASCII, and money", () => {
    const ascii = Array.from({ length: 95 }, (_, at) => String.fromCodePoint(32 + at)).join("");
    expect(drawable(`x${ascii}x`, geist)).toBe(`x${ascii}x`);
    for (const text of ["C# and .NET engineers", "100% remote, €120k or $140k", "SRE @ scale", "A*B", "“Quoted”, so-called – £"]) expect(drawable(text, geist), text).toBe(text);
  });
  it("is a name however its accents were typed", () => {
    for (const name of ["Åse Lindqvist", "Zoë Nováková", "Nguyễn Thị Minh"]) expect(drawable(name.normalize("NFD"), letters), name).toBe(name.normalize("NFC"));
  });
  it("is a name in Greek, Cyrillic, Georgian or Armenian, and no name that is joined or read from the right, or in a script that no font here has", () => {
    for (const name of ["Ελένη Παπαδοπούλου", "Олена Шевченко", "ნინო ბერიძე", "Անի Պետրոսյան"]) expect(drawable(name, letters), name).toBe(name);
    for (const name of ["田中 美咲", "김민준", "Maya 田中", "נועה לוי", "ليلى حسن", "अनिल कुमार"]) expect(drawable(name, letters), name).toBeNull();
  });
  it("is a headline without the pictures in it", () => {
    expect(drawable("Robots 🤖 that walk ⚡️ fast", letters)).toBe("Robots that walk fast");
  });
  it("is cut between letters, never within one", () => {
    expect(shortened("abcdefgh", 8)).toBe("abcdefgh");
    expect(shortened("abcdefghi", 8)).toBe("abcde...");
    expect(shortened("a𝔅𝔅𝔅𝔅𝔅", 5)).toBe("a𝔅...");
  });
});
